import type { Answers } from "./answers.ts";
import {
  choicesOf,
  itemsOf,
  mostOf,
  notKnown,
  type Band,
  type ChildFacts,
  type Condition,
  type Floor,
  type Instrument,
  type Item,
} from "./instrument.ts";

export type Contribution = {
  readonly item: string;
  readonly label: string;
  readonly score: number;
};

/** What the answers come to. Never shown before a person has said what they judge: conclude.ts. */
export type Calculated = {
  /** From what is known. */
  readonly score: number;
  /** If everything that is not known were so. The truth lies between the two. */
  readonly scoreIfUnknownWereSo: number;
  readonly domains: readonly { readonly domain: string; readonly score: number }[];
  /** What adds to it, most first. */
  readonly contributions: readonly Contribution[];
  readonly unknown: readonly string[];
  /** The band of the score, raised by the floors; undefined for a tool without bands. */
  readonly band: Band | undefined;
  readonly bandIfUnknownWereSo: Band | undefined;
  /** The floors that hold, whether or not they raised the band. */
  readonly floors: readonly Floor[];
};

type Given = Pick<Answers, "items">;

export function calculate(instrument: Instrument, answers: Given, child: ChildFacts): Calculated {
  const items = itemsOf(instrument);
  const scoreOf = (item: Item): number => scoreOfAnswer(item, answers.items[item.key]?.value);
  const sum = (some: readonly Item[], of: (item: Item) => number): number =>
    some.reduce((total, item) => total + of(item), 0);
  const unknown = items.filter((item) => isUnknown(item, answers));
  const score = sum(items, scoreOf);
  const scoreIfUnknownWereSo = score + sum(unknown, mostOf);
  const floors = instrument.floors.filter(({ when }) =>
    holds(when, { instrument, answers, child }),
  );
  const raised = (of: number): Band | undefined => highest(instrument, [of, ...floors]);
  return {
    score,
    scoreIfUnknownWereSo,
    domains: instrument.domains.map(({ key, items: own }) => ({
      domain: key,
      score: sum(own, scoreOf),
    })),
    contributions: items
      .map((item) => ({ item: item.key, label: item.label, score: scoreOf(item) }))
      .filter((one) => one.score > 0)
      .sort((first, second) => second.score - first.score),
    unknown: unknown.map(({ key }) => key),
    band: raised(score),
    bandIfUnknownWereSo: raised(scoreIfUnknownWereSo),
    floors,
  };
}

function scoreOfAnswer(item: Item, value: string | undefined): number {
  return choicesOf(item).find((choice) => choice.value === value)?.score ?? 0;
}

function isUnknown(item: Item, { items }: Given): boolean {
  if (item.type === "words") return false;
  const value = items[item.key]?.value;
  return value === undefined || value === notKnown;
}

export function bandOfScore({ bands }: Instrument, score: number): Band | undefined {
  return bands.findLast(({ from }) => score >= from) ?? bands[0];
}

/** The highest of a score's band and the bands that floors ask for. */
function highest(
  instrument: Instrument,
  [score, ...floors]: readonly [number, ...Floor[]],
): Band | undefined {
  const own = bandOfScore(instrument, score);
  const least = floors.map(({ atLeast }) => rank(instrument, atLeast));
  return instrument.bands[Math.max(own ? rank(instrument, own.key) : -1, ...least)];
}

/** Where a band stands, lowest 0; -1 for one that the tool does not have. */
export const rank = ({ bands }: Instrument, key: string): number =>
  bands.findIndex((band) => band.key === key);

type Circumstances = {
  readonly instrument: Instrument;
  readonly answers: Given;
  readonly child: ChildFacts;
};

function holds(when: Condition, { instrument, answers, child }: Circumstances): boolean {
  if ("ageUnder" in when) return child.age !== undefined && child.age < when.ageUnder;
  if ("fact" in when) return child.facts.includes(when.fact);
  if ("item" in when) return when.isOneOf.includes(answers.items[when.item]?.value ?? "");
  return itemsOf(instrument).some(({ key }) => answers.items[key]?.value === when.anyItemIs);
}
