import { isIsoDate, type IsoDate } from "../kernel/dates.ts";
import { choicesOf, itemsOf, notKnown, type Instrument, type Item } from "./instrument.ts";

/** One answer, with what it rests on. */
export type Answer = {
  readonly value: string;
  readonly evidence?: string;
  /** Who said or recorded it: `school attendance record`. */
  readonly source?: string;
  readonly on?: IsoDate;
  readonly confidence?: Confidence;
};

/** Evidence apart from gut feeling. */
export type Confidence = "seen" | "told" | "inferred";

export type Answers = {
  readonly items: Readonly<Record<string, Answer>>;
  readonly protectiveFactors: readonly string[];
  /** In their own words; empty where nobody asked, and then the reason. */
  readonly childsView: View;
  readonly parentsView: View;
};

export type View = { readonly words: string } | { readonly notSought: string };

/** What is wrong with an answer, or with what it rests on, in words for the field that it stands at. */
export type AnswerProblem = {
  readonly item: string;
  readonly words: string;
  readonly isAboutEvidence?: boolean;
};

/**
 * What is not right in the answers. An item left out is named: nothing counts as a no by being left
 * out, and `unknown` is always there to be chosen.
 */
export function problemsIn(instrument: Instrument, answers: Answers): readonly AnswerProblem[] {
  const items = itemsOf(instrument);
  const known = new Set(items.map(({ key }) => key));
  const strangers = Object.keys(answers.items).filter((key) => !known.has(key));
  return [
    ...items.flatMap((item) => problemWith(item, answers.items[item.key])),
    ...strangers.map((item) => ({ item, words: "This tool does not ask that" })),
    ...problemWithView("childsView", "the child", answers.childsView),
    ...problemWithView("parentsView", "a parent or carer", answers.parentsView),
  ];
}

function problemWith(item: Item, answer: Answer | undefined): readonly AnswerProblem[] {
  const problem = (words: string): readonly AnswerProblem[] => [{ item: item.key, words }];
  if (answer === undefined) return problem(`Answer “${item.label}”, or choose not known`);
  if (item.type === "words") return [];
  const values = choicesOf(item).map(({ value }) => value);
  if (answer.value !== notKnown && !values.includes(answer.value))
    return problem(`Choose one of the answers to “${item.label}”`);
  if (answer.on !== undefined && !isIsoDate(answer.on))
    return problem(`Enter a real date for “${item.label}”`);
  if (needsEvidence(item, answer) && !answer.evidence?.trim())
    return [{ item: item.key, words: `Say what “${item.label}” rests on`, isAboutEvidence: true }];
  return [];
}

/** A no and a not known rest on nothing that can be written down. */
function needsEvidence(item: Item, { value }: Answer): boolean {
  return item.needsEvidence === true && !["no", "none", "0", notKnown].includes(value);
}

function problemWithView(item: string, whose: string, view: View): readonly AnswerProblem[] {
  const text = "words" in view ? view.words : view.notSought;
  return text.trim() === ""
    ? [{ item, words: `Write what ${whose} says, or why nobody asked` }]
    : [];
}
