import type { FieldError } from "../../kernel/fields.ts";
import type { Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import { londonDate } from "../../kernel/dates.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import {
  mustNotBeTold,
  untoldMeant,
  whoMayBeTold,
  type WhoMayBeTold,
} from "../family-network/index.ts";
import type { Person } from "../subjects/index.ts";
import { familyForm } from "./family-form.ts";
import { isStillOpen } from "./lock-meeting.ts";
import type { FamilyPart } from "./record-reads.ts";
import { claimItem, type ItemChange } from "./save-item.ts";

/** Whoever must not be told takes part only where it is written why, or that it is somebody else. */
function untoldErrors(
  { who, tookPart, names, explanation }: FamilyPart,
  told: WhoMayBeTold,
): readonly FieldError[] {
  if (tookPart === "no" || names === null || explanation !== null) return [];
  const meant = untoldMeant(told, { words: names });
  if (!meant) return [];
  const message = `${mustNotBeTold(meant)}. Enter who decided that they took part, or who else this is`;
  return [{ field: `explanation.${who}`, message }];
}

type Saving = {
  readonly person: Person;
  readonly meetingId: string;
  readonly itemId: string;
  readonly form: Sent<typeof familyForm>;
};

export async function saveFamily(
  tx: Tx,
  acting: { actor: StaffActor; at: Date },
  { person, meetingId, itemId, form }: Saving,
): Promise<ItemChange> {
  if (!(await isStillOpen(tx, meetingId))) return { kind: "closed" };
  const read = familyForm.read(form, {});
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const family = read.value.family.flatMap(({ key, tookPart, ...words }): FamilyPart[] =>
    tookPart === null ? [] : [{ who: key, tookPart, ...words }],
  );
  const told = await whoMayBeTold(tx, { person, today: londonDate(acting.at) });
  const errors = family.flatMap((part) => untoldErrors(part, told));
  if (errors.length > 0) return { kind: "invalid", errors };
  if (!(await claimItem(tx, acting, { itemId, version: form.version }))) return { kind: "stale" };
  for (const { who, tookPart, names, explanation } of family) {
    const row = { took_part: tookPart, names, explanation, changed_by: acting.actor.id };
    await tx
      .insertInto("panels.family_parts")
      .values({
        family_part_id: newId(),
        partnership_id: person.partnershipId,
        meeting_id: meetingId,
        who,
        ...row,
      })
      .onConflict((conflict) => conflict.columns(["meeting_id", "who"]).doUpdateSet(row))
      .execute();
  }
  return { kind: "accepted" };
}
