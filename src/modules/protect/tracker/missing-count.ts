import { formatDate } from "../../../kernel/dates.ts";
import type { TrackerRow } from "./tracker-row.ts";

type Numbers = Pick<TrackerRow, "missingCount" | "missingCountedOn" | "missingRecorded">;

/** Two sources of one number: what is recorded here goes first, and what somebody entered stays beside it where it differs. */
export type MissingShown = {
  /** Null where neither knows. */
  readonly count: number | null;
  /** Where it comes from and as of when; undefined where nobody said. */
  readonly source: string | undefined;
  /** What was typed or imported and says something else, in words. */
  readonly entered: string | undefined;
};

export function missingShown(
  { missingCount, missingCountedOn, missingRecorded }: Numbers,
  today: string,
): MissingShown {
  const counted = missingCountedOn === null ? "" : `, counted ${formatDate(missingCountedOn)}`;
  if (missingRecorded === null) {
    const source = missingCount === null ? undefined : `entered${counted}`;
    return { count: missingCount, source, entered: undefined };
  }
  const differs = missingCount !== null && missingCount !== missingRecorded;
  return {
    count: missingRecorded,
    source: `recorded here, to ${formatDate(today)}`,
    entered: differs ? `${String(missingCount)} entered${counted}` : undefined,
  };
}

/** Both, in one text. */
export function missingText(numbers: Numbers, today: string): string {
  const { count, source, entered } = missingShown(numbers, today);
  if (count === null) return "";
  return entered === undefined ? String(count) : `${String(count)} ${source ?? ""}; ${entered}`;
}

/** Where the number of a file comes from, and what differs from it. */
export function missingFrom(numbers: Numbers, today: string): string {
  const { source, entered } = missingShown(numbers, today);
  return [source, entered].filter((part) => part !== undefined).join("; ");
}
