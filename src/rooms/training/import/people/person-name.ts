import { folded } from "../words.ts";

/** A name in words that can be compared. */
export type PersonName = {
  readonly forenames: readonly string[];
  readonly surnames: readonly string[];
};

const titles = new Set(
  "mr mrs miss ms mx dr prof professor rev revd reverend sir dame pc dc ds di dci sgt insp cllr nurse sister fr lord lady".split(
    " ",
  ),
);
const behind =
  /\s*[,(]\s*(?:rn|rgn|rmn|bsc|ba|msc|ma|mbe|obe|cbe|phd|md|qts|dsl|mrs?|miss|ms|dr)\b[^,]*$/iu;
/** "Natalie Barker (née Smith)", "Jo (Joanne) Hall": other names of the same person. */
const inBrackets = /[([“"]([^)\]”"]*)[)\]”"]/gu;

const wordsOf = (text: string): readonly string[] =>
  folded(text)
    .split(" ")
    .filter((word) => word !== "" && !titles.has(word));

const isCapital = (word: string): boolean =>
  word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();

/** Surname in capitals, wherever it stands: "SMITH Anna", "Anna SMITH". */
function byCapitals(text: string): PersonName | undefined {
  const parts = text.split(/\s+/u).filter((part) => /\p{L}/u.test(part));
  const capital = parts.filter((part) => isCapital(part.replace(/[^\p{L}]/gu, "")));
  if (capital.length === 0 || capital.length === parts.length) return undefined;
  const others = parts.filter((part) => !capital.includes(part));
  const surnames = wordsOf(capital.join(" "));
  return surnames.length > 0 ? { forenames: wordsOf(others.join(" ")), surnames } : undefined;
}

/** "Surname, Forename" or "Forename Surname"; which of them is wrong is not asked, both orders are compared. */
function ofFullName(written: string): PersonName {
  const others = [...written.matchAll(inBrackets)].flatMap(([, name = ""]) =>
    wordsOf(name).filter(
      (word) => !["nee", "formerly", "was", "now", "known", "as"].includes(word),
    ),
  );
  const text = written.replace(inBrackets, " ").replace(behind, "").trim();
  const [surname = "", forename] = text.split(/[,;]/u);
  const plain = wordsOf(text.replace(/[,;]/gu, " "));
  const name =
    forename !== undefined && folded(forename) !== ""
      ? { forenames: wordsOf(forename), surnames: wordsOf(surname) }
      : (byCapitals(text) ?? ofWords(text, plain));
  const isFormer = /\b(?:n[eé]e|formerly|was)\b/iu.test(written);
  return isFormer
    ? { forenames: name.forenames, surnames: [...name.surnames, ...others] }
    : { forenames: [...name.forenames, ...others], surnames: name.surnames };
}

/** The last word with what hangs on it is the surname: "Beth Smith-Jones", "Ana de Souza". */
function ofWords(text: string, plain: readonly string[]): PersonName {
  const parts = text.split(/\s+/u).filter((part) => wordsOf(part).length > 0);
  const last = parts.at(-1);
  if (last === undefined || parts.length < 2) return { forenames: [], surnames: plain };
  const surnames = wordsOf(last);
  return { forenames: plain.slice(0, plain.length - surnames.length), surnames };
}

/** As written: in two cells, or in one. */
export type WrittenName = {
  readonly forename: string;
  readonly surname: string;
  readonly fullName: string;
};

export function nameOf({ forename, surname, fullName }: WrittenName): PersonName {
  if (surname !== "" && (forename !== "" || fullName === "")) {
    const [, former] = /\((?:n[eé]e|formerly|was)\s([^)]+)\)/iu.exec(surname) ?? [];
    const plain = surname.replace(inBrackets, " ");
    return {
      forenames: wordsOf(forename),
      surnames: [...wordsOf(plain), ...wordsOf(former ?? "")],
    };
  }
  return ofFullName(fullName === "" ? forename : fullName);
}

export const isNameless = ({ forenames, surnames }: PersonName): boolean =>
  forenames.length === 0 && surnames.length === 0;

/** The same for the same words in any order: how a name is looked up. */
export const nameKey = ({ forenames, surnames }: PersonName): string =>
  [...forenames, ...surnames].toSorted().join(" ");
