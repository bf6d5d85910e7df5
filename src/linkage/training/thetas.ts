import type { Comparison } from "../comparing/comparison.ts";
import { valueCounts } from "../scoring/rarity.ts";
import type { FieldModel, Model } from "./model.ts";

/** The classes of pairs, in the order in which arrays hold them. */
export const classes = { match: 0, household: 1, twins: 2, stranger: 3, moved: 4 } as const;
export const classCount = 5;

/** Probabilities of all levels of all fields for one class, one field after the other. */
export type Thetas = {
  readonly offsets: readonly number[];
  readonly m: Float64Array;
  readonly u: Float64Array;
  readonly h: Float64Array;
  readonly t: Float64Array;
  readonly v: Float64Array;
};

/** The learned numbers, field by field. */
export function fieldModels(comparisons: readonly Comparison[], thetas: Thetas): FieldModel[] {
  return comparisons.map((comparison, field) => {
    const { name, levels, isShared } = comparison;
    const offset = thetas.offsets[field] ?? 0;
    const of = (from: Float64Array): number[] => [...from.subarray(offset, offset + levels.length)];
    return {
      name,
      labels: levels.map(({ label }) => label),
      isShared,
      ...{ m: of(thetas.m), u: of(thetas.u), h: of(thetas.h), t: of(thetas.t), v: of(thetas.v) },
      values: valueCounts(comparison),
    };
  });
}

/** A model's numbers for these comparisons. What the model does not know, or knows otherwise, says nothing. */
export function thetasOf(comparisons: readonly Comparison[], model: Model): Thetas {
  const offsets: number[] = [];
  const [m, u, h, t, v]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []];
  for (const { name, levels } of comparisons) {
    offsets.push(m.length);
    const known = model.fields.find((field) => field.name === name);
    const isSame = known?.labels.length === levels.length;
    for (let level = 0; level < levels.length; level += 1) {
      m.push(isSame ? (known.m[level] ?? 1) : 1);
      u.push(isSame ? (known.u[level] ?? 1) : 1);
      h.push(isSame ? (known.h[level] ?? 1) : 1);
      t.push(isSame ? (known.t[level] ?? 1) : 1);
      v.push(isSame ? (known.v[level] ?? 1) : 1);
    }
  }
  const of = (list: number[]) => Float64Array.from(list);
  return { offsets, m: of(m), u: of(u), h: of(h), t: of(t), v: of(v) };
}
