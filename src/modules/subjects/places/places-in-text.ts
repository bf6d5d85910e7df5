import type { WhereaboutsKind } from "../whereabouts-kinds.ts";
import {
  foldPhone,
  foldPoint,
  foldPostcode,
  needlesOf,
  type Needle,
  type PlaceFact,
} from "./needles.ts";
import { wordsOf } from "./words.ts";

/** A stretch of a text that says where a child can be found. */
export type PlaceInText = {
  readonly kind: WhereaboutsKind;
  readonly from: number;
  readonly to: number;
};

/** How many words may stand where the fact has fewer: "Fern hill a cademy". */
const mostWords = 12;

/**
 * Finds protected facts in any text, however they are written: other case, spacing, punctuation or
 * abbreviation, a postcode without its space, a number with another beginning. Overlapping finds are
 * one. Pure; the facts are somebody's secret, so who may be told the answer is for the caller.
 */
export function placesInText(text: string, facts: readonly PlaceFact[]): readonly PlaceInText[] {
  const needles = facts.flatMap(needlesOf);
  if (needles.length === 0 || text === "") return [];
  return merged([
    ...inWords(text, pick(needles, "words")),
    ...inPostcodes(text, pick(needles, "postcode")),
    ...inFigures(text, pick(needles, "phone")),
    ...inPoints(text, pick(needles, "point")),
  ]);
}

type Wanted = ReadonlyMap<string, WhereaboutsKind>;

const pick = (needles: readonly Needle[], how: Needle["how"]): Wanted =>
  new Map(needles.filter((one) => one.how === how).map(({ text, kind }) => [text, kind]));

function inWords(text: string, wanted: Wanted): readonly PlaceInText[] {
  if (wanted.size === 0) return [];
  const longest = Math.max(...[...wanted.keys()].map((one) => one.length)) + 1;
  const words = wordsOf(text);
  const found: PlaceInText[] = [];
  words.forEach(({ from }, first) => {
    let joined = "";
    for (const word of words.slice(first, first + mostWords)) {
      joined += word.text;
      if (joined.length > longest) break;
      // "Fernhill's" and "the Fernhills" are Fernhill.
      const kind = wanted.get(joined) ?? wanted.get(joined.replace(/s$/, ""));
      if (kind) found.push({ kind, from, to: word.to });
    }
  });
  return found;
}

/** Letters and figures with anything short between them: "N W1  4-RT". */
function inPostcodes(text: string, wanted: Wanted): readonly PlaceInText[] {
  if (wanted.size === 0) return [];
  const signs = [...text.matchAll(/[A-Za-z0-9]/g)];
  const folded = signs.map(([sign]) => foldPostcode(sign)).join("");
  const found: PlaceInText[] = [];
  for (const [code, kind] of wanted) {
    for (let at = folded.indexOf(code); at >= 0; at = folded.indexOf(code, at + 1)) {
      const from = signs[at]?.index ?? 0;
      const to = (signs[at + code.length - 1]?.index ?? 0) + 1;
      // Spread over a whole sentence it is chance.
      if (to - from <= code.length + 5 && !/[A-Za-z0-9]/.test(text[from - 1] ?? ""))
        found.push({ kind, from, to });
    }
  }
  return found;
}

function inFigures(text: string, wanted: Wanted): readonly PlaceInText[] {
  if (wanted.size === 0) return [];
  return [...text.matchAll(/[+(]?\d(?:[\s().-]{0,3}\d){6,}/gu)].flatMap((match) => {
    const number = foldPhone(match[0]);
    for (const [phone, kind] of wanted) {
      if (number.includes(phone) || number.includes(phone.replace(/^0/, ""))) {
        return [{ kind, from: match.index, to: match.index + match[0].length }];
      }
    }
    return [];
  });
}

function inPoints(text: string, wanted: Wanted): readonly PlaceInText[] {
  if (wanted.size === 0) return [];
  return [...text.matchAll(/-?\d{1,3}\.\d{3,}/gu)].flatMap((match) => {
    const kind = wanted.get(foldPoint(match[0]));
    return kind ? [{ kind, from: match.index, to: match.index + match[0].length }] : [];
  });
}

/** In order, with what overlaps made one. */
function merged(found: readonly PlaceInText[]): readonly PlaceInText[] {
  const all: PlaceInText[] = [];
  for (const one of [...found].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = all.at(-1);
    if (last && one.from < last.to) all.splice(-1, 1, { ...last, to: Math.max(last.to, one.to) });
    else all.push(one);
  }
  return all;
}

/** Each find with some of what stands around it, for whoever may know. */
export function sentenceAround(
  text: string,
  { from, to }: PlaceInText,
): readonly [string, string, string] {
  const before = text.slice(Math.max(0, from - 60), from);
  const after = text.slice(to, to + 60);
  return [
    from > 60 ? `…${before}` : before,
    text.slice(from, to),
    to + 60 < text.length ? `${after}…` : after,
  ];
}
