import { hashText, together } from "../blocking/hashes.ts";
import { NumberedPairs } from "../columns/numbered-pairs.ts";
import { hashOf, type Texts } from "../columns/packed.ts";
import { exact, notKnown, type Comparison } from "../comparing/comparison.ts";
import type { RowCodes } from "../fields/field.ts";
import type { NameGroups } from "../training/model.ts";
import { nearly } from "./rarity.ts";

/** So many groups: languages and sexes that names are of, as far as the data shows them. */
const groups = 12;
const rounds = 30;
const sampled = 40_000;
/** No child is taken to have more records than this: of very many not all are looked at for the sample. */
const mostRecords = 8;
/** So many imagined children with a name are spread over all groups: a name of few says little. */
const strength = 6;
/** Names of fewer children than this are taken to be of no group. */
const fewest = 4;
const most = 6;

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
  if (fields.length < 2 || rowsOf.length < 200) return { sizes: [1], fields: new Map() };
  const learning = fields.map((field): Learning => {
    const codes = Int32Array.from(rowsOf, (row) => field.codes[row] ?? -1);
    const counts = new Float64Array(field.texts.length);
    for (const code of codes) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
    return { field, codes, counts, weights: firstWeights(field) };
  });
  const sizes = new Float64Array(groups).fill(1 / groups);
  for (let round = 0; round < rounds; round += 1) oneRound(learning, rowsOf.length, sizes);
  return {
    sizes: Array.from(sizes, short),
    fields: new Map(learning.map((one) => [one.field.name, kept(one)])),
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

/** For each value its share in each group over the group's size; to begin with by its letters, so that no two are alike. */
function firstWeights({ name, texts }: Comparison): Float64Array {
  const weights = new Float64Array(texts.length * groups);
  for (let code = 0; code < texts.length; code += 1) {
    const text = texts.at(code) ?? "";
    for (let group = 0; group < groups; group += 1)
      weights[code * groups + group] =
        name === "sex" ? 1 : 0.5 + hashText(`${group} ${text}`) / 2 ** 32;
  }
  return weights;
}

/** A field, its value for each child, and for each value on how many children it stands and its weights. */
type Learning = {
  readonly field: Comparison;
  readonly codes: Int32Array;
  readonly counts: Float64Array;
  readonly weights: Float64Array;
};

/** One round of expectation and maximisation; changes the weights and the sizes. */
function oneRound(fields: readonly Learning[], children: number, sizes: Float64Array): void {
  const sums = fields.map(({ weights }) => new Float64Array(weights.length));
  const next = new Float64Array(groups);
  const parts = new Float64Array(groups);
  for (let child = 0; child < children; child += 1) {
    parts.set(sizes);
    for (let at = 0; at < fields.length; at += 1) {
      const { codes, weights } = fields[at] as Learning;
      const place = (codes[child] ?? -1) * groups;
      if (place < 0) continue;
      for (let group = 0; group < groups; group += 1)
        parts[group] = (parts[group] ?? 0) * (weights[place + group] ?? 1);
    }
    let all = 0;
    for (let group = 0; group < groups; group += 1) all += parts[group] ?? 0;
    for (let group = 0; group < groups; group += 1) {
      parts[group] = (parts[group] ?? 0) / all;
      next[group] = (next[group] ?? 0) + (parts[group] ?? 0);
    }
    for (let at = 0; at < fields.length; at += 1) {
      const place = (fields[at]?.codes[child] ?? -1) * groups;
      const into = sums[at];
      if (place < 0 || into === undefined) continue;
      for (let group = 0; group < groups; group += 1)
        into[place + group] = (into[place + group] ?? 0) + (parts[group] ?? 0);
    }
  }
  for (let group = 0; group < groups; group += 1)
    sizes[group] = ((next[group] ?? 0) + 1) / (children + groups);
  for (const [at, one] of fields.entries()) update(one, sums[at] as Float64Array, sizes);
}

function update({ weights, counts }: Learning, from: Float64Array, sizes: Float64Array): void {
  for (let code = 0; code < counts.length; code += 1) {
    for (let group = 0; group < groups; group += 1) {
      const place = code * groups + group;
      const expected = (from[place] ?? 0) / (sizes[group] ?? 1);
      weights[place] = (expected + strength) / ((counts[code] ?? 0) + strength);
    }
  }
}

const short = (weight: number): number => Number(weight.toPrecision(3));

function kept({ field, counts, weights }: Learning): Map<string, readonly number[]> {
  const found = new Map<string, readonly number[]>();
  for (const [code, count] of counts.entries()) {
    if (count < fewest) continue;
    const its = weights.subarray(code * groups, (code + 1) * groups);
    found.set(field.texts.at(code) ?? "", Array.from(its, short));
  }
  return found;
}

/** Names that hardly go together make a pair likelier by so many bits at most. */
export const mostApart = 1;

/** How much commoner the names that two records agree on are together than each by itself, in bits. */
export type Together = (levels: Uint8Array, left: number, right: number) => number;

export function togetherOf(
  comparisons: readonly Comparison[],
  names: NameGroups | undefined,
): Together {
  const count = names?.sizes.length ?? 1;
  if (names === undefined || count < 2) return () => 0;
  const sizes = Float64Array.from(names.sizes);
  const fields = comparisons.flatMap(({ name, texts, inRows }, field) => {
    const known = names.fields.get(name);
    const upTo = name === "sex" ? exact : nearly;
    return known ? [{ field, upTo, ...inRows, weights: weightsOf(texts, known, count) }] : [];
  });
  const parts = new Float64Array(count);
  const agreeing = new Int32Array(fields.length);
  return (levels, left, right) => {
    let many = 0;
    for (let at = 0; at < fields.length; at += 1) {
      const { field, upTo, codes, stride, offset } = fields[at] as NamedField;
      const level = levels[field] ?? 0;
      if (level === notKnown || level > upTo) continue;
      if ((codes[left * stride + offset] ?? -1) < 0) continue;
      if ((codes[right * stride + offset] ?? -1) < 0) continue;
      agreeing[many] = at;
      many += 1;
    }
    // Of most pairs no two agree, and then nothing is worked out.
    if (many < 2) return 0;
    parts.set(sizes);
    for (let at = 0; at < many; at += 1)
      multiply(parts, fields[agreeing[at] ?? 0] as NamedField, left, right);
    let all = 0;
    for (let group = 0; group < count; group += 1) all += parts[group] ?? 0;
    return Math.max(-mostApart, Math.min(most, Math.log2(all)));
  };
}

/** Each group's part by how much likelier its children have this name, of two that are nearly the same the middle. */
function multiply(
  parts: Float64Array,
  { codes, stride, offset, weights }: NamedField,
  left: number,
  right: number,
): void {
  const count = parts.length;
  const one = (codes[left * stride + offset] ?? 0) * count;
  const other = (codes[right * stride + offset] ?? 0) * count;
  for (let group = 0; group < count; group += 1) {
    const its = weights[one + group] ?? 1;
    const both = one === other ? its : Math.sqrt(its * (weights[other + group] ?? 1));
    parts[group] = (parts[group] ?? 0) * both;
  }
}

type NamedField = RowCodes & {
  readonly field: number;
  readonly upTo: number;
  readonly weights: Float64Array;
};

function weightsOf(
  texts: Texts,
  known: ReadonlyMap<string, readonly number[]>,
  count: number,
): Float64Array {
  const weights = new Float64Array(texts.length * count).fill(1);
  for (let code = 0; code < texts.length; code += 1) {
    const its = known.get(texts.at(code) ?? "");
    if (its) weights.set(its, code * count);
  }
  return weights;
}
