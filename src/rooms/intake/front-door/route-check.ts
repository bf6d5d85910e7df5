import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import type { Check } from "./door.ts";

export type Moment = "before" | "after";

/** The answers to the questions, by key; a question may be left out. */
export type HandlerInput = ReadonlyMap<string, string>;

export type Marked = {
  readonly question: Check["questions"][number];
  /** Undefined where it was left out. */
  readonly isRight: boolean | undefined;
};

/** What each answer is, right or wrong; one that no question offers counts as left out. */
export const markAnswers = ({ questions }: Check, given: HandlerInput): readonly Marked[] =>
  questions.map((question) => {
    const answer = question.answers.find(({ key }) => key === given.get(question.key));
    return { question, isRight: answer && answer.key === question.right };
  });

/** Adds each answer to the counts of its month. Nothing is kept of who gave it. */
export async function countAnswers(
  tx: Tx,
  marked: readonly Marked[],
  { moment, on }: { readonly moment: Moment; readonly on: string },
): Promise<void> {
  const month = `${on.slice(0, 7)}-01`;
  for (const { question, isRight } of marked) {
    if (isRight === undefined) continue;
    await sql`select sec.count_route_answer(${month}::date, ${moment}, ${question.key}, ${isRight})`.execute(
      tx,
    );
  }
}

export type Cell = {
  readonly month: string;
  readonly moment: Moment;
  readonly question: string;
  readonly isRight: boolean;
  readonly answers: number;
};

export async function listCells(tx: Tx): Promise<readonly Cell[]> {
  const rows = await tx
    .selectFrom("identify.route_answers")
    .select(["month", "moment", "question", "is_right as isRight", "answers"])
    .orderBy("month", "desc")
    .execute();
  return rows.map((row) => ({ ...row, moment: row.moment === "after" ? "after" : "before" }));
}

/** A count, or undefined where it is small enough to point at somebody. */
export type Shown = number | undefined;

export type ReportRow = {
  readonly month: string;
  readonly question: string;
  readonly before: { readonly answers: Shown; readonly right: Shown };
  readonly after: { readonly answers: Shown; readonly right: Shown };
};

/** One to five are not shown, as in the children in need census. */
const isSmall = (count: number): boolean => count > 0 && count < 6;

/** Right and wrong add up to the whole: where either is small, neither is shown. */
function shownOf(right: number, wrong: number): ReportRow["before"] {
  const answers = right + wrong;
  if (isSmall(answers)) return { answers: undefined, right: undefined };
  return { answers, right: isSmall(right) || isSmall(wrong) ? undefined : right };
}

/** The counts by month and question, newest first, with small numbers left out. */
export function reportOf(cells: readonly Cell[]): readonly ReportRow[] {
  const places = [...new Set(cells.map(({ month, question }) => `${month} ${question}`))];
  return places.map((place) => {
    const own = cells.filter(({ month, question }) => `${month} ${question}` === place);
    const sum = (moment: Moment, isRight: boolean): number =>
      own.find((one) => one.moment === moment && one.isRight === isRight)?.answers ?? 0;
    const [month = "", question = ""] = place.split(" ");
    return {
      month,
      question,
      before: shownOf(sum("before", true), sum("before", false)),
      after: shownOf(sum("after", true), sum("after", false)),
    };
  });
}
