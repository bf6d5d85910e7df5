import { formatDate } from "../../kernel/dates.ts";
import {
  askedIf,
  choiceFrom,
  date,
  defineForm,
  optionalText,
  severalFrom,
  text,
  type Sent,
} from "../../kernel/forms/index.ts";
import type { Assessment } from "./assessment-reads.ts";
import type { Factors } from "./kinds.ts";

type Of = { readonly assessment: Assessment; readonly factors: Factors };

type Reading = Of & {
  readonly now: Date;
  /** Whether it was late on the day it is said to be finished. */
  readonly isLateOn: (on: string) => boolean;
};

const outcomeIn = ({ assessment: { body } }: Of, key: string | undefined) =>
  body.outcomes.find((one) => one.key === key);

/** How an assessment ended. One that ended late says why; factors are asked where its kind does. */
export const finishForm = defineForm<Reading, Of>()(
  {
    finishedOn: date({
      label: "When was it finished?",
      called: "Date it was finished",
      earliest: (_typed, { assessment: { pausedOn, startedOn } }) => pausedOn ?? startedOn,
      isPast: true,
    }),
    outcome: choiceFrom({
      label: "How did it end?",
      classes: "govuk-radios--small",
      options: ({ assessment: { body } }) =>
        body.outcomes.map(({ key, name }) => ({ value: key, text: name })),
      missing: "Choose how it ended",
    }),
    summary: text({
      label: "What did it find? Analysis in short",
      hint: "What is known, what it means for the child, and what the child says.",
      rows: 8,
      called: "Analysis",
      most: 8000,
      missing: "Enter what the assessment found, in short",
    }),
    factors: askedIf(
      ({ assessment: { body } }) => body.asksFactors,
      severalFrom<Reading, Of>({
        label: "Factors",
        options: ({ factors: { factors } }) =>
          factors.map(({ key, name }) => ({ value: key, text: `${name} (${key})` })),
        unknown: "Choose factors from the list",
      }),
    ),
    lateReason: optionalText({
      label: "Why is it finished late?",
      hint: ({ assessment: { dueOn } }) =>
        dueOn === null ? "" : `It was due on ${formatDate(dueOn)}.`,
      rows: 3,
      called: "Why it was late",
      most: 4000,
    }),
  },
  {
    factors: ({ outcome, factors }, reading) =>
      !outcomeIn(reading, outcome)?.isVoid && factors && wrongTogether(factors, reading.factors),
    lateReason: ({ finishedOn, lateReason }, { isLateOn }) =>
      finishedOn !== undefined &&
      lateReason === null &&
      isLateOn(finishedOn) &&
      "Enter why it was finished late",
  },
);

/** At least one, and “none” alone. */
function wrongTogether(chosen: readonly string[], { factors }: Factors): string | undefined {
  if (chosen.length === 0)
    return "Choose the factors that were identified, or that there were none";
  const none = factors.find(({ key, isNone }) => isNone && chosen.includes(key));
  return none && chosen.length > 1
    ? `Choose “${none.name}” alone, or the factors without it`
    : undefined;
}

export type FinishTyped = Sent<typeof finishForm>;

export type Finish = {
  readonly finishedOn: string;
  readonly outcome: string;
  readonly summary: string;
  readonly factors: readonly string[];
  readonly lateReason: string | null;
};

type Value = NonNullable<ReturnType<typeof finishForm.read>["value"]>;

/** What is kept: no factors of one that came to nothing, and no reason of one that was in time. */
export const finishOf = (value: Value, reading: Reading): Finish => ({
  finishedOn: value.finishedOn,
  outcome: value.outcome,
  summary: value.summary,
  factors: outcomeIn(reading, value.outcome)?.isVoid ? [] : (value.factors ?? []),
  lateReason: reading.isLateOn(value.finishedOn) ? value.lateReason : null,
});
