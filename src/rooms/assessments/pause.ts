import { defineForm, text, type Sent } from "../../kernel/forms/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import { appendChronology } from "../child-record/index.ts";
import { pausesOf, type Assessment } from "./assessment-reads.ts";
import type { About, CommandContext } from "./begin.ts";
import { changeRunning, isAsRead, type AssessmentChange } from "./change-assessment.ts";
import { dueOf, stateOf } from "./state.ts";
import { addStep } from "./steps.ts";

type Pausing = {
  readonly person: About;
  readonly assessment: Assessment;
  readonly form: Sent<typeof pauseForm>;
};

export const pauseForm = defineForm()({
  pauseReason: text({
    label: "Why is the clock paused?",
    hint: "From today. The reason is shown wherever the clock is, and in the chronology.",
    rows: 2,
    called: "Why",
    most: 4000,
    missing: "Enter why the clock is paused",
  }),
});

/** A clock runs again by a button alone. */
export const resumeForm = defineForm()({});

const wrong = (message: string): AssessmentChange => ({
  kind: "invalid",
  errors: [{ field: "pauseReason", message }],
});

/**
 * Stops a clock today, with the reason. Nothing is dated back: a clock that has run out stays late, and
 * no pause takes that away.
 */
export async function pauseAssessment(
  tx: Tx,
  acting: CommandContext,
  { person, assessment, form }: Pausing,
): Promise<AssessmentChange> {
  const { today, actor } = acting;
  const { body, assessmentId, pausedOn } = assessment;
  if (pausedOn !== null || !isAsRead(assessment, form)) return { kind: "stale" };
  if (!body.mayPause) return wrong(`The clock of “${body.name}” cannot be paused`);
  const { value, errors } = pauseForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  if (stateOf(assessment, acting)?.isLate) {
    return wrong("The clock has run out: a pause does not change that it is overdue");
  }
  const key = { assessmentId, version: form.version };
  if (!(await changeRunning(tx, key, { paused_on: today, due_on: null }))) return { kind: "stale" };
  const wording = value.pauseReason;
  await addStep(tx, acting, { person, assessmentId, step: "paused", happenedOn: today, wording });
  await appendChronology(tx, person, {
    kind: "assessment",
    headline: `${body.name}: the clock is paused`,
    detail: wording,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}

/** The clock runs again from tomorrow on; the day it is due moves by as long as it stood. */
export async function resumeAssessment(
  tx: Tx,
  acting: CommandContext,
  { person, assessment, form }: Omit<Pausing, "form"> & { readonly form: Sent<typeof resumeForm> },
): Promise<AssessmentChange> {
  const { today, actor } = acting;
  const { body, assessmentId, steps } = assessment;
  if (assessment.pausedOn === null) return { kind: "stale" };
  const resumed = [...steps, { step: "resumed" as const, happenedOn: today }];
  const due = dueOf(assessment, pausesOf(resumed), acting);
  const change = { paused_on: null, due_on: due };
  if (!(await changeRunning(tx, { assessmentId, version: form.version }, change)))
    return { kind: "stale" };
  await addStep(tx, acting, { person, assessmentId, step: "resumed", happenedOn: today });
  await appendChronology(tx, person, {
    kind: "assessment",
    headline: `${body.name}: the clock runs again`,
    detail: null,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}
