import { plainText, saysNone } from "./plain-text.ts";
import { readBirthDate, readOtherDate } from "./read-date.ts";
import { readLevel, type LevelWords } from "./read-level.ts";
import { readSex } from "./read-sex.ts";
import { standingOf } from "./read-standing.ts";
import type { Cell } from "./reading-types.ts";

/** Which part of a column's filled cells reads as each kind, 0 to 1. */
export interface Content {
  filled: number;
  births: number;
  dates: number;
  sexes: number;
  levels: number;
  /** Levels in words: digits alone may be counts of anything. */
  levelWords: number;
  /** Levels, and the doubts that people write in their place: "tbc", "Med/High", "step down?". */
  levelDoubts: number;
  names: number;
  /** Open, closed and the like. */
  standings: number;
}

const nameShape = /^[\p{L}\p{M}'. -]+,[\p{L}\p{M}'. -]+(?:[("].*)?$/u;

function part(cells: readonly Cell[], test: (cell: Cell) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter((cell) => test(cell)).length / cells.length;
}

/** Whether a cell is a date, and not a small number that happens to have a serial meaning. */
function looksLikeDate(cell: Cell, today: string): boolean {
  return cell.kind !== "empty" && readOtherDate(cell, today).outcome === "date";
}

const doubtful =
  /\?|[🔴🟠🟡🟢]|\b(?:tbc|tba|awaiting|pending|unknown|see notes|low|med|medium|high|red|amber|green|step(?:ped)? down|level|cat|\d or \d)\b/iu;

const shortAnswer = /^(?:o|c|y|n|yes|no)$/iu;

function isStanding(cell: Cell): boolean {
  if (cell.kind !== "text") return cell.kind === "boolean";
  if (shortAnswer.test(plainText(cell.text))) return true;
  const standing = cell.text.length > 60 ? "not said" : standingOf(cell.text);
  return standing === "open" || standing === "closed";
}

export function contentOf(cells: readonly Cell[], vocabulary: LevelWords, today: string): Content {
  const filled = cells.filter((cell) => !saysNone(cell.text));
  const isLevel = (cell: Cell): boolean => readLevel(cell, vocabulary).level !== null;
  return {
    filled: filled.length,
    births: part(filled, (cell) => readBirthDate(cell, today).outcome === "date"),
    dates: part(filled, (cell) => looksLikeDate(cell, today)),
    sexes: part(filled, (cell) => readSex(cell).sex !== null),
    levels: part(filled, isLevel),
    levelDoubts: part(
      filled,
      (cell) => isLevel(cell) || (cell.text.length <= 40 && doubtful.test(cell.text)),
    ),
    levelWords: part(filled, (cell) => isLevel(cell) && /\p{L}/u.test(cell.text)),
    names: part(filled, (cell) => cell.kind === "text" && nameShape.test(plainText(cell.text))),
    standings: part(filled, isStanding),
  };
}

/** The middle age in years that a column of dates would give, to tell births from referrals. */
export function medianAge(cells: readonly Cell[], today: string): number | undefined {
  const births = cells
    .map((cell) => readBirthDate(cell, today))
    .flatMap((reading) => (reading.outcome === "date" ? [reading.iso] : []))
    .sort();
  const middle = births[Math.floor(births.length / 2)];
  return middle === undefined ? undefined : Number(today.slice(0, 4)) - Number(middle.slice(0, 4));
}
