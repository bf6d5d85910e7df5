import { notKnown, type Comparison } from "../comparing/comparison.ts";
import { compareRecords } from "../comparing/comparisons.ts";
import type { Model } from "../likelihood/model.ts";
import { asNamesakes } from "../likelihood/namesakes.ts";
import { classes, thetasOf, type Thetas } from "../likelihood/thetas.ts";
import { crowdOf, rarityBits } from "./compare-pair.ts";
import { bitsOfElsewhere, orElsewhere, shareOfMoves } from "../likelihood/moves.ts";
import { togetherOf, type Together } from "./names-together.ts";
import { rarityOf, type Rarity } from "./rarity.ts";
import { sharesArray } from "./score.ts";

/** One bar of the waterfall. */
export type Contribution = {
  readonly name: string;
  /** What was found: "nearly the same". */
  readonly found: string;
  /** For one person above 0, against below. */
  readonly bits: number;
  /** The row of the third record that says it, where one does. */
  readonly third?: number;
};

export type Explanation = {
  /** From the first to the last they add up to the score. */
  readonly contributions: readonly Contribution[];
  readonly score: number;
  /** What is not known of one of the two, and where the score would stand if it were known to agree or to differ. */
  readonly wouldChange: readonly {
    readonly name: string;
    readonly ifTheSame: number;
    readonly ifDifferent: number;
  }[];
};

type Given = {
  readonly comparisons: readonly Comparison[];
  readonly thetas: Thetas;
  readonly rarity: Rarity;
  readonly together: Together;
  readonly shares: Model["shares"];
};

/**
 * Why two records score as they do. The classes of brothers, sisters and twins are one bar of their
 * own: what the shared fields seemed to say for one child and a household says as well.
 */
export function explainPair(given: Given, left: number, right: number): Explanation {
  const { comparisons, rarity } = given;
  const levels = new Uint8Array(comparisons.length);
  compareRecords(comparisons, left, right, levels);
  const rare = comparisons.map((comparison, field) =>
    rarityBits(comparison, rarity[field], { level: levels[field] ?? 0, left, right }),
  );
  const both = given.together(levels, left, right);
  const contributions = contributionsOf(given, levels, { rare, both });
  const wouldChange = comparisons.flatMap((comparison, field) => {
    if (levels[field] !== notKnown) return [];
    const at = (level: number): number => {
      const changed = levels.slice();
      changed[field] = level;
      return sum(contributionsOf(given, changed, { rare, both }));
    };
    const ifDifferent = at((comparison.generation ?? comparison.levels.length) - 1);
    return [{ name: comparison.name, ifTheSame: at(1), ifDifferent }];
  });
  return { contributions, score: sum(contributions), wouldChange };
}

/** Why two rows weigh what they do by a model, by what these two say. */
export function explainerOf(
  comparisons: readonly Comparison[],
  model: Model,
): (left: number, right: number) => Explanation {
  const known = comparisons.map(({ name }) => model.fields.find((field) => field.name === name));
  const given = {
    comparisons,
    thetas: thetasOf(comparisons, model),
    rarity: rarityOf(comparisons, known),
    together: togetherOf(comparisons, model.names),
    shares: model.shares,
  };
  return (left, right) => explainPair(given, left, right);
}

const sum = (all: readonly Contribution[]): number =>
  all.reduce((total, { bits }) => total + bits, 0);

