import { formatDate, londonDate } from "../../../kernel/dates.ts";
import type { Chase, ChaseAnswer, ChaseSubject, ReviewKind } from "./chase.ts";

export const reviewWords: Readonly<Record<ReviewKind, string>> = {
  harm: "Review harm status",
  level: "Review the level",
  flag: "Review the flag",
  telling: "Ask again who may be told",
};

type Subject = Pick<Chase, "about" | "review"> & { readonly wording: string | null };

/** What was asked about. */
export function subjectWords({ about, review, wording }: Subject): string {
  if (about === "review" && review !== null) return reviewWords[review];
  return wording ?? "How things are for the child";
}

/** What kind of thing it was, within a sentence. */
export function kindWords({ about, review }: Pick<Chase, "about" | "review">): string {
  if (about === "review" && review !== null) {
    return {
      harm: "the review of harm status",
      level: "the review of the level",
      flag: "the review of the flag",
      telling: "who may be told",
    }[review];
  }
  const others: Readonly<Record<ChaseSubject["about"], string>> = {
    action: "an action",
    review: "a review",
    update: "how things are",
  };
  return others[about];
}

type Said = Pick<ChaseAnswer, "answer" | "expectedOn" | "words">;

/** An answer in words; "no information held" reads as the answer it is. */
export function answerWords({ answer, expectedOn, words }: Said): string {
  if (answer === "working") return `still working on it, by ${formatDate(expectedOn ?? "")}`;
  if (answer === "not-mine") return words === null ? "not mine" : `not mine: ${words}`;
  return answer === "done" ? "done" : "no information held";
}

/** How often and when last: "Asked once, on 20 November 2026", "Asked 3 times, last on …". */
export function askedWords({ asks, askedAt }: Pick<Chase, "asks" | "askedAt">): string {
  const on = formatDate(londonDate(askedAt));
  if (asks === 1) return `Asked once, on ${on}`;
  return `Asked ${asks === 2 ? "twice" : `${asks} times`}, last on ${on}`;
}

/** What was asked and answered, in one or two sentences. */
export function chaseWords(chase: Chase): string {
  const asked = `${askedWords(chase)}, by ${chase.askedBy} of ${chase.askedOf}.`;
  if (chase.answer === null) return `${asked} Not answered yet.`;
  const { answeredBy, answeredAt } = chase.answer;
  const answered = `Answered on ${formatDate(londonDate(answeredAt))} by ${answeredBy}: ${answerWords(chase.answer)}.`;
  const agreed =
    chase.agreedAt === null
      ? ""
      : ` The date was agreed on ${formatDate(londonDate(chase.agreedAt))}.`;
  return `${asked} ${answered}${agreed}`;
}
