import { wordsOf } from "../text/fold.ts";
import type { Reading } from "./field.ts";

export type NameValue = {
  /** The letters without spaces: van den Brink and Vandenbrink are one. */
  readonly text: string;
  readonly parts: readonly string[];
};

/** Not names: they stand before or after one. */
const titles = new Set(["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "master"]);
const suffixes = new Set(["jr", "sr", "jnr", "snr", "ii", "iii", "iv"]);
/** What people and systems write where there is no name. */
const nobody = new Set([
  "unknown",
  "unk",
  "na",
  "none",
  "null",
  "nan",
  "unborn",
  "notknown",
  "notstated",
]);

export function readName(raw: string): Reading {
  let parts = wordsOf(raw);
  if (parts.length > 1) {
    const kept = parts.filter((part, at) => !(at === 0 && titles.has(part)) && !suffixes.has(part));
    if (kept.length > 0) parts = kept;
  }
  const text = parts.join("");
  if (text === "" || nobody.has(text)) return undefined;
  return { text, form: parts.join(" ") };
}

export function asName(form: string): NameValue {
  const parts = form.split(" ");
  return { text: parts.join(""), parts };
}

/** A whole name taken apart: "Reed, Sam Alex", "Sam Alex Reed" and "REED Sam Alex". */
export function splitFullName(raw: string): {
  readonly forename: string;
  readonly middle: string;
  readonly surname: string;
} {
  const [before, after] = raw.split(",", 2);
  if (before !== undefined && after !== undefined && after.trim() !== "") {
    const [forename = "", ...middle] = wordsOf(after);
    return { forename, middle: middle.join(" "), surname: before };
  }
  const inCapitals = raw.split(/\s+/).filter((word) => capitals.test(word));
  const others = raw.split(/\s+/).filter((word) => word !== "" && !capitals.test(word));
  if (inCapitals.length > 0 && others.length > 0) {
    const [forename = "", ...middle] = namesAmong(others.join(" "));
    if (forename !== "")
      return { forename, middle: middle.join(" "), surname: inCapitals.join(" ") };
  }
  const words = namesAmong(raw);
  if (words.length <= 1) return { forename: words[0] ?? "", middle: "", surname: "" };
  const surname = words.at(-1) ?? "";
  return { forename: words[0] ?? "", middle: words.slice(1, -1).join(" "), surname };
}

/** A word of a family name where the others are not in capitals. */
const capitals = /^(?=.{3,}$)\p{Lu}[\p{Lu}'’-]+$/u;

const namesAmong = (raw: string): string[] =>
  wordsOf(raw).filter((word, at) => !(at === 0 && titles.has(word)) && !suffixes.has(word));
