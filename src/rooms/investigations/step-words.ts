import { formatDate } from "../../kernel/dates.ts";
import { answerOutcomes, courtSteps } from "./court.ts";
import {
  interviewKinds,
  interviewOutcomes,
  intermediaryAnswers,
  measureOutcomes,
} from "./interview.ts";
import { states, type Step, type StepKind } from "./investigation.ts";
import { compensationOutcomes, reviewOutcomes, statementOutcomes } from "./rights.ts";
import { nameIn, type InvestigationBody } from "./scheme.ts";

const titles: Readonly<Record<StepKind, string>> = {
  state: "State",
  update: "Update",
  interview: "Interview or statement",
  measures: "Special measures",
  review: "Right to review",
  statement: "Victim personal statement",
  compensation: "Compensation",
  court: "Court",
  escalated: "Specialist command asked",
  answered: "Specialist command answered",
};

/** What was done, and on which day. */
export const stepTitle = ({ step, happenedOn, dueOn }: Step): string =>
  `${titles[step]}, ${formatDate(happenedOn ?? dueOn ?? "")}`;

const worded = (words: Readonly<Record<string, string>>, key: string | null): string =>
  key === null ? "" : (words[key] ?? key);

const whoText = ({ told, toldName }: Step): string => {
  if (told === "child") return "The child was told";
  if (told === "nobody") return "Nobody was told: it was not safe";
  return told === null ? "" : `${toldName ?? "A person who is no longer listed"} was told`;
};

const dueText = (words: string, { dueOn }: Step): string =>
  dueOn === null ? "" : `${words} ${formatDate(dueOn)}`;

type Saying = (step: Step, body: InvestigationBody) => readonly (string | null)[];

const says: Readonly<Record<StepKind, Saying>> = {
  state: (one) => [worded(states, one.about), one.wording, dueText("To be told by", one)],
  update: (one, { updates }) => [
    nameIn(updates.about, one.about ?? ""),
    whoText(one),
    one.way === null ? "" : nameIn(updates.ways, one.way),
    one.wording,
    one.doneBy === null ? "" : `By ${one.doneBy}`,
    dueText("Next by", one),
  ],
  interview: (one) => [
    worded(interviewKinds, one.about),
    worded(interviewOutcomes, one.outcome),
    worded(intermediaryAnswers, one.way),
  ],
  measures: (one, { measures }) => [
    worded(measureOutcomes, one.outcome),
    one.measures.map((key) => nameIn(measures, key)).join(", "),
  ],
  review: (one) => [worded(reviewOutcomes, one.outcome), dueText("To be decided by", one)],
  statement: (one) => [
    worded(statementOutcomes, one.outcome),
    one.doneBy === null ? "" : `By ${one.doneBy}`,
  ],
  compensation: (one) => [worded(compensationOutcomes, one.outcome), whoText(one)],
  court: (one) => [worded(courtSteps, one.about), one.wording],
  escalated: (one, { escalation }) => [
    nameIn(escalation.commands, one.about ?? ""),
    one.wording,
    dueText("To be answered by", one),
  ],
  answered: (one) => [worded(answerOutcomes, one.outcome), one.wording],
};

/** What was done, in words. */
export const stepText = (one: Step, body: InvestigationBody): string =>
  says[one.step](one, body)
    .filter((part) => part !== null && part !== "")
    // A line that somebody typed may end in a full stop already.
    .map((part) => part?.replace(/\.$/u, ""))
    .join(". ");
