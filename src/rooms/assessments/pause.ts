import { readText } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import { appendChronology } from "../child-record/index.ts";
import { pausesOf, type Assessment } from "./assessment-reads.ts";
import type { About, CommandContext } from "./begin.ts";
import { changeRunning, type AssessmentChange } from "./change-assessment.ts";
import { dueOf, stateOf } from "./state.ts";
import { addStep } from "./steps.ts";

type Pausing = {
  readonly person: About;
  readonly assessment: Assessment;
  readonly form: { readonly reason: string; readonly version: string };
};

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
  const { body, assessmentId } = assessment;
  if (!body.mayPause) return wrong(`The clock of “${body.name}” cannot be paused`);
  const reason = readText(form.reason, {
    name: "Why",
    most: 4000,
    missing: "Enter why the clock is paused",
  });
  if (!reason.ok) return wrong(reason.error);
  if (assessment.pausedOn !== null || assessment.finishedOn !== null) return { kind: "stale" };
  if (stateOf(assessment, acting)?.isLate) {
    return wrong("The clock has run out: a pause does not change that it is overdue");
  }
  const key = { assessmentId, version: form.version };
  if (!(await changeRunning(tx, key, { paused_on: today, due_on: null }))) return { kind: "stale" };
  const wording = reason.value;
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
  { person, assessment, version }: Omit<Pausing, "form"> & { readonly version: string },
): Promise<AssessmentChange> {
  const { today, actor } = acting;
  const { body, assessmentId, steps } = assessment;
  if (assessment.pausedOn === null) return { kind: "stale" };
  const resumed = [...steps, { step: "resumed" as const, happenedOn: today }];
  const due = dueOf(assessment, pausesOf(resumed), acting);
  const change = { paused_on: null, due_on: due };
  if (!(await changeRunning(tx, { assessmentId, version }, change))) return { kind: "stale" };
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
