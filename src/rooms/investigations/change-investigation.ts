import { sql, type Updateable } from "kysely";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { DB } from "../../platform/database/schema.gen.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import type { Investigation, Step } from "./investigation.ts";

export type OfInvestigation = { readonly investigation: Investigation };

type Changing = OfInvestigation & { readonly version: string };

/** Changes one, if it is as it was read. False where somebody was first. */
async function change(
  tx: Tx,
  { investigation, version }: Changing,
  columns: Updateable<DB["protect.investigations"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("protect.investigations")
    .set({ ...columns, version: sql<number>`version + 1` })
    .where("investigation_id", "=", investigation.investigationId)
    .where("version", "=", versionOf(version))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

type Adding = Pick<Step, "step"> &
  Partial<Omit<Step, "recordedAt" | "recordedBy" | "step">> & {
    readonly aroundId?: string | null;
  };

/** Adds what was done, and what it changes; the second of two is told. */
export async function addStep(
  tx: Tx,
  { actor, at }: CommandContext,
  asked: Changing & {
    readonly step: Adding;
    readonly columns?: Updateable<DB["protect.investigations"]>;
  },
): Promise<Change> {
  const { investigation, step, columns = {} } = asked;
  if (!(await change(tx, asked, columns))) return { kind: "stale" };
  await tx
    .insertInto("protect.investigation_steps")
    .values({
      investigation_step_id: newId(),
      partnership_id: actor.partnershipId,
      person_id: investigation.personId,
      investigation_id: investigation.investigationId,
      step: step.step,
      about: step.about ?? null,
      outcome: step.outcome ?? null,
      measures: [...(step.measures ?? [])],
      told: step.told ?? null,
      around_id: step.aroundId ?? null,
      told_name: step.toldName ?? null,
      way: step.way ?? null,
      done_by: step.doneBy ?? null,
      wording: step.wording ?? null,
      happened_on: step.happenedOn ?? null,
      due_on: step.dueOn ?? null,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  return { kind: "accepted" };
}
