import { exact, notKnown, type Comparison } from "../comparing/comparison.ts";
import type { Texts } from "../packed/packed.ts";
import type { RowCodes } from "../fields/field.ts";
import type { NameGroups } from "../likelihood/model.ts";
import { nearly } from "./rarity.ts";
import { namesTogether } from "../priors/training.ts";

const { mostTogether: most } = namesTogether;

/** Names that hardly go together make a pair likelier by so many bits at most. */
export const { mostApart } = namesTogether;

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
