import { versionOf } from "../../kernel/version-of.ts";
import { sql, type Updateable } from "kysely";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { DB } from "../../platform/database/schema.gen.ts";
import type { About, CommandContext } from "./escalation.ts";
import type { StepKind } from "./escalation-reads.ts";

type Step = {
  readonly person: About;
  readonly escalationId: string;
  readonly step: StepKind;
  readonly stage: string;
  readonly deciderId?: string | null;
  readonly wording?: string | null;
};

/** What happened on the way: added to, never changed. */
export async function addStep(
  tx: Tx,
  { actor, at, today }: Omit<CommandContext, "calendar">,
  { person, escalationId, step, stage, deciderId = null, wording = null }: Step,
): Promise<void> {
  await tx
    .insertInto("work.escalation_steps")
    .values({
      escalation_step_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      escalation_id: escalationId,
      step,
      stage,
      decider_id: deciderId,
      wording,
      happened_on: today,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
}

/** Changes one that is open, if it is as it was read. False where somebody was first. */
export async function changeOpen(
  tx: Tx,
  { escalationId, version }: { readonly escalationId: string; readonly version: string },
  change: Updateable<DB["work.escalations"]>,
): Promise<boolean> {
  const read = versionOf(version);
  const { numUpdatedRows } = await tx
    .updateTable("work.escalations")
    .set({ ...change, version: sql<number>`version + 1` })
    .where("escalation_id", "=", escalationId)
    .where("version", "=", read)
    .where("resolved_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
