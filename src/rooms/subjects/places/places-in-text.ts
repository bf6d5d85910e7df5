import type { WhereaboutsKind } from "../whereabouts-kinds.ts";
import {
  foldPhone,
  foldPoint,
  foldPostcode,
  needlesOf,
  type Needle,
  type PlaceFact,
} from "./needles.ts";
import { readable } from "./readable.ts";
import { isOneSignOff, isOneSlip } from "./slips.ts";
import { wordsOf, type Word } from "./words.ts";

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
 * abbreviation, a postcode without its space, a number with another beginning; in another order, with one slip of
 * the hand, in letters that only look Latin, with signs that nobody sees. Overlapping finds are one. Pure; the facts are somebody's secret, so who may be told the answer is for the caller.
 */
export function placesInText(text: string, facts: readonly PlaceFact[]): readonly PlaceInText[] {
  if (facts.length === 0 || text === "") return [];
  const needles = lookedFor(facts);
  const shown = readable(text);
  const found = merged([
    ...inWords(shown.text, needles.words),
    ...inPostcodes(shown.text, needles.postcode),
    ...inFigures(shown.text, needles.phone),
    ...inPoints(shown.text, needles.point),
  ]);
  return found.map(({ kind, from, to }) => ({
    kind,
    from: shown.from[from] ?? 0,
    to: shown.to[to - 1] ?? text.length,
  }));
}

type Wanted = ReadonlyMap<string, Needle>;
type LookedFor = Readonly<Record<Needle["how"], Wanted>>;

/** What is looked for is worked out once for these facts, however many texts there are. */
const ready = new WeakMap<readonly PlaceFact[], LookedFor>();

function lookedFor(facts: readonly PlaceFact[]): LookedFor {
  const known = ready.get(facts);
  if (known) return known;
  const needles = facts.flatMap(needlesOf);
  const made = {
    words: pick(needles, "words"),
    postcode: pick(needles, "postcode"),
    phone: pick(needles, "phone"),
    point: pick(needles, "point"),
  };
  ready.set(facts, made);
  return made;
}

const pick = (needles: readonly Needle[], how: Needle["how"]): Wanted =>
  new Map(needles.filter((one) => one.how === how).map((one) => [one.text, one]));

function inWords(text: string, wanted: Wanted): readonly PlaceInText[] {
  if (wanted.size === 0) return [];
  const longest = Math.max(...[...wanted.keys()].map((one) => one.length)) + 2;
  const slipping = Map.groupBy(
    [...wanted.values()].filter(({ maySlip }) => maySlip),
    ({ text: meant }) => meant.length,
  );
  const words = wordsOf(text);
  const found: PlaceInText[] = [];
  words.forEach(({ from }, first) => {
    let joined = "";
    for (const word of words.slice(first, first + mostWords)) {
      joined += word.text;
      if (joined.length > longest) break;
      const needle =
        exactly(joined, wanted) ??
        (isEdged(words[first], word) ? undefined : slipped(joined, slipping));
      if (needle && isWritten(needle, text.slice(from, word.to), text.slice(word.to)))
        found.push({ kind: needle.kind, from, to: word.to });
    }
  });
  return found;
}

/** "Fernhill's" and "the Fernhills" are Fernhill. */
const exactly = (joined: string, wanted: Wanted): Needle | undefined =>
  wanted.get(joined) ?? wanted.get(joined.replace(/s$/, ""));

function slipped(joined: string, byLength: ReadonlyMap<number, Needle[]>): Needle | undefined {
  for (const length of [joined.length, joined.length - 1, joined.length + 1]) {
    const near = byLength.get(length)?.find(({ text }) => isOneSlip(joined, text));
    if (near) return near;
  }
  return undefined;
}

/** "A Kestrelmere address": the article beside a name is no slip in it. */
const isEdged = (first: Word | undefined, last: Word): boolean =>
  first !== last && (first?.text.length === 1 || last.text.length === 1);

/** A word of every day begins with a capital, and is no part of another name: "the Harbour Trust". */
const isWritten = ({ isProper }: Needle, written: string, after: string): boolean =>
  !isProper || (/^\p{Lu}/u.test(written) && !/^ \p{Lu}\p{Ll}/u.test(after));

/** Letters and figures with anything short between them: "N W1  4-RT"; and those one sign off. */
function inPostcodes(text: string, wanted: Wanted): readonly PlaceInText[] {
  if (wanted.size === 0) return [];
  const signs = [...text.matchAll(/[A-Za-z0-9]/g)];
  const folded = signs.map(([sign]) => foldPostcode(sign)).join("");
  const found: PlaceInText[] = [];
  for (const [code, { kind }] of wanted) {
    for (let at = folded.indexOf(code); at >= 0; at = folded.indexOf(code, at + 1)) {
      const from = signs[at]?.index ?? 0;
      const to = (signs[at + code.length - 1]?.index ?? 0) + 1;
      // Spread over a whole sentence it is chance.
      if (to - from <= code.length + 5 && !/[A-Za-z0-9]/.test(text[from - 1] ?? ""))
        found.push({ kind, from, to });
    }
  }
  return [...found, ...nearPostcodes(text, wanted)];
}

/** What looks like a postcode, whole or in two parts. */
function nearPostcodes(text: string, wanted: Wanted): readonly PlaceInText[] {
  const codes = [...wanted.values()].filter(({ maySlip }) => maySlip);
  const words = [...text.matchAll(/[A-Za-z0-9]+/g)];
  return words.flatMap((word, at): PlaceInText[] => {
    const next = words[at + 1];
    const isApart = next !== undefined && next.index - word.index - word[0].length <= 2;
    const tried = [[word], ...(isApart ? [[word, next]] : [])];
    return tried.flatMap((parts) => {
      const code = foldPostcode(parts.map(([said]) => said).join(""));
      const near = codes.find((one) => isOneSignOff(code, one.text, { mayReplace: true }));
      const last = parts.at(-1);
      if (!near || !last || !looksLikeOne(parts.map(([said]) => said))) return [];
      return [{ kind: near.kind, from: word.index, to: last.index + last[0].length }];
    });
  });
}

/** Letters, and a figure or what is taken for one, in each half that is written apart. */
const looksLikeOne = (parts: readonly string[]): boolean =>
  parts.every((part) => /[A-Za-z]/.test(part) && /\d/.test(part)) && parts.join("").length <= 8;

function inFigures(text: string, wanted: Wanted): readonly PlaceInText[] {
  if (wanted.size === 0) return [];
  return [...text.matchAll(/[+(]?\d(?:[\s().-]{0,3}\d){6,}/gu)].flatMap((match) => {
    const number = foldPhone(match[0]);
    for (const [phone, { kind }] of wanted) {
      const isIt = number.includes(phone) || number.includes(phone.replace(/^0/, ""));
      // Of a number that has one other figure nobody can say that it is meant: it is somebody else's.
      if (isIt || isOneSignOff(number, phone, { mayReplace: false })) {
        return [{ kind, from: match.index, to: match.index + match[0].length }];
      }
    }
    return [];
  });
}

function inPoints(text: string, wanted: Wanted): readonly PlaceInText[] {
  if (wanted.size === 0) return [];
  return [...text.matchAll(/-?\d{1,3}\.\d{3,}/gu)].flatMap((match) => {
    const needle = wanted.get(foldPoint(match[0]));
    return needle
      ? [{ kind: needle.kind, from: match.index, to: match.index + match[0].length }]
      : [];
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
