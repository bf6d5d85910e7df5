import { fold, wordsOf } from "../text/fold.ts";
import { readNhsNumber } from "../identifiers/nhs-number.ts";
import { readUpn } from "../identifiers/upn.ts";
import { isTitle } from "../tables/shapes.ts";
import type { Reading } from "./field.ts";
import { cells } from "../priors/reading.ts";

const { mostWords, oldest } = cells;

export type TextValue = { readonly text: string; readonly words: readonly string[] };

const same = (text: string): Reading => (text === "" ? undefined : { text, form: text });

export const asText = (text: string): TextValue => ({ text, words: text.split(" ", mostWords) });

export const asItIs = (text: string): string => text;

export const readWords = (raw: string): Reading => same(wordsOf(raw).join(" "));

/** A number that somebody issued: letters and figures alone. */
export function readIdentifier(raw: string): Reading {
  const text = fold(raw)
    .replace(/\.0$/, "")
    .replaceAll(/[^a-z0-9]/g, "");
  // A row of one figure is a filler, and so is a word.
  return /^(.)\1*$/.test(text) && text.length > 3 ? undefined : same(text);
}

/** A number whose check digit is wrong is still compared: one figure may be mistyped. What it is may stand before it. */
export const readNhs = (raw: string): Reading =>
  same(readNhsNumber(raw) ?? readIdentifier(raw.replace(/^\s*nhs\b\D*/i, ""))?.text ?? "");

export const readUpnOrText = (raw: string): Reading =>
  same(readUpn(raw) ?? readIdentifier(raw)?.text.toUpperCase() ?? "");

/** What a spreadsheet adds to a number, and a desk behind the exchange. */
const besideNumber = /\.0$|\s*\b(ext|x|extn|extension)\b\.?\s*\d+\s*$/i;

/** The last nine figures: +44 7700 900123 and 07700 900123 are one telephone. */
export function readPhone(raw: string): Reading {
  const digits = raw.replace(besideNumber, "").replaceAll(/\D/g, "");
  if (digits.length < 6 || /^(\d)\1*$/.test(digits)) return undefined;
  return same(digits.slice(-9));
}

export function readEmail(raw: string): Reading {
  const found = /[^\s<>"']+@[^\s<>"']+/.exec(raw.toLowerCase());
  return same(found?.[0] ?? fold(raw).trim());
}

/** What is noted in brackets behind it, “(temporary)”, is no part of it. */
export function readPostcode(raw: string): Reading {
  const bare = raw.includes("(") ? raw.replace(/\s*\(.*$/, "") : raw;
  return same(bare.toUpperCase().replaceAll(/[^A-Z0-9]/g, ""));
}

export function readSex(raw: string): Reading {
  const text = fold(raw).trim();
  if (/^(u|unknown|x|0|9|not.*|)$/.test(text) || neither.test(text)) return undefined;
  const [isGirl, isBoy] = [girl.test(text), boy.test(text)];
  if (isGirl && isBoy) return undefined;
  if (isTitle(raw))
    return titleOfGirls.test(text) ? same("f") : titleOfBoys.test(text) ? same("m") : undefined;
  if (isGirl || /^[w2]$/.test(text)) return same("f");
  return isBoy || text === "1" ? same("m") : same(text);
}

const titleOfGirls = /^(mrs|miss|ms)\b/;
const titleOfBoys = /^(mr|master|mstr)\b/;

/** What tells of somebody that they are neither, or that it was not said, contradicts nobody who has written one. */
const neither =
  /\b(other|non|trans\w*|prefer|indeterminate|unspecified|unsure|unborn|fluid|questioning)\b/;
const girl =
  /^fem\b|\bf\b|\b(female|girls?|woman|women|lady|femme|fille|mujer|nina|frau|weiblich|kobieta|benyw(aidd)?|merch)\b/;
const boy =
  /^(masc|mle)\b|\bm\b|\b(male|boys?|man|men|homme|garcon|hombre|nino|mann|mannlich|mezczyzna|gwryw(aidd)?|bachgen)\b/;

/** Years of age or of school: 12, "12 yrs", "Year 7"; whoever is in reception is before the first. */
export function readYears(raw: string): Reading {
  const [years] = /\d+/.exec(raw) ?? (/^\s*r(eception)?\b/i.test(raw) ? ["0"] : []);
  return same(years === undefined || Number(years) > oldest ? "" : String(Number(years)));
}
