import type { ColumnRole } from "../tables/roles.ts";
import { tableOf, type Table } from "../tables/table.ts";
import { compareRecords, comparisonsOf, dividedBy } from "../comparing/comparisons.ts";
import { notKnown, type Comparison } from "../comparing/comparison.ts";
import { datasetOf } from "../fields/dataset.ts";
import { sharesArray } from "../scoring/score.ts";
import type { Model } from "../likelihood/model.ts";
import { asNamesakes } from "../likelihood/namesakes.ts";
import { tie } from "../likelihood/tie.ts";
import { classes, thetasOf, type Thetas } from "../likelihood/thetas.ts";
import { strengthOfKnown as strength } from "../priors/labels.ts";

/** For one thing that is compared: how often each level comes out for one child, and for a household. */
export type Learned = {
  readonly name: string;
  /** Levels from 1; level 0 is "not known" and says nothing. */
  readonly m: readonly number[];
  readonly h: readonly number[];
};

/** Two rows of a table, and what people said of them. */
export type LabelledPair = {
  readonly left: number;
  readonly right: number;
  readonly isSame: boolean;
  /** As how many it counts; a pair of a sample stands for those that nobody was shown. */
  readonly counts: number;
};

type Data = { readonly table: Table; readonly roles: readonly ColumnRole[] };

/**
 * What people said, as numbers of the model. A pair that is said to be of one child counts for one child
 * or for one who moved, as likely as each is, and as far as a record of it may be a poor one for neither; one
 * that is not counts for a household as far as it is likely to be one. How strangers look (`u`) is not learned
 * from it: people are never shown strangers.
 */
export function relearn(
  model: Model,
  { table, roles }: Data,
  labelled: readonly LabelledPair[],
): readonly Learned[] {
  const comparisons = comparisonsOf(datasetOf(table, roles, { divided: dividedBy(model) }));
  const thetas = thetasOf(comparisons, model);
  const sums = { m: new Float64Array(thetas.m.length), h: new Float64Array(thetas.h.length) };
  const levels = new Uint8Array(comparisons.length);
  for (const { left, right, isSame, counts } of labelled) {
    compareRecords(comparisons, left, right, levels);
    const parts = partsOf(comparisons, levels, { thetas, model, isSame });
    for (const [field, { isHome }] of comparisons.entries()) {
      const level = levels[field] ?? notKnown;
      if (level === notKnown) continue;
      const at = (thetas.offsets[field] ?? 0) + level;
      const ofOne = (parts[classes.match] ?? 0) + (isHome ? 0 : (parts[classes.moved] ?? 0));
      const ofHousehold = (parts[classes.household] ?? 0) + (parts[classes.twins] ?? 0);
      sums.m[at] = (sums.m[at] ?? 0) + counts * ofOne;
      sums.h[at] = (sums.h[at] ?? 0) + counts * ofHousehold;
    }
  }
  return comparisons.map(({ name, levels: of, isShared }, field) => {
    const from = (thetas.offsets[field] ?? 0) + 1;
    const to = from + of.length - 1;
    const m = mixed(thetas.m.subarray(from, to), sums.m.subarray(from, to));
    const h = isShared ? mixed(thetas.h.subarray(from, to), sums.h.subarray(from, to)) : [];
    return { name, m, h };
  });
}

type Given = { readonly thetas: Thetas; readonly model: Model; readonly isSame: boolean };

/** How likely each class is for a pair of which people said what it is. */
function partsOf(
  comparisons: readonly Comparison[],
  levels: Uint8Array,
  { thetas, model, isSame }: Given,
): Float64Array {
  const parts = sharesArray(model.shares);
  const lists = [thetas.m, thetas.h, thetas.t, thetas.u, thetas.v, thetas.p];
  for (let one = 0; one < parts.length; one += 1) {
    const isOfOne = one === classes.match || one === classes.moved || one === classes.poor;
    if (isOfOne !== isSame) parts[one] = 0;
    for (let field = 0; field < comparisons.length; field += 1) {
      const level = levels[field] ?? notKnown;
      if (level === notKnown) continue;
      parts[one] = (parts[one] ?? 0) * (lists[one]?.[(thetas.offsets[field] ?? 0) + level] ?? 1);
    }
  }
  parts[classes.household] =
    (parts[classes.household] ?? 0) * asNamesakes(thetas, (field) => levels[field] ?? notKnown);
  const all = parts.reduce((sum, part) => sum + part, 0) || 1;
  return parts.map((part) => part / all);
}

function mixed(known: Float64Array, counted: Float64Array): readonly number[] {
  const all = strength + counted.reduce((sum, one) => sum + one, 0);
  return [...known].map((share, at) => (strength * share + (counted[at] ?? 0)) / all);
}

/** The model with these numbers in place of its own; what they do not name stays. */
export function withLearned(
  model: Model,
  learned: readonly Learned[],
  {
    columns,
    roles,
  }: { readonly columns: readonly string[]; readonly roles: readonly ColumnRole[] },
): Model {
  const comparisons = comparisonsOf(datasetOf(tableOf(columns, []), roles));
  const thetas = thetasOf(comparisons, model);
  for (const [field, { name, levels, isShared }] of comparisons.entries()) {
    const one = learned.find((numbers) => numbers.name === name);
    if (one?.m.length !== levels.length - 1) continue;
    const from = (thetas.offsets[field] ?? 0) + 1;
    thetas.m.set(one.m, from);
    if (isShared && one.h.length === levels.length - 1) thetas.h.set(one.h, from);
  }
  tie(comparisons, thetas);
  const fields = model.fields.map((field) => {
    const at = comparisons.findIndex(({ name }) => name === field.name);
    if (at < 0) return field;
    const from = thetas.offsets[at] ?? 0;
    const of = (list: Float64Array) => [...list.subarray(from, from + field.labels.length)];
    return {
      ...field,
      m: of(thetas.m),
      h: of(thetas.h),
      t: of(thetas.t),
      v: of(thetas.v),
      ...(field.p && { p: of(thetas.p) }),
    };
  });
  return { ...model, fields };
}
