import { wordsOf } from "../text/fold.ts";
import type { Reading } from "./field.ts";

/** Short forms of what streets are called, and what they stand for. */
const short: Readonly<Record<string, string>> = {
  street: "st",
  road: "rd",
  lane: "ln",
  avenue: "ave",
  av: "ave",
  close: "cl",
  drive: "dr",
  court: "ct",
  crescent: "cres",
  gardens: "gdns",
  place: "pl",
  square: "sq",
  grove: "gr",
  terrace: "ter",
  terr: "ter",
  park: "pk",
  house: "hse",
  apartment: "flat",
  apt: "flat",
};

/** The words of an address, 12 High Street and 12 High St. alike. */
export function readAddress(raw: string): Reading {
  const text = wordsOf(raw)
    .map((word) => short[word] ?? word)
    .join(" ");
  return text === "" ? undefined : { text, form: text };
}

/** Two groups with or without a space, at the end of an address or before the country. */
const postcode = /\b([a-z]{1,2}\d[a-z\d]?) ?(\d[a-z]{2})\b/gi;

/** The last postcode that stands in an address, as it is written there. */
export const postcodeIn = (address: string): string | undefined => address.match(postcode)?.at(-1);

/** The number of the house with which an address begins, after that of a flat. */
export const houseIn = (address: string): string | undefined =>
  /^\s*(?:(?:flat|apartment|apt|unit) *\w+[ ,]+)?(\d+[a-z]?)\b/i.exec(address)?.[1];
