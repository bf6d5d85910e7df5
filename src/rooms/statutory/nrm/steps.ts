import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { About, CommandContext } from "./prepare.ts";
import type { NrmStepKind } from "./standing.ts";

type Step = {
  readonly step: NrmStepKind;
  readonly outcome?: string | null;
  readonly happenedOn: string;
  readonly wording: string | null;
};

/** What happened to a referral: added to, never changed. */
export async function addStep(
  tx: Tx,
  { actor, at }: Pick<CommandContext, "actor" | "at">,
  { person, referralId, ...step }: Step & { person: About; referralId: string },
): Promise<void> {
  await tx
    .insertInto("protect.nrm_steps")
    .values({
      nrm_step_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      nrm_referral_id: referralId,
      step: step.step,
      outcome: step.outcome ?? null,
      happened_on: step.happenedOn,
      wording: step.wording,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
}
