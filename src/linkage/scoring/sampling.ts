import { keeping } from "../priors/scoring.ts";

const { enough, perRecord } = keeping;

/**
 * One of so many pairs is kept whatever it says, so that how many there are of each class is learned of all:
 * every one where records are few.
 */
export const sampledOneOf = (rows: number): number =>
  2 ** Math.max(0, Math.ceil(Math.log2((perRecord * rows) / enough)));

/** Whether a pair is among the sampled ones: by its rows alone, whoever looks at it. @param oneOf a power of two */
export const isSampled = (left: number, right: number, oneOf: number): boolean =>
  ((mixed(left, right) >>> 7) & (oneOf - 1)) === 0;

function mixed(left: number, right: number): number {
  const one = Math.imul(left ^ (left >>> 15), 0x9e37_79b1) ^ Math.imul(right, 0x85eb_ca6b);
  return Math.imul(one ^ (one >>> 13), 0xc2b2_ae35);
}
