import { comparable, plainText } from "./plain-text.ts";
import { levelWords, normalLevel, plainVocabulary, type LevelWords } from "./read-level.ts";
import type { GridRow, Level, Sheet } from "./reading-types.ts";

/** What people write when they do not know; a legend must never teach that this is a level. */
const doubts =
  /\?|\b(?:tbc|tba|see|notes?|unknown|not|none|nil|n a|pending|awaiting|confirmed|confirm|review|or|and|to)\b/u;

function isTeachable(word: string): boolean {
  return word.length <= 20 && word.split(" ").length <= 2 && !doubts.test(word);
}

/** "3 / H / High / Cat 3" → the four words; explanations are too long to be words. */
function wordsOf(row: GridRow): string[] {
  return [...row.cells.values()]
    .flatMap((cell) => cell.text.split(/[/,;=|\n]|\bor\b|\s[-\u2013]\s/iu))
    .map((word) => plainText(word))
    .filter((word) => comparable(word) !== "" && isTeachable(word.toLowerCase()))
    .map((word) => normalLevel(word));
}

function only(levels: readonly (Level | undefined)[]): Level | undefined {
  const known = new Set(levels.filter((level) => level !== undefined));
  const [level] = known;
  return known.size === 1 ? level : undefined;
}

/** Words ("High") decide before digits ("3"), so a key that counts the other way is believed. */
function levelOf(words: readonly string[]): Level | undefined {
  const byWord = words.map((word) => levelWords.get(word));
  if (byWord.some((level) => level !== undefined)) return only(byWord);
  return only(words.map((word) => plainVocabulary.get(word)));
}

/**
 * The vocabulary of levels, extended by the workbook's own key. A word that the key gives to two
 * levels is taken out: it says nothing.
 */
export function readKey(keySheets: readonly Sheet[]): LevelWords {
  const found = new Map<string, Set<Level>>();
  for (const row of keySheets.flatMap((sheet) => sheet.rows)) {
    const words = wordsOf(row);
    const level = levelOf(words);
    if (level === undefined) continue;
    for (const word of words) found.set(word, (found.get(word) ?? new Set()).add(level));
  }
  const vocabulary = new Map(plainVocabulary);
  for (const [word, levels] of found) {
    const [level] = levels;
    if (levels.size === 1 && level !== undefined) vocabulary.set(word, level);
    else vocabulary.delete(word);
  }
  return vocabulary;
}

function isNarrow(row: GridRow): boolean {
  const filled = [...row.cells.values()];
  return filled.length <= 5 && filled.every(({ kind }) => kind === "text" || kind === "number");
}

/**
 * A legend: short and narrow, at least two levels named in it, and most rows name one. A short
 * table of children also names levels, so width matters more than the words do.
 */
export function looksLikeKey(sheet: Sheet): boolean {
  if (sheet.rows.length > 30 || !sheet.rows.every((row) => isNarrow(row))) return false;
  const levels = sheet.rows
    .map((row) => levelOf(wordsOf(row)))
    .filter((level) => level !== undefined);
  return new Set(levels).size >= 2 && levels.length >= sheet.rows.length * 0.3;
}
