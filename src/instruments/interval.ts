import {
  closingsOf,
  isOpenAnswer,
  itemsOf,
  leastOf,
  mostOf,
  type Band,
  type ChildFacts,
  type Condition,
  type HeldFloor,
  type Instrument,
  type Item,
} from "./instrument.ts";

/**
 * Between which bands the truth lies while answers are open: possible, not known, or not given. One band
 * is shown only where none of them could change it.
 */
export type Interval = {
  readonly lowest: Band | undefined;
  readonly highest: Band | undefined;
  /** Items that are open, in the order in which they are asked. */
  readonly open: readonly string[];
  /** What is not known of the child and a floor looks at: the age, or a fact. */
  readonly openFacts: readonly string[];
};

export type Circumstances = {
  readonly instrument: Instrument;
  readonly answers: { readonly items: Readonly<Record<string, { readonly value: string }>> };
  readonly child: ChildFacts;
};

export function intervalOf(given: Circumstances): Interval {
  const { instrument, answers } = given;
  const items = itemsOf(instrument);
  const isOpen = (item: Item): boolean => isOpenAnswer(item, answers.items[item.key]?.value);
  const open = items.filter(isOpen);
  const known = items.reduce(
    (total, item) => total + (isOpen(item) ? 0 : scoreOfAnswer(item, given)),
    0,
  );
  const sum = (of: (item: Item) => number): number =>
    open.reduce((total, item) => total + of(item), known);
  return {
    lowest: raised(instrument, sum(leastOf), floorsWhere(given, holds)),
    highest: raised(instrument, sum(mostOf), floorsWhere(given, mayHold)),
    open: open.map(({ key }) => key),
    openFacts: openFactsOf(given),
  };
}

const openFactsOf = ({ instrument: { floors }, child }: Circumstances): readonly string[] => [
  ...new Set(
    floors.flatMap(({ when }) => {
      if ("ageUnder" in when) return child.age === undefined ? ["age"] : [];
      if ("fact" in when) return child.factsNotKnown?.includes(when.fact) ? [when.fact] : [];
      return [];
    }),
  ),
];

/** Whether no answer that is open could change the band. */
export const isSettled = ({ lowest, highest }: Interval): boolean => lowest?.key === highest?.key;

export function scoreOfAnswer(item: Item, { answers }: Pick<Circumstances, "answers">): number {
  const value = answers.items[item.key]?.value;
  return closingsOf(item).find((choice) => choice.value === value)?.score ?? 0;
}

export function bandOfScore({ bands }: Instrument, score: number): Band | undefined {
  return bands.findLast(({ from }) => score >= from) ?? bands[0];
}

/** Where a band stands, lowest 0; -1 for one that the tool does not have. */
export const rank = ({ bands }: Instrument, key: string): number =>
  bands.findIndex((band) => band.key === key);

/** The highest of a score's band and the bands that floors ask for. */
export function raised(
  instrument: Instrument,
  score: number,
  floors: readonly HeldFloor[],
): Band | undefined {
  const own = bandOfScore(instrument, score);
  const least = floors.map(({ atLeast }) => rank(instrument, atLeast));
  return instrument.bands[Math.max(own ? rank(instrument, own.key) : -1, ...least)];
}

type Test = (when: Condition, given: Circumstances) => boolean;

/** The floors of the tool of which this is so, with those that hold for the child anyway. */
const floorsWhere = (given: Circumstances, test: Test): readonly HeldFloor[] => [
  ...given.instrument.floors.filter(({ when }) => test(when, given)),
  ...(given.child.floors ?? []),
];

export const floorsThatHold = (given: Circumstances): readonly HeldFloor[] =>
  floorsWhere(given, holds);

function holds(when: Condition, { instrument, answers, child }: Circumstances): boolean {
  if ("ageUnder" in when) return child.age !== undefined && child.age < when.ageUnder;
  if ("fact" in when) return child.facts.includes(when.fact);
  if ("item" in when) return when.isOneOf.includes(answers.items[when.item]?.value ?? "");
  return itemsOf(instrument).some(({ key }) => answers.items[key]?.value === when.anyItemIs);
}

/** Whether it holds, or would if what is not known turned out so. */
function mayHold(when: Condition, given: Circumstances): boolean {
  if (holds(when, given)) return true;
  const { instrument, answers, child } = given;
  if ("ageUnder" in when) return child.age === undefined;
  if ("fact" in when) return child.factsNotKnown?.includes(when.fact) ?? false;
  const values = "item" in when ? when.isOneOf : [when.anyItemIs];
  return itemsOf(instrument)
    .filter((item) => !("item" in when) || item.key === when.item)
    .filter((item) => isOpenAnswer(item, answers.items[item.key]?.value))
    .some((item) => closingsOf(item).some(({ value }) => values.includes(value)));
}
