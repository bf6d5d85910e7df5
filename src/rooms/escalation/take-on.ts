import {
  defineForm,
  text,
  type AnyForm,
  type FormTyped,
  type Sent,
} from "../../kernel/forms/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import { appendChronology } from "../child-record/index.ts";
import { nextStage, type About, type CommandContext, type EscalationChange } from "./escalation.ts";
import type { Escalation } from "./escalation-reads.ts";
import { addStep, changeOpen } from "./escalation-steps.ts";
import { decider, type Deciders } from "./raise-form.ts";
import { dueOf, stateOf } from "./state.ts";

type On = { readonly person: About; readonly escalation: Escalation };
type Of<F extends AnyForm> = On & { readonly form: Sent<F> };

const wrong = (field: string, message: string): EscalationChange => ({
  kind: "invalid",
  errors: [{ field, message }],
});

type Key = { readonly escalation: Escalation; readonly form: { readonly version: string } };

const keyOf = ({ escalation, form }: Key) => ({
  escalationId: escalation.escalationId,
  version: form.version,
});

export const moveForm = defineForm<Deciders, Deciders>()({
  reason: text({
    label: "Why is it not settled at this stage?",
    rows: 3,
    called: "Why",
    most: 4000,
    missing: "Enter why it is not settled at this stage",
  }),
  decider: decider(),
});

/** On to the next stage, with why the one before did not settle it; its clock begins today. */
export async function moveOn(
  tx: Tx,
  acting: CommandContext,
  { deciders, ...of }: Of<typeof moveForm> & Deciders,
): Promise<EscalationChange> {
  const { person, escalation, form } = of;
  const { actor, today } = acting;
  const stage = nextStage(escalation.body, escalation.stage);
  if (!stage) return wrong("reason", "This is the last stage: say there how it was resolved");
  const read = moveForm.read(form, { deciders });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { reason, decider: deciderId } = read.value;
  const steps = [...escalation.steps, { step: "moved" as const, happenedOn: today }];
  const moved = { body: escalation.body, stage: stage.key, stageSince: today, resolvedOn: null };
  const change = {
    stage: stage.key,
    stage_since: today,
    decider_id: deciderId,
    paused_on: null,
    due_on: dueOf({ ...moved, steps: steps as Escalation["steps"] }, acting),
  };
  if (!(await changeOpen(tx, keyOf(of), change))) return { kind: "stale" };
  const { escalationId } = escalation;
  const step = { step: "moved", stage: stage.key, deciderId, wording: reason } as const;
  await addStep(tx, acting, { person, escalationId, ...step });
  await appendChronology(tx, person, {
    kind: "escalation",
    headline: `The disagreement between agencies went on to: ${stage.name}`.slice(0, 200),
    detail: reason,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}

export const answerForm = defineForm()({
  answer: text({
    label: "Your answer",
    hint: "What your agency does, or why it does not. It is shown under your name.",
    rows: 4,
    called: "Your answer",
    most: 4000,
    missing: "Enter your answer",
  }),
});

/** What the other side says. It moves nothing and stops no clock. */
export async function answerEscalation(
  tx: Tx,
  acting: CommandContext,
  { person, escalation, form }: On & { readonly form: FormTyped<typeof answerForm> },
): Promise<EscalationChange> {
  const read = answerForm.read(form, {});
  if (read.errors) return { kind: "invalid", errors: read.errors };
  if (escalation.resolvedOn !== null) return { kind: "stale" };
  const { escalationId, stage } = escalation;
  await addStep(tx, acting, {
    person,
    escalationId,
    step: "answered",
    stage,
    wording: read.value.answer,
  });
  return { kind: "accepted" };
}

export const pauseForm = defineForm()({
  pauseReason: text({
    label: "Why is the clock paused?",
    hint: "From today. The reason is shown wherever the clock is.",
    rows: 2,
    called: "Why",
    most: 4000,
    missing: "Enter why the clock is paused",
  }),
});

/** Stops the clock of the stage today, with the reason. One that has run out stays late. */
export async function pauseEscalation(
  tx: Tx,
  acting: CommandContext,
  of: Of<typeof pauseForm>,
): Promise<EscalationChange> {
  const { person, escalation, form } = of;
  const read = pauseForm.read(form, {});
  if (read.errors) return { kind: "invalid", errors: read.errors };
  if (escalation.pausedOn !== null) return { kind: "stale" };
  if (stateOf(escalation, acting)?.isLate === true) {
    return wrong(
      "pauseReason",
      "The clock has run out: a pause does not change that it is overdue",
    );
  }
  const change = { paused_on: acting.today, due_on: null };
  if (!(await changeOpen(tx, keyOf(of), change))) return { kind: "stale" };
  const { escalationId, stage } = escalation;
  await addStep(tx, acting, {
    person,
    escalationId,
    step: "paused",
    stage,
    wording: read.value.pauseReason,
  });
  return { kind: "accepted" };
}

/** Nothing is asked but the button. */
export const resumeForm = defineForm()({});

export async function resumeEscalation(
  tx: Tx,
  acting: CommandContext,
  of: Of<typeof resumeForm>,
): Promise<EscalationChange> {
  const { person, escalation } = of;
  if (escalation.pausedOn === null) return { kind: "stale" };
  const resumed = { step: "resumed" as const, happenedOn: acting.today };
  const steps = [...escalation.steps, resumed] as Escalation["steps"];
  const change = { paused_on: null, due_on: dueOf({ ...escalation, steps }, acting) };
  if (!(await changeOpen(tx, keyOf(of), change))) return { kind: "stale" };
  const { escalationId, stage } = escalation;
  await addStep(tx, acting, { person, escalationId, step: "resumed", stage });
  return { kind: "accepted" };
}
