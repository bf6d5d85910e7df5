import type { Label } from "./label.ts";
import { line as priors, thresholds } from "../priors/labels.ts";

const { leastSlope, rounds, farthest } = priors;
const { furthestMoved } = thresholds;

/** What people say against what the comparison says: their log odds are `shift + slope * bits`, in bits. */
export type Line = { readonly shift: number; readonly slope: number };

/** Before anybody has decided: the comparison is right. So far from it a line may be without much evidence. */
const usual = { shift: priors.shift, slope: priors.slope };
const spread = { shift: priors.spreadOfShift, slope: priors.spreadOfSlope };
/**
 * Logistic regression of what people said on the weight, held near "the comparison is right" by as much
 * as a few dozen decisions outweigh. Which pairs people were shown depends on the weight alone, so that
 * it needs no weights of its own.
 */
export function lineOf(labels: readonly Label[]): Line {
  let line: Line = usual;
  for (let round = 0; round < rounds; round += 1) {
    const next = step(labels, line);
    const moved = Math.abs(next.shift - line.shift) + Math.abs(next.slope - line.slope);
    line = next;
    if (moved < 1e-9) break;
  }
  return line;
}

/** One step of Newton's method, in bits on both sides. */
function step(labels: readonly Label[], { shift, slope }: Line): Line {
  const prior = { shift: 1 / spread.shift ** 2, slope: 1 / spread.slope ** 2 };
  let toShift = (usual.shift - shift) * prior.shift;
  let toSlope = (usual.slope - slope) * prior.slope;
  let [both, ofShift, ofSlope] = [0, prior.shift, prior.slope];
  for (const { bits, isSame } of labels) {
    const at = Math.max(-farthest, Math.min(farthest, bits));
    const expected = 1 / (1 + 2 ** -(shift + slope * at));
    const missing = Math.LN2 * ((isSame ? 1 : 0) - expected);
    const curve = Math.LN2 ** 2 * expected * (1 - expected);
    toShift += missing;
    toSlope += missing * at;
    ofShift += curve;
    both += curve * at;
    ofSlope += curve * at * at;
  }
  const scale = ofShift * ofSlope - both * both;
  const moved = {
    shift: (toShift * ofSlope - toSlope * both) / scale,
    slope: (toSlope * ofShift - toShift * both) / scale,
  };
  return {
    shift: shift + clamp(moved.shift, 2),
    slope: Math.max(leastSlope, slope + clamp(moved.slope, 0.5)),
  };
}

const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

/** The weight at which people say "the same" with these odds, in bits, to half a bit. */
export const weightAt = ({ shift, slope }: Line, odds: number): number =>
  Math.round(((odds - shift) / slope) * 2) / 2;

/** How sure a pair is: from where it is listed, and from where a second person looks whatever was said. */
export type Thresholds = {
  readonly listFrom: number;
  readonly unsureFrom: number;
};

/** One in nine is listed; from one in seventeen on nobody decides alone. */
const wanted: Thresholds = { listFrom: thresholds.listFrom, unsureFrom: thresholds.unsureFrom };
/** What the weights would have to be for the odds that Lantern starts with, as people decide here. */
export function thresholdsOf(line: Line): Thresholds {
  const of = (odds: number): number =>
    Math.max(odds - furthestMoved, Math.min(odds + furthestMoved, weightAt(line, odds)));
  return { listFrom: of(wanted.listFrom), unsureFrom: of(wanted.unsureFrom) };
}
