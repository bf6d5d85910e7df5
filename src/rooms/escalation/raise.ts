import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { appendChronology } from "../child-record/index.ts";
import {
  isSubject,
  type About,
  type CommandContext,
  type EscalationSubject,
  type Stage,
  type Stages,
} from "./escalation.ts";
import { addStep } from "./escalation-steps.ts";
import { dueOf } from "./state.ts";

export type RaiseForm = {
  readonly about: string;
  readonly agency: string;
  readonly decider: string;
  readonly wording: string;
  readonly asked: string;
};

type Raised = {
  readonly about: EscalationSubject;
  readonly withAgencyId: string;
  readonly deciderId: string | null;
  readonly wording: string;
  readonly asked: string;
};

type Choices = {
  /** Agencies that can be disagreed with: all but one's own. */
  readonly agencyIds: readonly string[];
  /** Who may be named to decide: they reach the child. */
  readonly deciderIds: readonly string[];
};

export function readRaise(
  form: RaiseForm,
  { agencyIds, deciderIds }: Choices,
): Raised | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const { about } = form;
  if (!isSubject(about)) errors.push({ field: "about", message: "Choose what it is about" });
  const agencyId = agencyIds.find((id) => id === form.agency);
  if (agencyId === undefined) {
    errors.push({ field: "agency", message: "Choose the agency that you disagree with" });
  }
  const wording = readText(form.wording, {
    name: "What you disagree about",
    most: 4000,
    missing: "Enter what you disagree about, and why",
  });
  if (!wording.ok) errors.push({ field: "wording", message: wording.error });
  const asked = readText(form.asked, {
    name: "What you ask for",
    most: 2000,
    missing: "Enter what you ask for",
  });
  if (!asked.ok) errors.push({ field: "asked", message: asked.error });
  const decider = deciderIds.find((id) => id === form.decider);
  if (form.decider !== "" && decider === undefined) {
    errors.push({ field: "decider", message: "Choose somebody of the child’s circle, or nobody" });
  }
  if (errors.length > 0 || !isSubject(about) || agencyId === undefined) return { errors };
  if (!wording.ok || !asked.ok) return { errors };
  const deciderId = decider ?? null;
  return { about, withAgencyId: agencyId, deciderId, wording: wording.value, asked: asked.value };
}

export type Raising =
  | { readonly kind: "accepted"; readonly escalationId: string; readonly raised: Raised }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

function firstOf({ stages: [first] }: Stages): Stage {
  if (!first) throw new Error("the stages of an escalation are none");
  return first;
}

type Asked = Choices & {
  readonly person: About;
  /** The agency of whoever raises it. */
  readonly ofAgencyId: string;
  readonly stages: Stages & { readonly id: string };
  readonly form: RaiseForm;
};

/** Raises a disagreement at the first stage. No right of the other side's stands in its way. */
export async function raiseEscalation(
  tx: Tx,
  acting: CommandContext,
  asked: Asked,
): Promise<Raising> {
  const { person, stages, form, ofAgencyId } = asked;
  const { actor, at, today } = acting;
  const raised = readRaise(form, asked);
  if ("errors" in raised) return { kind: "invalid", errors: raised.errors };
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
      with_agency_id: raised.withAgencyId,
      wording: raised.wording,
      asked: raised.asked,
      stage: first.key,
      stage_since: today,
      decider_id: raised.deciderId,
      due_on: dueOf(clock, acting),
      raised_on: today,
      raised_by: actor.id,
      raised_at: at,
    })
    .execute();
  const { deciderId } = raised;
  await addStep(tx, acting, { person, escalationId, step: "raised", stage: first.key, deciderId });
  await appendChronology(tx, person, { ...entryOf(raised), happenedOn: today, by: actor });
  return { kind: "accepted", escalationId, raised };
}

const entryOf = ({ wording, asked }: Raised) =>
  ({
    kind: "escalation",
    headline: "A disagreement between agencies was raised",
    detail: `${wording}\n\nAsked for: ${asked}`,
  }) as const;
