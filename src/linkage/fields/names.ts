import { wordsOf } from "../text/fold.ts";
import { mayBeOneName, nicknameSets } from "../text/nicknames.ts";
import { familyInCapitals } from "./capitals.ts";
import type { Reading } from "./field.ts";
import { typedName } from "./typed-names.ts";

export type NameValue = {
  /** The letters without spaces: van den Brink and Vandenbrink are one. */
  readonly text: string;
  readonly parts: readonly string[];
};

/** Not names: they stand before or after one. */
const titles = new Set([
  "mr",
  "mrs",
  "ms",
  "miss",
  "mx",
  "dr",
  "prof",
  "rev",
  "sir",
  "master",
  "mstr",
]);
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
/** Who has no forename yet; twins are numbered, which tells them apart. */
const unnamed = new Set([
  "baby",
  "babyboy",
  "babygirl",
  "infant",
  "newborn",
  "unnamed",
  "notnamed",
]);

/** A name without what else the person is called. */
export const readName = (raw: string): Reading => read(wordsOf(typedName(raw).name));

/** A forename with what else the person is called by, unless that is a form of it: Samuel (Sam) is Samuel. */
export function readForename(raw: string): Reading {
  const { name, known } = typedName(raw);
  const words = wordsOf(name);
  const others = known
    .flatMap(wordsOf)
    .filter((other) => !words.some((word) => isForm(other, word)));
  const forename = read([...words, ...others]);
  return forename && unnamed.has(forename.text) ? undefined : forename;
}

/** Whether a name is the beginning of another or another form of it. */
const isForm = (one: string, other: string): boolean =>
  titles.has(one) || other.startsWith(one) || mayBeOneName(nicknameSets(one), nicknameSets(other));

function read(words: readonly string[]): Reading {
  let parts = words;
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

type Parts = { readonly forename: string; readonly middle: string; readonly surname: string };

/** A whole name taken apart, "Reed, Sam Alex", "Sam Alex Reed" and "REED Sam Alex": what else the person is called stays with the part it is for. */
export function splitFullName(raw: string): Parts {
  const { name, known, former } = typedName(raw);
  const parts = split(name);
  if (known.length + former.length === 0) return parts;
  const others = known.map(split);
  return {
    ...parts,
    forename: withBesides(
      parts.forename,
      others.map(({ forename }) => forename),
    ),
    surname: withBesides(parts.surname, [...others.map(({ surname }) => surname), ...former]),
  };
}

const withBesides = (name: string, others: readonly string[]): string =>
  [
    name,
    ...others.filter((other) => other !== "" && other !== name).map((other) => `(${other})`),
  ].join(" ");

function split(raw: string): Parts {
  const [before, after] = raw.split(",", 2);
  if (before !== undefined && after !== undefined && after.trim() !== "") {
    const [forename = "", ...middle] = namesAmong(after);
    return { forename, middle: middle.join(" "), surname: before };
  }
  const all = raw.split(/\s+/).filter((word) => word !== "");
  const family = familyInCapitals(all);
  if (family) {
    const others = all.filter((_, at) => at < family.from || at >= family.to);
    const [forename = "", ...middle] = namesAmong(others.join(" "));
    if (forename !== "") {
      const surname = all.slice(family.from, family.to).join(" ");
      return { forename, middle: middle.join(" "), surname };
    }
  }
  const words = namesAmong(raw);
  if (words.length <= 1) return { forename: words[0] ?? "", middle: "", surname: "" };
  const surname = words.at(-1) ?? "";
  return { forename: words[0] ?? "", middle: words.slice(1, -1).join(" "), surname };
}

const namesAmong = (raw: string): string[] =>
  wordsOf(raw).filter((word, at) => !(at === 0 && titles.has(word)) && !suffixes.has(word));
