import { nextOf, type Sample } from "../harness/rotation.ts";

/** Who opens most, so that looking at all of it takes longest: one of these with each commit. */
export const wide = ["coordinator", "mash", "lead", "manager"];

/** Who opens the children they work with: two of these with each commit. */
export const middle = ["school", "youthworker", "chair", "police", "nurse"];

/** Which of these people look at everything in this run; who opens little always does. */
export function wholly(sample: Sample, keys: readonly string[]): readonly string[] {
  const of = (group: readonly string[]) => keys.filter((key) => group.includes(key));
  const waiting = new Set([...of(wide), ...of(middle)]);
  const turn = new Set([...nextOf(sample, of(wide), 1), ...nextOf(sample, of(middle), 2)]);
  return keys.filter((key) => turn.has(key) || !waiting.has(key));
}
