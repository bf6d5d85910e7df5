import { kindCase } from "./name-case.ts";
import { comparable, plainText } from "./plain-text.ts";
import { splitAliases } from "./split-aliases.ts";
import type { Cell } from "./reading-types.ts";

export interface NameReading {
  surname: string | null;
  forename: string | null;
  aliases: string[];
  why: string | null;
}

/** Which part a heading such as "SURNAME, Forename" names first. */
type NameOrder = "surname-first" | "forename-first" | "not-said";

const longest = 100;
const unknown =
  /^(?:(?:name )?(?:unknown|not known|nk|tbc|tba|n a)|unborn)(?: (?:female|male|girl|boy|child|baby|yp|name))?$/u;
/** Signs of code or of a formula: such a text is kept whole, not taken apart. */
const notAName = /[<>=@{}|\\^~]/u;
const particles = new Set([
  "van", "von", "der", "den", "de", "da", "dos", "del", "di", "du", "la", "le", "al", "el", "bin",
  "ibn", "ben", "mc", "mac", "st", "st.", "o", "ter",
]); // prettier-ignore

export function nameOrder(heading: string): NameOrder {
  const words = comparable(heading);
  const surname = words.search(/\b(?:surname|family|last|sname)/u);
  const forename = words.search(/\b(?:forename|first|given|christian|fname)/u);
  if (surname < 0 || forename < 0) return "not-said";
  return surname < forename ? "surname-first" : "forename-first";
}

function isCapitals(word: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(word) && word === word.toUpperCase();
}

type Halves = [surname: string, forename: string];

/** "Darcy HEMMINGS" and "HEMMINGS Darcy": the capitals are the surname, if they stand together. */
function byCapitals(words: readonly string[]): Halves | undefined {
  const first = words.findIndex((word) => !isCapitals(word));
  const last = words.findLastIndex((word) => !isCapitals(word));
  if (first < 0) return undefined;
  const before = words.slice(0, first);
  const after = words.slice(last + 1);
  if (before.length > 0 === after.length > 0) return undefined;
  if (before.length > 0) return [before.join(" "), words.slice(first).join(" ")];
  return [after.join(" "), words.slice(0, last + 1).join(" ")];
}

/** A surname takes the small words before it: "Noor al Hadi" → "al Hadi". */
function surnameLast(words: readonly string[]): Halves {
  let start = words.length - 1;
  while (start > 1 && particles.has((words[start - 1] ?? "").toLowerCase())) start -= 1;
  return [words.slice(start).join(" "), words.slice(0, start).join(" ")];
}

function surnameLeads(words: readonly string[]): Halves {
  let end = 1;
  while (end < words.length - 1 && particles.has((words[end - 1] ?? "").toLowerCase())) end += 1;
  return [words.slice(0, end).join(" "), words.slice(end).join(" ")];
}

function halves(name: string, order: NameOrder): Halves {
  const [first = "", ...others] = name.split(",").map((part) => part.trim());
  const rest = others.filter((part) => part !== "").join(" ");
  if (rest !== "") return order === "forename-first" ? [rest, first] : [first, rest];
  const words = first.split(" ").filter((word) => word !== "");
  if (words.length < 2) return [first, ""];
  const capitals = byCapitals(words);
  if (capitals !== undefined) return capitals;
  return order === "surname-first" ? surnameLeads(words) : surnameLast(words);
}

/** Two capitals beside an ordinary surname are initials somebody goes by: AJ, TJ. */
function forenameCase(forename: string, surname: string): string {
  const areInitials = /^\p{Lu}{2}$/u.test(forename) && surname !== surname.toUpperCase();
  return areInitials ? forename : kindCase(forename);
}

function complaint(surname: string, forename: string): string | null {
  if (surname === "" && forename === "") return "There is no name.";
  if (surname === "" || forename === "") return "Only one name is given.";
  if (!/^[\p{L}\p{M}'. -]+$/u.test(surname + forename))
    return "This has signs in it that names do not have.";
  return null;
}

function reading(surname: string, forename: string, aliases: string[]): NameReading {
  const nobody = (name: string): boolean =>
    unknown.test(comparable(name)) || comparable(name) === "";
  const family = nobody(surname) ? "" : surname;
  const given = nobody(forename) ? "" : forename;
  if (family.length > longest || given.length > longest) {
    return { surname: null, forename: null, aliases: [], why: "This is too long to be a name." };
  }
  return {
    surname: family === "" ? null : kindCase(family),
    forename: given === "" ? null : forenameCase(given, family),
    aliases: aliases.filter((alias) => alias.length <= longest).map((alias) => kindCase(alias)),
    why: complaint(family, given),
  };
}

function notText(...cells: Cell[]): NameReading | undefined {
  const odd = cells.find((cell) => cell.kind !== "text" && cell.kind !== "empty");
  if (odd === undefined) return undefined;
  const why = odd.kind === "formula" ? "This is a formula, not a name." : "This is not a name.";
  return { surname: null, forename: null, aliases: [], why };
}

/** Spaces around hyphens and apostrophes are slips: "Smith - Jones" is one surname. */
function tidy(cell: Cell): string {
  return plainText(cell.text.slice(0, 2000)).replace(/\s*-\s*/gu, "-");
}

/** A whole name in one cell. */
export function readFullName(cell: Cell, order: NameOrder): NameReading {
  const odd = notText(cell);
  if (odd !== undefined) return odd;
  const written = tidy(cell);
  if (unknown.test(comparable(written))) return reading("", "", []);
  const whole = { name: written, aliases: [] };
  const { name, aliases } = notAName.test(written) ? whole : splitAliases(written);
  const [surname, forename] = halves(name, order);
  return reading(surname, forename, aliases);
}

/** A name in two columns. */
export function readSplitName(surnameCell: Cell, forenameCell: Cell): NameReading {
  const odd = notText(surnameCell, forenameCell);
  if (odd !== undefined) return odd;
  const family = splitAliases(tidy(surnameCell));
  const given = splitAliases(tidy(forenameCell));
  const strip = (name: string): string => name.replace(/^[\s,]+|[\s,]+$/gu, "");
  return reading(strip(family.name), strip(given.name), [...given.aliases, ...family.aliases]);
}