function contributionsOf(
  { comparisons, thetas, shares }: Given,
  levels: Uint8Array,
  { rare, both }: { readonly rare: readonly number[]; readonly both: number },
): Contribution[] {
  const all = sharesArray(shares);
  const logs = Array.from(all, (share) => Math.log2(share));
  const strangers = all[classes.stranger] ?? 1;
  const add = (one: number, bits: number): void => {
    logs[one] = (logs[one] ?? 0) + bits;
  };
  const ofOne = [[classes.match, thetas.m], [classes.moved, thetas.v], [classes.poor, thetas.p]] as const; // prettier-ignore
  let [elsewhere, twinsElsewhere] = [0, 0];
  const fields = comparisons.map((comparison, field): Contribution => {
    const level = levels[field] ?? 0;
    const at = (thetas.offsets[field] ?? 0) + level;
    const [m, u] = [thetas.m[at] ?? 1, thetas.u[at] ?? 1];
    const bits = rare[field] ?? 0;
    const found = comparison.levels[level]?.label ?? "";
    if (level === notKnown) return { name: comparison.name, found, bits: 0 };
    const own = comparison.isShared ? 0 : bits;
    add(classes.household, Math.log2(thetas.h[at] ?? 1) - own);
    add(classes.twins, Math.log2(thetas.t[at] ?? 1) - own);
    add(classes.stranger, Math.log2(u) - bits);
    for (const [one, its] of ofOne) add(one, Math.log2(its[at] ?? 1));
    if (comparison.isHome === true) {
      elsewhere += bitsOfElsewhere(thetas.u, thetas.h, at);
      twinsElsewhere += bitsOfElsewhere(thetas.u, thetas.t, at);
    }
    return { name: comparison.name, found, bits: Math.log2(m / u) + bits };
  });
  add(classes.stranger, both);
  const crowd = crowdOf(comparisons, rare);
  const namesakes = asNamesakes(thetas, (field) => levels[field] ?? notKnown);
  const moves = shareOfMoves(all);
  const moving = (bits: number): number => Math.log2(orElsewhere(moves, 2 ** bits));
  add(classes.household, Math.log2(namesakes) - crowd + moving(elsewhere));
  add(classes.twins, moving(twinsElsewhere) - crowd);
  return [beforeComparing(shares.match / strangers), ...fields, ...beyondFields(logs, both)];
}

const beforeComparing = (odds: number): Contribution => ({
  name: "before comparing",
  found: "how rarely two records are of one person",
  bits: Math.log2(odds),
});

/** What no field says by itself: names that go together, what a household shares, what a move and a poor record explain. */
function beyondFields(logs: readonly number[], both: number): Contribution[] {
  const [match = 0, household = 0, twins = 0, stranger = 0] = logs;
  const [, , , , moved = -Infinity, poor = -Infinity] = logs;
  const mayMove = moved > -Infinity;
  const ofFamily = 2 ** (household - stranger) + 2 ** (twins - stranger);
  const family = -Math.log2(1 + ofFamily);
  const move = mayMove ? Math.log2(1 + 2 ** (moved - match)) : 0;
  const slips = Math.log2(1 + 2 ** (poor - match - move));
  const names = { name: "names together", found: "how often these names go together", bits: -both };
  const home = { name: "another home", found: "what a move explains", bits: move };
  const poorly = { name: "a poor record", found: "where one thing is wrong, others often are" };
  return [
    ...(both === 0 ? [] : [names]),
    { name: "brothers, sisters and twins", found: "what a household shares", bits: family },
    ...(mayMove ? [home] : []),
    ...(poor > -Infinity ? [{ ...poorly, bits: slips }] : []),
  ];
}

const strengths: readonly (readonly [least: number, word: string])[] = [
  [8, "very strong"],
  [5, "strong"],
  [2, "moderate"],
  [0.5, "weak"],
  [0, "hardly any"],
];

/** Sentences for a person, the strongest first: what speaks for one child, then what speaks against. */
export function inWords({ contributions }: Explanation): {
  readonly speaksFor: readonly string[];
  readonly speaksAgainst: readonly string[];
} {
  const told = contributions.slice(1).filter(({ bits }) => Math.abs(bits) >= 0.5);
  const sentence = ({ name, found, bits }: Contribution): string => {
    const word = strengths.find(([least]) => Math.abs(bits) >= least)?.[1] ?? "";
    return `${name}: ${found} (${word})`;
  };
  const ordered = told.toSorted((one, other) => Math.abs(other.bits) - Math.abs(one.bits));
  return {
    speaksFor: ordered.filter(({ bits }) => bits > 0).map(sentence),
    speaksAgainst: ordered.filter(({ bits }) => bits < 0).map(sentence),
  };
}
