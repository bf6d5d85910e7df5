import type { FieldError } from "../../kernel/fields.ts";
import type { FormTyped } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { appendChronology } from "../child-record/index.ts";
import type { About, CommandContext, Stage, Stages } from "./escalation.ts";
import { addStep } from "./escalation-steps.ts";
import { raiseForm, type RaiseChoices } from "./raise-form.ts";
import { dueOf } from "./state.ts";

export type Raising =
  | { readonly kind: "accepted"; readonly escalationId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

function firstOf({ stages: [first] }: Stages): Stage {
  if (!first) throw new Error("the stages of an escalation are none");
  return first;
}

type ReadQuery = RaiseChoices & {
  readonly person: About;
  /** The agency of whoever raises it. */
  readonly ofAgencyId: string;
  readonly stages: Stages & { readonly id: string };
  readonly form: FormTyped<typeof raiseForm>;
};

/** Raises a disagreement at the first stage. No right of the other side's stands in its way. */
export async function raiseEscalation(
  tx: Tx,
  acting: CommandContext,
  asked: ReadQuery,
): Promise<Raising> {
  const { person, stages, form, ofAgencyId } = asked;
  const { actor, at, today } = acting;
  const { value: raised, errors } = raiseForm.read(form, asked);
  if (errors) return { kind: "invalid", errors };
  const first = firstOf(stages);
  const escalationId = newId();
  const clock = { body: stages, stage: first.key, stageSince: today, steps: [], resolvedOn: null };
  await tx
    .insertInto("work.escalations")
    .values({
      escalation_id: escalationId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      scheme_id: stages.id,
      about: raised.about,
      of_agency_id: ofAgencyId,
      with_agency_id: raised.agency,
      wording: raised.wording,
      asked: raised.asked,
      stage: first.key,
      stage_since: today,
      decider_id: raised.decider,
      due_on: dueOf(clock, acting),
      raised_on: today,
      raised_by: actor.id,
      raised_at: at,
    })
    .execute();
  const step = { step: "raised", stage: first.key, deciderId: raised.decider } as const;
  await addStep(tx, acting, { person, escalationId, ...step });
  await appendChronology(tx, person, { ...entryOf(raised), happenedOn: today, by: actor });
  return { kind: "accepted", escalationId };
}

type Words = { readonly wording: string; readonly asked: string };

const entryOf = ({ wording, asked }: Words) =>
  ({
    kind: "escalation",
    headline: "A disagreement between agencies was raised",
    detail: `${wording}\n\nAsked for: ${asked}`,
  }) as const;
