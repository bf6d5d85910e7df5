import { plainText } from "./plain-text.ts";
import type { Cell, Level } from "./reading-types.ts";

/** What a written level means, by its normal form. */
export type LevelWords = ReadonlyMap<string, Level>;

/** Words say which end is high; digits do not, and may mean the opposite in another area. */
export const levelWords: LevelWords = new Map<string, Level>([
  ["l", 1],
  ["low", 1],
  ["standard", 1],
  ["std", 1],
  ["green", 1],
  ["emerging", 1],
  ["mild", 1],
  ["m", 2],
  ["med", 2],
  ["medium", 2],
  ["moderate", 2],
  ["amber", 2],
  ["yellow", 2],
  ["significant", 2],
  ["h", 3],
  ["high", 3],
  ["red", 3],
  ["experiencing", 3],
  ["serious", 3],
  ["severe", 3],
]);

const levelDigits: LevelWords = new Map<string, Level>([
  ["1", 1],
  ["2", 2],
  ["3", 3],
]);

export const plainVocabulary: LevelWords = new Map([...levelWords, ...levelDigits]);

/**
 * "Cat. 2", "LEVEL 2", "2.0" and "2" are one word, and so are "High risk" and "HIGH". A question
 * mark or a second word stays, so that doubt is never dropped.
 */
export function normalLevel(written: string): string {
  const text = plainText(written)
    .toLowerCase()
    .replace(/[.:;!↑↓→←⬆⬇\uFE0F]+/gu, " ")
    .replace(/[-\u2013]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const numbered =
    /^(?:(?:risk )?(?:cat|category|level|lvl|tier|grade|band|stage|c|l|r)) ?([1-9])(?: risk)?$/u;
  const [, digit] = numbered.exec(text) ?? [];
  if (digit !== undefined) return digit;
  return text
    .replace(/^(?:risk|level|category|cat) /u, "")
    .replace(/ (?:risk|level)$/u, "")
    .trim();
}

const circles: LevelWords = new Map<string, Level>([
  ["🔴", 3],
  ["🟥", 3],
  ["🟠", 2],
  ["🟧", 2],
  ["🟡", 2],
  ["🟨", 2],
  ["🟢", 1],
  ["🟩", 1],
]);
const circle = /[🔴🟥🟠🟧🟡🟨🟢🟩]/gu;
/** Words that only say that a level follows. */
const filler = new Set(["risk", "level", "cat", "category", "rag", "rating", "lvl", "tier"]);

function only(levels: readonly (Level | undefined)[]): Level | undefined {
  const [level, ...others] = new Set(levels);
  return others.length === 0 ? level : undefined;
}

/** "3 - High", "High (3)": several words for one level. Two levels, or any other word, are none. */
function inSeveralWords(text: string, vocabulary: LevelWords): Level | undefined {
  if (!/^[\p{L}\p{N}\s\-–/():=,.]+$/u.test(text)) return undefined;
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !filler.has(word));
  // "2/2" is a count of something, or a date.
  if (words.length > 1 && words.every((word) => /^\d/u.test(word))) return undefined;
  return only(words.map((word) => vocabulary.get(word)));
}

function levelIn(written: string, vocabulary: LevelWords): Level | undefined {
  const known = vocabulary.get(normalLevel(written));
  if (known !== undefined) return known;
  const text = plainText(written).replaceAll("\uFE0F", "");
  const painted = (text.match(circle) ?? []).map((sign) => circles.get(sign));
  const rest = text.replace(circle, " ").trim();
  if (painted.length === 0) return inSeveralWords(rest, vocabulary);
  if (rest === "") return only(painted);
  return only([...painted, vocabulary.get(normalLevel(rest)) ?? inSeveralWords(rest, vocabulary)]);
}

/**
 * A blank is "not known" without a problem: nobody wrote anything to be misread. Whatever is
 * written and is not one level ("tbc", "Med/High", "High?") is a problem and also not known; the
 * absence of a level never becomes low.
 */
export function readLevel(
  cell: Cell,
  vocabulary: LevelWords = plainVocabulary,
): { level: Level | null; why: string | null } {
  if (cell.kind === "empty") return { level: null, why: null };
  if (cell.kind === "text" || cell.kind === "number") {
    const level = levelIn(cell.text, vocabulary);
    if (level !== undefined) return { level, why: null };
  }
  if (plainText(cell.text) === "") return { level: null, why: null };
  return { level: null, why: "This is not one of the levels 1 to 3, so the level is not known." };
}
