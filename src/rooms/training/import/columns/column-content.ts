import type { Cell } from "../../../../platform/spreadsheets/opening/index.ts";
import { splitWrittenDate } from "../dates/written-date.ts";
import { statusOf } from "../statuses/status-words.ts";

/** What stands in a column, as shares of its cells that hold something. */
export type ColumnContent = {
  readonly filled: number;
  readonly emails: number;
  readonly dates: number;
  readonly statuses: number;
  readonly numbers: number;
  /** "Surname, Forename". */
  readonly commaNames: number;
  readonly honorifics: number;
  readonly courseWords: number;
  readonly different: number;
};

const mostCells = 300;
const email = /\S+\s*(?:@|\(at\))\s*\S+/u;
const numberShape = /^[a-z]{0,5}[-/ ]?\d{3,}(?:-\d+)*[a-z]?$/iu;
const commaName = /^[\p{L}'’ -]{2,30},\s*[\p{L}'’ .()-]{1,30}$/u;
const honorific = /^(?:mr|mrs|miss|ms|mx|dr|prof|rev|sir|dame|pc|sgt|cllr)\.?$/iu;
const courseWord =
  /\b(?:training|awareness|course|safeguarding|level|module|introduction|workshop|refresher|exploitation|abuse|webinar|e-?learning|health|safety|protection|prevent|skills|induction|trauma|online|children)\b/iu;

const isDate = (cell: Cell): boolean => {
  if (cell.kind === "date") return true;
  if (cell.kind === "number") return cell.iso !== null && /^[34]\d{4}/u.test(cell.text);
  const text = cell.text.trim();
  return /^[34]\d{4}(?:\.\d+)?$/u.test(text) || splitWrittenDate(text) !== undefined;
};

export function contentOf(cells: readonly (Cell | undefined)[]): ColumnContent {
  const filled = cells.filter((cell) => cell !== undefined).slice(0, mostCells);
  const share = (fits: (cell: Cell) => boolean): number =>
    filled.length === 0 ? 0 : filled.filter((cell) => fits(cell)).length / filled.length;
  const matches = (pattern: RegExp): number => share(({ text }) => pattern.test(text.trim()));
  return {
    filled: filled.length,
    emails: matches(email),
    dates: share(isDate),
    statuses: share(
      ({ text }) => text.length <= 40 && (statusOf(text) !== undefined || text.trim() === "?"),
    ),
    numbers: share(({ text }) => numberShape.test(text.trim())),
    commaNames: matches(commaName),
    honorifics: matches(honorific),
    courseWords: matches(courseWord),
    different: new Set(filled.map(({ text }) => text.trim().toLowerCase())).size,
  };
}
