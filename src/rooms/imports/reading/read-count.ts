import { comparable, plainText } from "./plain-text.ts";
import { formulaSays } from "./formula-says.ts";
import type { Cell } from "./reading-types.ts";

type CountReading = { count: number | null; why: string | null };

const words = [
  "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
  "twelve",
]; // prettier-ignore
const saysZero =
  /^(?:0|nil|none|no|zero|no (?:missing )?(?:episodes?|eps)|not missing|never(?: missing)?)$/u;
const saysNothing = /^(?:n a|na|tbc|tba|nk|not known|unknown|not applicable|not recorded)?$/u;
const counted =
  /^(\d{1,3})(?: ?(?:x|times?|episodes?|eps?|occasions?|mis eps?|missing|in (?:the )?(?:last )?90 days?|last 90 days?))*$/u;
/** More than one a day, three times over, is somebody's year or serial number. */
const mostEpisodes = 300;

/**
 * A number of episodes: "10 x" is ten and "nil" none. Blank and "N/A" are not known, which is not
 * none. A range or "lots" is no number, and no end of it is chosen.
 */
export function readCount(cell: Cell): CountReading {
  const unread = (why: string): CountReading => ({ count: null, why });
  if (cell.kind === "empty") return { count: null, why: null };
  if (cell.kind === "number") {
    const isCount =
      Number.isInteger(cell.number) && cell.number >= 0 && cell.number <= mostEpisodes;
    return isCount
      ? { count: cell.number, why: null }
      : unread("This is not a number of episodes.");
  }
  if (cell.kind === "formula") return unread(formulaSays);
  if (cell.kind !== "text") return unread("This cannot be read as a number of episodes.");
  const text = plainText(cell.text);
  // Excel shows a mistyped "3-4" as a date: the sign between two numbers must not be lost.
  const said = comparable(
    text.replace(/(\d)\s*[-–/+]\s*(?=\d)/gu, "$1 to ").replace(/[+<>~?]/gu, " about "),
  );
  if (saysNothing.test(said)) return { count: null, why: null };
  if (saysZero.test(said)) return { count: 0, why: null };
  const [, digits] =
    counted.exec(said.replace(/(\d)x\b/gu, "$1 x").replace(/^x ?(\d)/u, "$1")) ?? [];
  if (digits !== undefined && Number(digits) <= mostEpisodes)
    return { count: Number(digits), why: null };
  const word = words.indexOf(said.replace(/ (?:times?|episodes?|eps)$/u, ""));
  if (word >= 0) return { count: word, why: null };
  return unread("This is not one number of episodes, so the number is not known.");
}
