import type { Comparison } from "../comparing/comparison.ts";
import type { FieldModel, Model } from "./model.ts";
import { areTold, noPoor, type PoorRecords } from "./poor-records.ts";
import { namesakesIn, type Namesakes } from "./namesakes.ts";
import { valueCounts } from "./value-counts.ts";

/** The classes of pairs, in the order in which arrays hold them. */
export const classes = {
  match: 0,
  household: 1,
  twins: 2,
  stranger: 3,
  moved: 4,
  poor: 5,
} as const;
export const classCount = 6;

/** Probabilities of all levels of all fields for one class, one field after the other. */
export type Thetas = {
  readonly offsets: readonly number[];
  readonly m: Float64Array;
  readonly u: Float64Array;
  readonly h: Float64Array;
  readonly t: Float64Array;
  readonly v: Float64Array;
  readonly p: Float64Array;
  /** What `p` is worked out from, besides the others. */
  poor: PoorRecords;
  readonly namesakes: Namesakes;
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
      m: of(thetas.m),
      u: of(thetas.u),
      h: of(thetas.h),
      t: of(thetas.t),
      v: of(thetas.v),
      ...(areTold(thetas.poor) && { p: of(thetas.p) }),
      ...(field === thetas.namesakes?.forename && { alike: [...thetas.namesakes.alike] }),
      values: valueCounts(comparison),
    };
  });
}

/**
 * A model's numbers for these comparisons. What the model does not know, or knows otherwise, says nothing;
 * the last levels of which it knows nothing yet say what the last says that it knows.
 */
export function thetasOf(comparisons: readonly Comparison[], model: Model): Thetas {
  const offsets: number[] = [];
  const [m, u, h]: Three = [[], [], []];
  const [t, v, p]: Three = [[], [], []];
  for (const { name, levels } of comparisons) {
    offsets.push(m.length);
    const known = model.fields.find((field) => field.name === name);
    const last = known && speaksOf(known, levels) ? known.labels.length - 1 : -1;
    for (let level = 0; level < levels.length; level += 1) {
      const at = Math.min(level, last);
      m.push(known?.m[at] ?? 1);
      u.push(known?.u[at] ?? 1);
      h.push(known?.h[at] ?? 1);
      t.push(known?.t[at] ?? 1);
      v.push(known?.v[at] ?? 1);
      p.push((known?.p ?? known?.v)?.[at] ?? 1);
    }
  }
  const of = (list: number[]) => Float64Array.from(list);
  const thetas = { offsets, m: of(m), u: of(u), h: of(h), t: of(t), v: of(v), p: of(p) };
  const alike = model.fields.find(({ name }) => name === "forename")?.alike;
  return {
    ...thetas,
    poor: model.poor ?? noPoor,
    namesakes: alike === undefined ? undefined : namesakesIn(comparisons, alike),
  };
}

type Three = [number[], number[], number[]];

/** Whether a model has the levels of a comparison, in their order; the last of them it may not know yet. */
export const speaksOf = (
  { labels }: Pick<FieldModel, "labels">,
  levels: Comparison["levels"],
): boolean =>
  labels.length > 1 &&
  labels.every((label, at) => label === levels[at]?.label || label === levels[at]?.alsoCalled);
