import { addDays } from "../../kernel/dates.ts";
import { datePartsOf, dateWritten, type FieldError } from "../../kernel/fields.ts";
import { readDecision, type Decision, type DecisionForm } from "./decision-form.ts";
import { reviewDaysOf, type LevelScheme } from "./level-scheme.ts";
import { readStepDown, type StepDown, type StepDownForm, type StepDownRule } from "./step-down.ts";

export type LevelForm = DecisionForm &
  StepDownForm & {
    readonly level: string;
    /** The version of the child's standing that the form was filled in against. */
    readonly version: string;
  };

/** A level decision as it will be recorded. */
export type Level = Decision & StepDown & { readonly level: number };

const missing = "Enter the reason for this level: what you know, and what has changed";

type Rules = {
  readonly scheme: LevelScheme;
  readonly today: string;
  readonly stepDownRule: StepDownRule;
  /** The level that stands. */
  readonly from: number | null;
};

/** Reads a level decision; one that lowers the level says what that rests on. */
export function readLevelForm(
  form: LevelForm,
  { scheme, today, stepDownRule: rule, from }: Rules,
): { readonly level: Level } | { readonly errors: readonly FieldError[] } {
  const level = scheme.levels.find((one) => String(one.level) === form.level)?.level;
  const decision = readDecision(withReview(form, { scheme, today, level }), { today, missing });
  const lower = readStepDown(form, { from, to: level, rule });
  if (level !== undefined && decision.ok && "stepDown" in lower) {
    return { level: { level, ...decision.value, ...lower.stepDown } };
  }
  const unchosen = level === undefined ? [{ field: "level", message: "Choose a level" }] : [];
  return {
    errors: [
      ...unchosen,
      ...(decision.ok ? [] : decision.error),
      ...("errors" in lower ? lower.errors : []),
    ],
  };
}

type Reviewing = Pick<Rules, "scheme" | "today"> & { readonly level: number | undefined };

/** Reviews follow risk: where no day is typed, the level's own number of days counts. */
function withReview(form: LevelForm, { scheme, today, level }: Reviewing): LevelForm {
  if (level === undefined || dateWritten(form.reviewBy) !== "") return form;
  return { ...form, reviewBy: datePartsOf(addDays(today, reviewDaysOf(scheme, level))) };
}
