import { readText } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import { appendChronology } from "../child-record/index.ts";
import { nextStage, type About, type CommandContext, type EscalationChange } from "./escalation.ts";
import type { Escalation } from "./escalation-reads.ts";
import { addStep, changeOpen } from "./escalation-steps.ts";
import { dueOf, stateOf } from "./state.ts";

type Of<F> = {
  readonly person: About;
  readonly escalation: Escalation;
  readonly form: F & { readonly version: string };
};

const wrong = (field: string, message: string): EscalationChange => ({
  kind: "invalid",
  errors: [{ field, message }],
});

const keyOf = ({ escalation, form }: Of<object>) => ({
  escalationId: escalation.escalationId,
  version: form.version,
});

type MoveForm = { readonly reason: string; readonly decider: string };

/** On to the next stage, with why the one before did not settle it; its clock begins today. */
export async function moveOn(
  tx: Tx,
  acting: CommandContext,
  { deciderIds, ...of }: Of<MoveForm> & { readonly deciderIds: readonly string[] },
): Promise<EscalationChange> {
  const { person, escalation, form } = of;
  const { actor, today } = acting;
  const stage = nextStage(escalation.body, escalation.stage);
  if (!stage) return wrong("reason", "This is the last stage: say there how it was resolved");
  const reason = readText(form.reason, {
    name: "Why",
    most: 4000,
    missing: "Enter why it is not settled at this stage",
  });
  if (!reason.ok) return wrong("reason", reason.error);
  const deciderId = deciderIds.find((id) => id === form.decider) ?? null;
  if (form.decider !== "" && deciderId === null) {
    return wrong("decider", "Choose somebody of the child’s circle, or nobody");
  }
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
  const step = { step: "moved", stage: stage.key, deciderId, wording: reason.value } as const;
  await addStep(tx, acting, { person, escalationId, ...step });
  await appendChronology(tx, person, {
    kind: "escalation",
    headline: `The disagreement between agencies went on to: ${stage.name}`.slice(0, 200),
    detail: reason.value,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}

/** What the other side says. It moves nothing and stops no clock. */
export async function answerEscalation(
  tx: Tx,
  acting: CommandContext,
  {
    person,
    escalation,
    form,
  }: Omit<Of<{ readonly answer: string }>, "form"> & {
    readonly form: { readonly answer: string };
  },
): Promise<EscalationChange> {
  const answer = readText(form.answer, {
    name: "Your answer",
    most: 4000,
    missing: "Enter your answer",
  });
  if (!answer.ok) return wrong("answer", answer.error);
  if (escalation.resolvedOn !== null) return { kind: "stale" };
  const { escalationId, stage } = escalation;
  await addStep(tx, acting, {
    person,
    escalationId,
    step: "answered",
    stage,
    wording: answer.value,
  });
  return { kind: "accepted" };
}

/** Stops the clock of the stage today, with the reason. One that has run out stays late. */
export async function pauseEscalation(
  tx: Tx,
  acting: CommandContext,
  of: Of<{ readonly pauseReason: string }>,
): Promise<EscalationChange> {
  const { person, escalation, form } = of;
  const reason = readText(form.pauseReason, {
    name: "Why",
    most: 4000,
    missing: "Enter why the clock is paused",
  });
  if (!reason.ok) return wrong("pauseReason", reason.error);
  if (escalation.pausedOn !== null) return { kind: "stale" };
  if (stateOf(escalation, acting)?.isLate === true) {
    return wrong("pauseReason", "The time has run out: a pause does not take away that it is late");
  }
  const change = { paused_on: acting.today, due_on: null };
  if (!(await changeOpen(tx, keyOf(of), change))) return { kind: "stale" };
  const { escalationId, stage } = escalation;
  await addStep(tx, acting, { person, escalationId, step: "paused", stage, wording: reason.value });
  return { kind: "accepted" };
}

export async function resumeEscalation(
  tx: Tx,
  acting: CommandContext,
  of: Of<object>,
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
