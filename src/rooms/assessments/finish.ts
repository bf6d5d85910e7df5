import type { Tx } from "../../platform/database/database.ts";
import { appendChronology } from "../child-record/index.ts";
import { pausesOf, type Assessment } from "./assessment-reads.ts";
import type { About, CommandContext } from "./begin.ts";
import { changeRunning, isAsRead, type AssessmentChange } from "./change-assessment.ts";
import { clockOn } from "../../kernel/day-clock.ts";
import { finishForm, finishOf, type Finish, type FinishTyped } from "./finish-form.ts";
import { outcomeName, type Factors } from "./kinds.ts";
import { moveClocks } from "./move-clocks.ts";
import { addStep } from "./steps.ts";

type Finishing = {
  readonly person: About;
  readonly assessment: Assessment;
  readonly factors: Factors;
  readonly form: FinishTyped;
};

/**
 * Ends an assessment with its outcome, what it found and the factors. One whose clock stands runs again
 * on the day it ends. A strategy discussion that begins an enquiry moves the clocks that run from one.
 */
export async function finishAssessment(
  tx: Tx,
  acting: CommandContext,
  { person, assessment, factors, form }: Finishing,
): Promise<AssessmentChange> {
  const { at, calendar } = acting;
  const { assessmentId, body } = assessment;
  const isLateOn = (on: string): boolean => {
    const state = clockOn(endedOn(assessment, on), on, calendar);
    return state.ok && state.value.isLate;
  };
  if (!isAsRead(assessment, form)) return { kind: "stale" };
  const reading = { now: at, assessment, factors, isLateOn };
  const { value, errors } = finishForm.read(form, reading);
  if (errors) return { kind: "invalid", errors };
  const finish = finishOf(value, reading);
  const key = { assessmentId, version: form.version };
  const columns = columnsOf({ acting, assessment, factors, finish });
  if (!(await changeRunning(tx, key, columns))) return { kind: "stale" };
  const { finishedOn } = finish;
  if (assessment.pausedOn !== null) {
    await addStep(tx, acting, { person, assessmentId, step: "resumed", happenedOn: finishedOn });
  }
  await appendChronology(tx, person, {
    kind: "assessment",
    headline:
      `${body.name} finished${finish.lateReason === null ? "" : " late"}: ${outcomeName(body, finish.outcome)}`.slice(
        0,
        200,
      ),
    detail: finish.summary.slice(0, 5000),
    happenedOn: finishedOn,
    by: acting.actor,
  });
  const begins = body.outcomes.find((one) => one.key === finish.outcome)?.beginsEnquiry ?? false;
  if (begins) await moveClocks(tx, acting, { person, discussedOn: finishedOn });
  return { kind: "accepted" };
}

/** Its clock, with a pause that still lasts ended on that day. */
function endedOn({ body, clockFrom, steps }: Assessment, on: string) {
  const pauses = pausesOf(steps).map(({ from, to }) => ({ from, to: to ?? on }));
  return { runsFrom: clockFrom, within: body.within, pauses };
}

function columnsOf({
  acting: { actor, at, calendar },
  assessment,
  factors,
  finish,
}: {
  readonly acting: CommandContext;
  readonly assessment: Assessment;
  readonly factors: Factors;
  readonly finish: Finish;
}) {
  const state = clockOn(endedOn(assessment, finish.finishedOn), finish.finishedOn, calendar);
  return {
    paused_on: null,
    due_on: state.ok ? state.value.dueOn : null,
    finished_on: finish.finishedOn,
    outcome: finish.outcome,
    summary: finish.summary,
    factors_id: finish.factors.length > 0 ? factors.id : null,
    factors: [...finish.factors],
    late_reason: finish.lateReason,
    finished_by: actor.id,
    finished_at: at,
  };
}
