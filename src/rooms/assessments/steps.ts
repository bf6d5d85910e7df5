import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { About, CommandContext } from "./begin.ts";
import type { StepKind, Verdict } from "./assessment-reads.ts";

type Step = {
  readonly step: StepKind;
  readonly happenedOn: string;
  readonly wording?: string | null;
  readonly verdict?: Verdict;
  readonly inPost?: string | null;
};

/** What happened on the way: added to, never changed. */
export async function addStep(
  tx: Tx,
  { actor, at }: Pick<CommandContext, "actor" | "at">,
  { person, assessmentId, ...step }: Step & { person: About; assessmentId: string },
): Promise<void> {
  await tx
    .insertInto("protect.assessment_steps")
    .values({
      assessment_step_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      assessment_id: assessmentId,
      step: step.step,
      happened_on: step.happenedOn,
      wording: step.wording ?? null,
      verdict: step.verdict ?? null,
      in_post: step.inPost?.slice(0, 200) ?? null,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
}
