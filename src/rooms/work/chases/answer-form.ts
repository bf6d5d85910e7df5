import { addDays, type IsoDate } from "../../../kernel/dates.ts";
import {
  readDateParts,
  readText,
  type DateParts,
  type FieldError,
} from "../../../kernel/fields.ts";
import { answers, type AnswerKind, type ChaseSubject } from "./chase.ts";

export type AnswerFields = {
  readonly answer: string;
  /** By when, for "still working on it". */
  readonly by: DateParts;
  /** Outcome, or whose it is. */
  readonly words: string;
};

export type ReadAnswer = {
  readonly answer: AnswerKind;
  readonly expectedOn: IsoDate | null;
  readonly words: string | null;
};

type ReadQuery = { readonly about: ChaseSubject["about"]; readonly today: IsoDate };

/** As for a promise: beyond two years it is no plan. */
const longestDays = 731;

const isAnswer = (text: string): text is AnswerKind =>
  (answers as readonly string[]).includes(text);

export function readAnswer(
  form: AnswerFields,
  { about, today }: ReadQuery,
): ReadAnswer | readonly FieldError[] {
  const { answer } = form;
  if (!isAnswer(answer)) return [{ field: "answer", message: "Choose an answer" }];
  if (answer === "done" && about === "review") {
    return [{ field: "answer", message: "A review is done on the child’s record" }];
  }
  if (answer === "working") return readWorking(form, today);
  if (answer === "no-information") return { answer, expectedOn: null, words: null };
  const words = readText(form.words, wordsRule(answer, about));
  if (!words.ok) return [{ field: "words", message: words.error }];
  return { answer, expectedOn: null, words: words.value || null };
}

function wordsRule(answer: AnswerKind, about: ChaseSubject["about"]) {
  if (answer === "not-mine") return { name: "Whose it is", most: 200 };
  return about === "update"
    ? { name: "How things are", most: 2000, missing: "Enter how things are for the child" }
    : { name: "Outcome", most: 2000, missing: "Enter the outcome for the child" };
}

function readWorking(form: AnswerFields, today: IsoDate): ReadAnswer | readonly FieldError[] {
  const by = readDateParts(form.by, {
    name: "New date",
    earliest: today,
    latest: addDays(today, longestDays),
  });
  if (!by.ok) return [{ field: "by", message: by.error }];
  return { answer: "working", expectedOn: by.value, words: null };
}
