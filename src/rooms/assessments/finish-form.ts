import { readDateParts, readText, type DateParts, type FieldError } from "../../kernel/fields.ts";
import type { Assessment } from "./assessment-reads.ts";
import type { Factors } from "./kinds.ts";

export type FinishForm = {
  readonly finishedOn: DateParts;
  readonly outcome: string;
  readonly summary: string;
  readonly factors: readonly string[];
  readonly lateReason: string;
  readonly version: string;
};

export type Finish = {
  readonly finishedOn: string;
  readonly outcome: string;
  readonly summary: string;
  readonly factors: readonly string[];
  readonly lateReason: string | null;
};

type Reading = {
  readonly assessment: Assessment;
  readonly factors: Factors;
  readonly today: string;
  /** Whether it was late on the day it is said to be finished. */
  readonly isLateOn: (on: string) => boolean;
};

/** Reads how an assessment ended. One that ended late says why; factors are asked where its kind does. */
export function readFinish(
  form: FinishForm,
  { assessment, factors, today, isLateOn }: Reading,
): { readonly finish: Finish } | { readonly errors: readonly FieldError[] } {
  const { body, startedOn, pausedOn } = assessment;
  const errors: FieldError[] = [];
  const on = readDateParts(form.finishedOn, {
    name: "Date it was finished",
    earliest: pausedOn ?? startedOn,
    latest: today,
  });
  if (!on.ok) errors.push({ field: "finishedOn", message: on.error });
  const outcome = body.outcomes.find(({ key }) => key === form.outcome);
  if (!outcome) errors.push({ field: "outcome", message: "Choose how it ended" });
  const summary = readText(form.summary, {
    name: "Analysis",
    most: 8000,
    missing: "Enter what the assessment found, in short",
  });
  if (!summary.ok) errors.push({ field: "summary", message: summary.error });
  const isAsked = body.asksFactors && !outcome?.isVoid;
  const problem = isAsked ? factorProblem(form.factors, factors) : undefined;
  if (problem) errors.push({ field: "factors", message: problem });
  const isLate = on.ok && isLateOn(on.value);
  const missing = { missing: "Enter why it was finished late" };
  const late = readText(form.lateReason, {
    name: "Why it was late",
    most: 4000,
    ...(isLate ? missing : {}),
  });
  if (!late.ok) errors.push({ field: "lateReason", message: late.error });
  if (!on.ok || !outcome || !summary.ok || !late.ok || errors.length > 0) return { errors };
  return {
    finish: {
      finishedOn: on.value,
      outcome: outcome.key,
      summary: summary.value,
      factors: isAsked ? [...new Set(form.factors)] : [],
      lateReason: isLate ? late.value : null,
    },
  };
}

/** At least one, each of the list, and “none” alone. */
function factorProblem(chosen: readonly string[], { factors }: Factors): string | undefined {
  const found = chosen.map((key) => factors.find((one) => one.key === key));
  if (found.includes(undefined)) return "Choose factors from the list";
  if (found.length === 0) return "Choose the factors that were identified, or that there were none";
  const none = found.find((one) => one?.isNone);
  if (none && found.length > 1) return `Choose “${none.name}” alone, or the factors without it`;
  return undefined;
}
