import { isId } from "../../kernel/ids.ts";
import type { FieldError } from "../../kernel/fields.ts";
import { readMoment, type MomentFields } from "../../kernel/moment-fields.ts";
import { orNull, texts } from "../../kernel/read-texts.ts";
import { isOutcome, isSeen } from "./seen.ts";
import type { VisitScheme } from "./visit-scheme.ts";

export type VisitForm = {
  readonly visited: MomentFields;
  /** Who went: whoever records it, or a colleague who is involved. */
  readonly visitedBy: string;
  readonly togetherWith: string;
  readonly purpose: string;
  readonly outcome: string;
  readonly setting: string;
  readonly observed: string;
  readonly nextStep: string;
  /** "yes" where what was seen is typed up later. */
  readonly later: string;
};

type ReadQuery = {
  readonly scheme: VisitScheme;
  readonly now: Date;
  /** Who may have gone. */
  readonly visitors: readonly string[];
  /** A recording came with it: the words follow. */
  readonly hasVoice: boolean;
};

export type VisitRead = Exclude<
  ReturnType<typeof readVisit>,
  { readonly errors: readonly FieldError[] }
>;

/** Reads a visit. What was seen is asked for where the child was, unless it is typed up later. */
export function readVisit(form: VisitForm, { scheme, now, visitors, hasVoice }: ReadQuery) {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const { outcome, purpose, setting, visitedBy } = form;
  if (!isOutcome(outcome)) {
    errors.push({ field: "outcome", message: "Choose whether you saw the child" });
  }
  const isLater = hasVoice || form.later === "yes";
  const asks = isOutcome(outcome) && isSeen(outcome) && !isLater;
  const missing = asks
    ? { missing: "Enter what you saw, in a line, or say that you type it up later" }
    : {};
  const observed = text(form.observed, {
    field: "observed",
    name: "What you saw",
    most: 2000,
    ...missing,
  });
  const nextStep = text(form.nextStep, { field: "nextStep", name: "What is next", most: 500 });
  const rule = { field: "togetherWith", name: "Who went with you", most: 200 };
  const togetherWith = text(form.togetherWith, rule);
  const moment = readMoment(form.visited, { field: "visited", name: "Time of the visit", now });
  if ("errors" in moment) errors.push(...moment.errors);
  if (!scheme.purposes.some(({ key }) => key === purpose)) {
    errors.push({ field: "purpose", message: "Choose what the visit was for" });
  }
  if (!scheme.settings.some(({ key }) => key === setting)) {
    errors.push({ field: "setting", message: "Choose where it was" });
  }
  if (!isId(visitedBy) || !visitors.includes(visitedBy)) {
    errors.push({ field: "visitedBy", message: "Choose who went" });
  }
  if (!isOutcome(outcome) || "errors" in moment || errors.length > 0) return { errors };
  return {
    visitedAt: moment.at,
    visitedBy,
    outcome,
    purpose,
    setting,
    isLater,
    observed: orNull(observed),
    nextStep: orNull(nextStep),
    togetherWith: orNull(togetherWith),
  };
}
