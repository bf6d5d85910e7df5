import { hashText, together } from "../packed/hashes.ts";
import { NumberedPairs } from "../packed/numbered-pairs.ts";
import { hashOf, type Texts } from "../packed/packed.ts";
import type { Comparison } from "../comparing/comparison.ts";
import type { NameGroups } from "../likelihood/model.ts";
import { namesTogether } from "../priors/training.ts";

const { groups, rounds, sampled, mostRecords, strength, fewest, fewestChildren } = namesTogether;

/** What is a name or goes with one. */
const named = new Set(["forename", "surname", "middle name", "sex"]);

/**
 * Which names go together, from the data alone: a mixture of groups within which forename, surname,
 * middle name and sex are independent. Two strangers who are both called Mohammed Khan are far less
 * rare than Mohammed and Khan by themselves would say, and that must not count for one child.
 */
export function learnNames(comparisons: readonly Comparison[], rows: number): NameGroups {
  const fields = comparisons.filter(({ name }) => named.has(name));
  const rowsOf = childrenOf(comparisons, rows);
  if (fields.length < 2 || rowsOf.length < fewestChildren) return { sizes: [1], fields: new Map() };
  const { known, mixture } = begin(fields, rowsOf);
  const sums = new Float64Array(mixture.weights.length);
  for (let round = 0; round < rounds; round += 1) oneRound(mixture, sums);
  return {
    sizes: Array.from(mixture.sizes, short),
    fields: new Map(known.map((one) => [one.name, kept(one, mixture)])),
  };
}

/** A row for each child, as well as can be told before linking, whatever the order of the rows. */
function childrenOf(comparisons: readonly Comparison[], rows: number): number[] {
  const hashed = (names: readonly string[]): Hashed[] =>
    names
      .flatMap((name) => comparisons.find((one) => one.name === name) ?? [])
      .map((field) => ({ field, hashes: hashesOf(field.texts) }));
  const by = hashed(["forename", "surname", "date of birth"]);
  const fullness = hashed(["middle name", "sex"]);
  const [seen, mores] = [new NumberedPairs(rows), new Uint32Array(rows)];
  const [keys, rowsOf] = [new Uint32Array(rows), new Uint32Array(rows)];
  const looked = Math.min(1, (mostRecords * sampled) / rows);
  for (let row = 0; row < rows; row += 1) {
    const key = hashOfRow(by, row);
    if (key > looked * 2 ** 32) continue;
    const more = hashOfRow(fullness, row);
    mores[row] = more;
    const size = seen.size;
    const child = seen.numberOf(key, 0);
    keys[child] = key;
    if (child === size || more < (mores[rowsOf[child] ?? 0] ?? 0)) rowsOf[child] = row;
  }
  const limit = Math.min(1, sampled / seen.size) * looked * 2 ** 32;
  const children = Array.from({ length: seen.size }, (_, child) => child);
  const taken = children.filter((child) => (keys[child] ?? 0) <= limit);
  return taken
    .toSorted((one, other) => (keys[one] ?? 0) - (keys[other] ?? 0))
    .map((child) => rowsOf[child] ?? 0);
}

type Hashed = { readonly field: Comparison; readonly hashes: Uint32Array };

/** One number for what a row has in some fields. */
function hashOfRow(fields: readonly Hashed[], row: number): number {
  let hash = 1;
  for (let at = 0; at < fields.length; at += 1) {
    const { field, hashes } = fields[at] as Hashed;
    hash = together(hash, hashes[field.codes[row] ?? -1] ?? 7);
  }
  return hash;
}

function hashesOf(texts: Texts): Uint32Array {
  const hashes = new Uint32Array(texts.length);
  for (let at = 0; at < hashes.length; at += 1) hashes[at] = hashOf(texts, at);
  return hashes;
}

/** Values of a field that some of these children have, in the order in which they are met: of a million records most are of nobody here. */
type Known = { readonly name: string; readonly texts: readonly string[]; readonly first: number };

