import type { Updateable } from "kysely";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { DB } from "../../platform/database/schema.gen.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import type { LicensingStepKind, Referral } from "./licence.ts";

type NewStep = {
  readonly step: LicensingStepKind;
  readonly happenedOn: string;
  readonly sentTo?: string;
  readonly outcome?: string;
  readonly wording?: string | null;
};

/** What was done: added to, never changed. */
export async function addStep(
  tx: Tx,
  { actor, at }: CommandContext,
  one: NewStep & { readonly referralId: string; readonly version: number },
): Promise<void> {
  await tx
    .insertInto("subjects.licensing_steps")
    .values({
      licensing_step_id: newId(),
      partnership_id: actor.partnershipId,
      licensing_referral_id: one.referralId,
      step: one.step,
      happened_on: one.happenedOn,
      sent_to: one.sentTo ?? null,
      outcome: one.outcome ?? null,
      wording: one.wording ?? null,
      version_after: one.version,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
}

type Taking = {
  readonly referral: Referral;
  /** As it was read. */
  readonly version: string;
  readonly step: NewStep;
  readonly row: Updateable<DB["subjects.licensing_referrals"]>;
};

/** Takes a step on a referral that is open and as it was read; the database wants the entry with it. */
export async function takeStep(
  tx: Tx,
  by: CommandContext,
  { referral: { referralId }, version: read, step, row }: Taking,
): Promise<Change> {
  const version = versionOf(read);
  const held = await tx
    .selectFrom("subjects.licensing_referrals")
    .select("licensing_referral_id")
    .where("licensing_referral_id", "=", referralId)
    .where("version", "=", version)
    .where("state", "<>", "closed")
    .forUpdate()
    .executeTakeFirst();
  if (!held) return { kind: "stale" };
  await addStep(tx, by, { ...step, referralId, version: version + 1 });
  await tx
    .updateTable("subjects.licensing_referrals")
    .set({ ...row, changed_by: by.actor.id, changed_at: by.at, version: version + 1 })
    .where("licensing_referral_id", "=", referralId)
    .where("version", "=", version)
    .execute();
  return { kind: "accepted" };
}
