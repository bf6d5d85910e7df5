import type { Answers } from "./answers.ts";
import {
  itemsOf,
  mostOf,
  type Band,
  type ChildFacts,
  type HeldFloor,
  type Instrument,
  type Item,
} from "./instrument.ts";
import { floorsThatHold, intervalOf, isSettled, scoreOfAnswer } from "./interval.ts";

export { bandOfScore, rank } from "./interval.ts";

export type Contribution = {
  readonly item: string;
  readonly label: string;
  readonly score: number;
};

/** What the answers come to. Never shown before a person has said what they judge: conclude.ts. */
export type Calculated = {
  /** From what is known. */
  readonly score: number;
  /** If everything that is not known or possible were so. The truth lies between the two. */
  readonly scoreIfUnknownWereSo: number;
  readonly domains: readonly { readonly domain: string; readonly score: number }[];
  /** What adds to it, most first. */
  readonly contributions: readonly Contribution[];
  readonly unknown: readonly string[];
  /** Possible or not known: each is looked into, and none is a no. */
  readonly open: readonly string[];
  /** Not known of the child, where a floor looks at it. */
  readonly openFacts: readonly string[];
  /** Raised by the floors; undefined where an open answer could change it, and for a tool without bands. */
  readonly band: Band | undefined;
  readonly lowestBand: Band | undefined;
  readonly highestBand: Band | undefined;
  /** The highest that it could still be. */
  readonly bandIfUnknownWereSo: Band | undefined;
  /** The floors that hold, whether or not they raised the band. */
  readonly floors: readonly HeldFloor[];
};

type HandlerInput = Pick<Answers, "items">;

export function calculate(
  instrument: Instrument,
  answers: HandlerInput,
  child: ChildFacts,
): Calculated {
  const given = { instrument, answers, child };
  const items = itemsOf(instrument);
  const scoreOf = (item: Item): number => scoreOfAnswer(item, given);
  const sum = (some: readonly Item[], of: (item: Item) => number): number =>
    some.reduce((total, item) => total + of(item), 0);
  const interval = intervalOf(given);
  const isOpen = new Set(interval.open);
  const score = sum(items, scoreOf);
  return {
    score,
    scoreIfUnknownWereSo: sum(items, (item) =>
      isOpen.has(item.key) ? mostOf(item) : scoreOf(item),
    ),
    domains: instrument.domains.map(({ key, items: own }) => ({
      domain: key,
      score: sum(own, scoreOf),
    })),
    contributions: items
      .map((item) => ({ item: item.key, label: item.label, score: scoreOf(item) }))
      .filter((one) => one.score > 0)
      .sort((first, second) => second.score - first.score),
    unknown: interval.open.filter((key) => answers.items[key]?.value !== "possible"),
    open: interval.open,
    openFacts: interval.openFacts,
    band: isSettled(interval) ? interval.lowest : undefined,
    lowestBand: interval.lowest,
    highestBand: interval.highest,
    bandIfUnknownWereSo: interval.highest,
    floors: floorsThatHold(given),
  };
}
