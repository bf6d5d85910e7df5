import { sql } from "kysely";
import {
  lineOf,
  relearn,
  shippedModel,
  shippedPublicRoles,
  thresholdsOf,
  type LabelledPair,
  type Learned,
  type Model,
  type Thresholds,
} from "../../../linkage/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { rowsFor, type Described } from "./described.ts";
import { modelWith, type MatchingRules } from "./matching-rules.ts";
import { postcodeOf } from "./postcodes.ts";
import { fittingRows, type Pair } from "./score.ts";

/** What decisions say of the numbers that records are compared by; nothing is changed by it. */
export type WhatWasLearned = {
  readonly same: number;
  readonly different: number;
  /** Thresholds, for the numbers in force or, where they are better, for the learned ones. */
  readonly thresholds: Thresholds;
  /** Where enough pairs were decided and the learned numbers foretell decisions better than those they replace. */
  readonly learned?: readonly Learned[];
  /** In bits for each decision, of pairs that were left out when the numbers were learned. */
  readonly loss?: { readonly before: number; readonly after: number };
};

type Record = {
  readonly familyName: string;
  readonly givenName: string;
  readonly bornOn: string | null;
  readonly sex: "female" | "male" | null;
  readonly homes: readonly string[];
};
type Labelled = {
  readonly same: boolean;
  readonly standsFor: number | null;
  readonly one: Record;
  readonly other: Record;
};

/** A pair of the sample counts for those like it, but for so many at most: one alone is not to teach everything. */
const mostCounted = 10;
const folds = 5;

/** Runs as the part of Lantern that compares: it reads who the pairs are of, and gives numbers back. */
export async function learnFromDecisions(
  tx: Tx,
  rules: Pick<MatchingRules, "learned" | "enoughToLearn">,
): Promise<WhatWasLearned> {
  const { rows } = await sql<Labelled>`
    select same, stands_for as "standsFor", one, other from subjects.labelled_records()`.execute(
    tx,
  );
  const same = rows.filter((row) => row.same).length;
  const different = rows.length - same;
  const scored = scoredBy(rows, modelWith(rules.learned));
  const plain = { same, different, thresholds: thresholdsOf(lineOf(scored)) };
  if (Math.min(same, different) < rules.enoughToLearn) return plain;
  const loss = { before: lossOf(scored), after: lossOf(leftOutInTurn(rows)) };
  if (loss.after >= loss.before) return { ...plain, loss };
  const learned = learnedOf(rows);
  const thresholds = thresholdsOf(lineOf(scoredBy(rows, modelWith(learned))));
  return { same, different, thresholds, learned, loss };
}

const described = ({ homes, familyName, givenName, ...rest }: Record): Described => ({
  names: [{ familyName, givenName }],
  postcode: postcodeOf(homes),
  // Records that were joined have each other’s numbers: they would always agree.
  numbers: [],
  ...rest,
});

/** The two of each pair, as the engine has them. */
function bothOf(labelled: readonly Labelled[]) {
  const rows = rowsFor(labelled.flatMap(({ one, other }) => [described(one), described(other)]));
  return { rows, pairs: labelled.map((_, at): Pair => [2 * at, 2 * at + 1]) };
}

function scoredBy(labelled: readonly Labelled[], model: Model) {
  const { rows, pairs } = bothOf(labelled);
  const fitting = fittingRows(rows, pairs, model);
  return labelled.map(({ same, standsFor }, at) => ({
    bits: fitting[at]?.bits ?? 0,
    isSame: same,
    standsFor,
  }));
}

function learnedOf(labelled: readonly Labelled[]): readonly Learned[] {
  const { rows, pairs } = bothOf(labelled);
  // What another name of one of them would have shown teaches nothing of how names are written.
  const fitting = fittingRows(rows, pairs, shippedModel);
  const taught = labelled.map(({ same, standsFor }, at): LabelledPair => ({
    left: fitting[at]?.left ?? -1,
    right: fitting[at]?.right ?? -1,
    isSame: same,
    counts: Math.min(mostCounted, standsFor ?? 1),
  }));
  return relearn(shippedModel, { table: rows.table, roles: shippedPublicRoles }, taught);
}

/** Each fifth is scored by what the other four teach: what was learned from a pair does not judge it. */
const leftOutInTurn = (rows: readonly Labelled[]) =>
  Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const isIn = (_: Labelled, at: number): boolean => at % folds === fold;
    const others = rows.filter((row, at) => !isIn(row, at));
    return scoredBy(rows.filter(isIn), modelWith(learnedOf(others)));
  });

/** How surprised the comparison is by a decision, in bits, on average. */
function lossOf(scored: ReturnType<typeof scoredBy>): number {
  const sum = scored.reduce(
    (all, { bits, isSame }) => all + Math.log2(1 + 2 ** Math.min(60, isSame ? -bits : bits)),
    0,
  );
  return sum / Math.max(1, scored.length);
}