/**
 * Children and their names, all values of all fields one after the other with a weight for each group: its
 * share in the group over the group's size. A child has the places where the weights of its names begin.
 */
type Mixture = {
  readonly width: number;
  readonly places: Int32Array;
  readonly counts: Float64Array;
  readonly weights: Float64Array;
  readonly sizes: Float64Array;
};

function begin(fields: readonly Comparison[], rowsOf: readonly number[]) {
  const width = fields.length;
  const places = new Int32Array(rowsOf.length * width).fill(-1);
  const known: Known[] = [];
  let first = 0;
  for (const [at, { name, codes, texts }] of fields.entries()) {
    const of = Int32Array.from(rowsOf, (row) => codes[row] ?? -1);
    // As they are met: codes are in the order in which a file has its values.
    const values = Int32Array.from(new Set(of)).filter((code) => code >= 0);
    const numbers = new Map(Array.from(values, (code, number) => [code, first + number]));
    for (const [child, code] of of.entries())
      places[child * width + at] = (numbers.get(code) ?? -1) * groups;
    known.push({ name, first, texts: Array.from(values, (code) => texts.at(code) ?? "") });
    first += values.length;
  }
  const counts = new Float64Array(first);
  for (const place of places)
    if (place >= 0) counts[place / groups] = (counts[place / groups] ?? 0) + 1;
  const weights = Float64Array.from(known.flatMap(firstWeights));
  const sizes = new Float64Array(groups).fill(1 / groups);
  return { known, mixture: { width, places, counts, weights, sizes } };
}

/** To begin with by a value's letters, so that no two are alike. */
const firstWeights = ({ name, texts }: Known): number[] =>
  texts.flatMap((text) =>
    Array.from({ length: groups }, (_, group) =>
      name === "sex" ? 1 : 0.5 + hashText(`${group} ${text}`) / 2 ** 32,
    ),
  );

/** One round of expectation and maximisation; changes the weights and the sizes. */
function oneRound({ width, places, counts, weights, sizes }: Mixture, sums: Float64Array): void {
  const [next, parts] = [new Float64Array(groups), new Float64Array(groups)];
  sums.fill(0);
  for (let child = 0; child < places.length; child += width) {
    let all = 0;
    for (let group = 0; group < groups; group += 1) parts[group] = sizes[group] ?? 0;
    for (let at = child; at < child + width; at += 1) {
      const place = places[at] ?? -1;
      if (place < 0) continue;
      for (let group = 0; group < groups; group += 1)
        parts[group] = (parts[group] ?? 0) * (weights[place + group] ?? 1);
    }
    for (let group = 0; group < groups; group += 1) all += parts[group] ?? 0;
    for (let group = 0; group < groups; group += 1) {
      const part = (parts[group] ?? 0) / all;
      parts[group] = part;
      next[group] = (next[group] ?? 0) + part;
    }
    for (let at = child; at < child + width; at += 1) {
      const place = places[at] ?? -1;
      if (place < 0) continue;
      for (let group = 0; group < groups; group += 1)
        sums[place + group] = (sums[place + group] ?? 0) + (parts[group] ?? 0);
    }
  }
  const children = places.length / width;
  for (let group = 0; group < groups; group += 1)
    sizes[group] = ((next[group] ?? 0) + 1) / (children + groups);
  for (let place = 0; place < weights.length; place += 1) {
    const count = counts[Math.floor(place / groups)] ?? 0;
    const expected = (sums[place] ?? 0) / (sizes[place % groups] ?? 1);
    weights[place] = (expected + strength) / (count + strength);
  }
}

const short = (weight: number): number => Number(weight.toPrecision(3));

function kept({ texts, first }: Known, { counts, weights }: Mixture) {
  const found = new Map<string, readonly number[]>();
  for (const [at, text] of texts.entries()) {
    const value = first + at;
    if ((counts[value] ?? 0) < fewest) continue;
    const its = weights.subarray(value * groups, (value + 1) * groups);
    found.set(text, Array.from(its, short));
  }
  return found;
}
