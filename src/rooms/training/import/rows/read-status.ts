import type { IsoDate } from "../../../../kernel/dates.ts";
import { statusOf } from "../statuses/status-words.ts";
import { folded } from "../words.ts";
import type { Status } from "../read-types.ts";

export type StatusFacts = {
  /** Of every column of status, left to right. */
  readonly written: readonly string[];
  readonly on: IsoDate | null;
  /** Whether the cell of completion says anything but that it has not happened, if only "summer term". */
  readonly isCompleted: boolean;
  /** Whether the table has a column that says when a course was completed. */
  readonly hasCompleted: boolean;
  readonly today: IsoDate;
};

const strongest: readonly Status[] = ["attended", "cancelled", "absent", "booked"];

/** Which word counts, and what a row means that has none. */
export function readStatus(facts: StatusFacts): { status: Status; unknown: string | undefined } {
  const { written, on, today } = facts;
  const isAhead = on !== null && on > today;
  const said = written.filter((text) => folded(text) !== "");
  const found = said.map((text) => statusOf(text));
  const known = strongest.find((status) => found.includes(status));
  const unknown = said.find((_, index) => found[index] === undefined);
  if (known !== undefined) return { status: inTime(known, said, isAhead), unknown: undefined };
  return { status: withoutWord(facts, isAhead), unknown };
}

/** A plain "no" for a day to come is not yet an absence. */
const inTime = (status: Status, said: readonly string[], isAhead: boolean): Status => {
  const absent = said.filter((text) => statusOf(text) === "absent");
  const isPlainNo = absent.every((text) => /^(?:n|no|false|0)$/u.test(folded(text)));
  return status === "absent" && isAhead && isPlainNo ? "booked" : status;
};

/** A day of completion says that it was done; a day of a course only where the table asks for no word. */
function withoutWord(facts: StatusFacts, isAhead: boolean): Status {
  if (isAhead) return "booked";
  if (facts.isCompleted) return "attended";
  return facts.hasCompleted || facts.written.length > 0 ? "booked" : "attended";
}
