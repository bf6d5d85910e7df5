import {
  choice,
  date,
  defineForm,
  optionalChoiceFrom,
  optionalText,
  type Sent,
} from "../../kernel/forms/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { addStep } from "./change-investigation.ts";
import { dayDue } from "./scheme.ts";
import {
  beforeOpened,
  peopleIn,
  whoOf,
  whyNot,
  wrongName,
  type Drawing,
  type Reading,
  type Working,
} from "./step-questions.ts";

type Sending<F> = { readonly working: Working; readonly form: F };

export const reviewOutcomes = {
  asked: "A review was asked for",
  changed: "Decided: the decision was changed",
  stands: "Decided: the decision stands",
  "not-wanted": "They were told of the right, and do not want it",
} as const;

/** The Victims’ Right to Review of a decision not to charge or to stop a case. */
export const reviewForm = defineForm<Reading, Drawing>()(
  {
    outcome: choice({
      label: "What happened?",
      options: reviewOutcomes,
      missing: "Choose what happened",
    }),
    happenedOn: date({ label: "The day", called: "The day", isPast: true }),
  },
  {
    outcome: ({ outcome }, { investigation }) => {
      if (outcome === undefined) return false;
      if (investigation.state === "open") return "There is no decision yet that can be reviewed";
      const isDecided = outcome === "changed" || outcome === "stands";
      return (
        isDecided &&
        investigation.reviewDueOn === null &&
        "Record first that a review was asked for"
      );
    },
    happenedOn: ({ happenedOn }, reading) => beforeOpened(reading, happenedOn),
  },
);

export async function recordReview(
  tx: Tx,
  acting: CommandContext,
  { working, form }: Sending<Sent<typeof reviewForm>>,
): Promise<Change> {
  const { value, errors } = reviewForm.read(form, { ...working, now: acting.at });
  if (errors) return { kind: "invalid", errors };
  const { outcome, happenedOn } = value;
  const { scheme, calendar, investigation } = working;
  const dueOn =
    outcome === "asked" ? dayDue(happenedOn, scheme.review.decideWithin, calendar) : null;
  return addStep(tx, acting, {
    investigation,
    version: form.version,
    columns: { review_due_on: dueOn },
    step: { step: "review", outcome, happenedOn, dueOn },
  });
}

export const statementOutcomes = {
  offered: "Offered",
  made: "Made",
  read: "Read to or by the court",
  "not-wanted": "Not wanted",
} as const;

/** The victim personal statement: offered, made, read by whom. Its words are not here. */
export const statementForm = defineForm<Reading, Drawing>()(
  {
    outcome: choice({
      label: "What happened with the victim personal statement?",
      options: statementOutcomes,
      missing: "Choose what happened",
    }),
    happenedOn: date({ label: "The day", called: "The day", isPast: true }),
    doneBy: optionalText({
      label: "Who read it (if it was read)",
      called: "Who read it",
      most: 200,
    }),
  },
  {
    happenedOn: ({ happenedOn }, reading) => beforeOpened(reading, happenedOn),
    doneBy: ({ outcome, doneBy }) => outcome === "read" && doneBy === null && "Enter who read it",
  },
);

export async function recordStatement(
  tx: Tx,
  acting: CommandContext,
  { working, form }: Sending<Sent<typeof statementForm>>,
): Promise<Change> {
  const { value, errors } = statementForm.read(form, { ...working, now: acting.at });
  if (errors) return { kind: "invalid", errors };
  return addStep(tx, acting, {
    investigation: working.investigation,
    version: form.version,
    step: { step: "statement", ...value },
  });
}

export const compensationOutcomes = {
  told: "They were told of it",
  applied: "It was applied for",
  decided: "It was decided",
  "not-wanted": "It is not wanted",
} as const;

/** Compensation: told, applied for, decided. Who must not be told is refused. */
export const compensationForm = defineForm<Reading, Drawing>()(
  {
    outcome: choice({
      label: "What happened?",
      options: compensationOutcomes,
      missing: "Choose what happened",
    }),
    told: optionalChoiceFrom({
      label: "Who was told (if they were told)?",
      options: peopleIn,
      unchosen: "Choose who was told",
      unknown: "Choose who was told",
    }),
    toldName: optionalText({
      label: "Name, where it was another person",
      called: "The name",
      most: 200,
    }),
    happenedOn: date({ label: "The day", called: "The day", isPast: true }),
  },
  {
    told: ({ outcome, told }, reading) =>
      (outcome === "told" && told === null && "Choose who was told") || whyNot(reading, told),
    toldName: ({ told, toldName }, reading) => wrongName(reading, { chosen: told, name: toldName }),
    happenedOn: ({ happenedOn }, reading) => beforeOpened(reading, happenedOn),
  },
);

export async function recordCompensation(
  tx: Tx,
  acting: CommandContext,
  { working, form }: Sending<Sent<typeof compensationForm>>,
): Promise<Change> {
  const { value, errors } = compensationForm.read(form, { ...working, now: acting.at });
  if (errors) return { kind: "invalid", errors };
  const { outcome, told, toldName, happenedOn } = value;
  return addStep(tx, acting, {
    investigation: working.investigation,
    version: form.version,
    columns: { compensation_settled: true },
    step: {
      step: "compensation",
      outcome,
      happenedOn,
      ...(told !== null && whoOf(told, toldName)),
    },
  });
}
