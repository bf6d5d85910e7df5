import { addDays } from "../../kernel/dates.ts";
import { datePartsOf, dateWritten, type FieldError } from "../../kernel/fields.ts";
import { readDecision, type Decision, type DecisionForm } from "./decision-form.ts";
import { floorErrors, floorsBelow, type FloorForm, type FloorRules } from "./level-floors.ts";
import { reviewDaysOf, type LevelScheme } from "./level-scheme.ts";
import { readStepDown, type StepDown, type StepDownForm, type StepDownRule } from "./step-down.ts";

export type LevelForm = DecisionForm &
  StepDownForm &
  FloorForm & {
    readonly level: string;
    /** The version of the child's standing that the form was filled in against. */
    readonly version: string;
  };

/** A level decision as it will be recorded. */
export type Level = Decision &
  StepDown & {
    readonly level: number;
    /** Floors that it lies below, by key, and who agreed to that. */
    readonly floors: readonly string[];
    readonly secondPerson: string | null;
  };

const missing = "Enter the reason for this level: what you know, and what has changed";

type Rules = {
  readonly scheme: LevelScheme;
  readonly today: string;
  readonly stepDownRule: StepDownRule;
  /** The level that stands. */
  readonly from: number | null;
  readonly floorRules: FloorRules;
};

/** Reads a level decision; one that lowers the level says what that rests on. */
export function readLevelForm(
  form: LevelForm,
  { scheme, today, stepDownRule: rule, from, floorRules }: Rules,
): { readonly level: Level } | { readonly errors: readonly FieldError[] } {
  const level = scheme.levels.find((one) => String(one.level) === form.level)?.level;
  const decision = readDecision(withReview(form, { scheme, today, level }), { today, missing });
  const below = floorsBelow(level, floorRules.floors);
  const lower = readStepDown(form, { from, to: level, rule });
  const floored = floorErrors(form, level, floorRules);
  if (level !== undefined && decision.ok && "stepDown" in lower && floored.length === 0) {
    const rest = below.length > 0 ? withEvidence(form, lower.stepDown) : lower.stepDown;
    const floors = below.map(({ key }) => key);
    const secondPerson = below.length > 0 ? (form.secondPerson ?? "") || null : null;
    return { level: { level, ...decision.value, ...rest, floors, secondPerson } };
  }
  const unchosen = level === undefined ? [{ field: "level", message: "Choose a level" }] : [];
  return {
    errors: [
      ...unchosen,
      ...(decision.ok ? [] : decision.error),
      ...onceByField([...floored, ...("errors" in lower ? lower.errors : [])]),
    ],
  };
}

type Reviewing = Pick<Rules, "scheme" | "today"> & { readonly level: number | undefined };

/** Reviews follow risk: where no day is typed, the level's own number of days counts. */
function withReview(form: LevelForm, { scheme, today, level }: Reviewing): LevelForm {
  if (level === undefined || dateWritten(form.reviewBy) !== "") return form;
  return { ...form, reviewBy: datePartsOf(addDays(today, reviewDaysOf(scheme, level))) };
}

/** What a level below a floor rests on is kept where it is not lower than the last one too. */
const withEvidence = (form: FloorForm, { childView, ...kept }: StepDown): StepDown => ({
  evidence: kept.evidence ?? (form.evidence ?? "").trim().slice(0, 4000),
  evidenceSource: kept.evidenceSource ?? (form.evidenceSource ?? "").trim().slice(0, 200),
  childView,
});

const onceByField = (errors: readonly FieldError[]): readonly FieldError[] =>
  errors.filter(({ field }, index) => errors.findIndex((one) => one.field === field) === index);
