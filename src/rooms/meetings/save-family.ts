import { readText, type FieldError } from "../../kernel/fields.ts";
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
import { isStillOpen } from "./lock-meeting.ts";
import type { FamilyPart } from "./record-reads.ts";
import { claimItem, type ItemChange } from "./save-item.ts";

export const familyRoles = {
  child: "The child",
  parent: "Parents",
  carer: "Carers",
  other: "Others in the family",
} as const;

export const partWords = {
  whole: "Took part in the whole meeting",
  part: "Took part in some of it",
  no: "Did not take part",
} as const;

export type FamilyFields = {
  readonly tookPart: string;
  readonly names: string;
  readonly explanation: string;
};

type Form = { readonly version: string; readonly rows: ReadonlyMap<string, FamilyFields> };

/** Reads how each took part; who has no answer yet stays as not known. */
export function readFamily({
  rows,
}: Form): { readonly family: readonly FamilyPart[] } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const family = Object.keys(familyRoles).flatMap((who): FamilyPart[] => {
    const typed = rows.get(who);
    if (typed === undefined || !Object.hasOwn(partWords, typed.tookPart)) return [];
    const names = readText(typed.names, { name: "Names", most: 200 });
    if (!names.ok) errors.push({ field: `names.${who}`, message: names.error });
    const explanation = readExplanation(typed);
    if (!explanation.ok) {
      errors.push({ field: `explanation.${who}`, message: explanation.error });
    }
    if (!names.ok || !explanation.ok) return [];
    return [
      {
        who,
        tookPart: typed.tookPart,
        names: names.value || null,
        explanation: explanation.value || null,
      },
    ];
  });
  return errors.length > 0 ? { errors } : { family };
}

function readExplanation({ tookPart, explanation }: FamilyFields) {
  const rule = { name: "Which part, or why not", most: 1000 };
  if (tookPart === "whole") return readText(explanation, rule);
  const missing = tookPart === "part" ? "Enter which part" : "Enter why they did not take part";
  return readText(explanation, { ...rule, missing });
}

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
  readonly form: Form;
};

export async function saveFamily(
  tx: Tx,
  acting: { actor: StaffActor; at: Date },
  { person, meetingId, itemId, form }: Saving,
): Promise<ItemChange> {
  if (!(await isStillOpen(tx, meetingId))) return { kind: "closed" };
  const read = readFamily(form);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const told = await whoMayBeTold(tx, { person, today: londonDate(acting.at) });
  const errors = read.family.flatMap((part) => untoldErrors(part, told));
  if (errors.length > 0) return { kind: "invalid", errors };
  if (!(await claimItem(tx, acting, { itemId, version: form.version }))) return { kind: "stale" };
  for (const { who, tookPart, names, explanation } of read.family) {
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
