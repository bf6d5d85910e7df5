import { formatDate } from "../../../kernel/dates.ts";
import { readDateParts, type DateParts, type FieldError } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { appendChronology } from "../../child-record/index.ts";
import { orNull, texts } from "../../../kernel/read-texts.ts";
import { changeReferral, type NrmChange } from "./change-referral.ts";
import { standingOfReferral, type Referral } from "./nrm-reads.ts";
import { earliest, type About, type CommandContext } from "./prepare.ts";
import { dueOf, standingOf, standingWords, type NrmStepKind } from "./standing.ts";
import { addStep } from "./steps.ts";
import { uncapitalised } from "../../../kernel/words.ts";

/** The steps that a person records of a referral, besides sending it. */
export const recordedSteps = [
  "reasonable-grounds",
  "conclusive-grounds",
  "paused",
  "resumed",
  "reconsideration",
  "guardian",
  "withdrawn",
] as const satisfies readonly NrmStepKind[];
export type RecordedStep = (typeof recordedSteps)[number];

export const stepNames: Readonly<Record<NrmStepKind, string>> = {
  submitted: "Referral sent",
  "reasonable-grounds": "Reasonable grounds",
  "conclusive-grounds": "Conclusive grounds",
  paused: "Clock paused",
  resumed: "Clock runs again",
  reconsideration: "Reconsideration asked for",
  guardian: "Independent child trafficking guardian",
  withdrawn: "Withdrawn",
};

export const outcomeNames: Readonly<Record<string, string>> = {
  positive: "positive",
  negative: "negative",
  asked: "asked for",
  allocated: "allocated",
  "not-offered-here": "not offered here",
};

/** What a step can come to, where it comes to something. */
export const outcomesOf: Partial<Record<RecordedStep, readonly string[]>> = {
  "reasonable-grounds": ["positive", "negative"],
  "conclusive-grounds": ["positive", "negative"],
  guardian: ["asked", "allocated", "not-offered-here"],
};

/** Whether a step can be recorded of a referral as it stands. */
export function mayFollow(step: RecordedStep, referral: Referral): boolean {
  const standing = standingOfReferral(referral);
  if (referral.stage === "not-needed" || referral.stage === "withdrawn") return false;
  if (!standing) return step === "guardian" || step === "withdrawn";
  const { stage, clock, pausedOn, decision } = standing;
  switch (step) {
    case "reasonable-grounds":
    case "guardian":
      return true;
    case "conclusive-grounds":
      return referral.steps.some(
        (one) => one.step === "reasonable-grounds" && one.outcome === "positive",
      );
    case "paused":
      return clock !== null && pausedOn === null;
    case "resumed":
      return pausedOn !== null;
    case "reconsideration":
      return stage === "decided" && decision?.outcome === "negative";
    case "withdrawn":
      return stage !== "decided";
  }
}

export type StepForm = {
  readonly happened: DateParts;
  readonly outcome: string;
  /** Why a clock stands: the key of a reason. */
  readonly pause: string;
  readonly wording: string;
};

type Read = {
  readonly happenedOn: string;
  readonly outcome: string | null;
  readonly wording: string | null;
};

type Reading = {
  readonly step: RecordedStep;
  readonly referral: Referral;
  readonly today: string;
};

/** What is wrong is said at every field at once. */
export function readStep(
  form: StepForm,
  { step, referral, today }: Reading,
): Read | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  // Nothing is dated back by which a clock would stand: a pause begins and ends today.
  const isToday = step === "paused" || step === "resumed";
  const from = referral.submittedOn ?? earliest;
  const on = isToday
    ? ({ ok: true, value: today } as const)
    : readDateParts(form.happened, { name: "Date", earliest: from, latest: today });
  if (!on.ok) errors.push({ field: "happened", message: on.error });
  const allowed = outcomesOf[step];
  if (allowed && !allowed.includes(form.outcome))
    errors.push({ field: "outcome", message: "Choose what it is" });
  const standing = standingOfReferral(referral);
  const notBefore = standing?.notBefore ?? null;
  if (on.ok && step === "conclusive-grounds" && notBefore !== null && on.value < notBefore) {
    const message = `Conclusive grounds are not decided before ${formatDate(notBefore)}`;
    errors.push({ field: "happened", message });
  }
  const why = pauseReason(form, { step, referral }, errors);
  const isOptional = step === "resumed" || step === "guardian" || step === "paused";
  const words = texts(errors)(form.wording, {
    field: "wording",
    name: "What was said",
    most: 3500,
    ...(isOptional ? {} : { missing: "Enter the reasons, as they were given" }),
  });
  if (errors.length > 0 || !on.ok) return { errors };
  const wording = orNull([why, words].filter((part) => part !== "").join("\n"));
  return { happenedOn: on.value, outcome: allowed ? form.outcome : null, wording };
}

function pauseReason(
  { pause }: StepForm,
  { step, referral }: Omit<Reading, "today">,
  errors: FieldError[],
): string {
  if (step !== "paused") return "";
  const reason = referral.clocks?.pauses.find(({ key }) => key === pause);
  if (!reason) errors.push({ field: "pause", message: "Choose why the clock is paused" });
  return reason?.name ?? "";
}

type Recording = {
  readonly person: About;
  readonly referral: Referral;
  readonly step: RecordedStep;
  readonly form: StepForm;
  readonly version: string;
};

/** Records a decision or another step: added beside those before, with the clock worked out anew. */
export async function recordStep(
  tx: Tx,
  acting: CommandContext,
  { person, referral, step, form, version }: Recording,
): Promise<NrmChange> {
  const read = readStep(form, { step, referral, today: acting.today });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  if (!mayFollow(step, referral)) return { kind: "stale" };
  if (step === "paused" && isLate(referral, acting)) {
    const message = "The clock has run out: a pause does not change that it is overdue";
    return { kind: "invalid", errors: [{ field: "pause", message }] };
  }
  const { referralId } = referral;
  const change = changeOf(referral, { ...read, step }, acting);
  if (!(await changeReferral(tx, { referralId, version }, change))) return { kind: "stale" };
  await addStep(tx, acting, { person, referralId, step, ...read });
  const outcome = read.outcome === null ? "" : `: ${outcomeNames[read.outcome] ?? read.outcome}`;
  await appendChronology(tx, person, {
    kind: "nrm",
    headline: `NRM: ${uncapitalised(stepNames[step])}${outcome}`,
    detail: read.wording,
    happenedOn: read.happenedOn,
    by: acting.actor,
  });
  return { kind: "accepted" };
}

function changeOf(referral: Referral, step: Read & { step: RecordedStep }, acting: CommandContext) {
  const { submittedOn, clocks, steps } = referral;
  if (submittedOn === null || clocks === null)
    return step.step === "withdrawn" ? { stage: "withdrawn" } : {};
  const standing = standingOf({ submittedOn, clocks }, [...steps, step]);
  const { stage, notBefore, pausedOn } = standing;
  const due_on = dueOf(standing, acting);
  return { stage, due_on, not_before: notBefore, paused_on: pausedOn };
}

function isLate(referral: Referral, acting: CommandContext): boolean {
  const standing = standingOfReferral(referral);
  return standing !== undefined && standingWords(standing, acting).isLate;
}
