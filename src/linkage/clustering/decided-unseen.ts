import type { Pairs } from "../blocking/pair-batch.ts";
import type { Shelf } from "../scoring/shelf.ts";
import { keyOf, type Decisions } from "../scoring/decided.ts";

/** Pairs that a person decided and that no key found, the smaller row first; undefined where there are none. */
export function decidedUnseen(shelf: Shelf, decisions: Decisions | undefined): Pairs | undefined {
  const { same = [], notSame = [] } = decisions ?? {};
  const unseen = new Map<number, readonly [number, number]>();
  for (const [one, other] of [...same, ...notSame])
    if (one !== other) unseen.set(keyOf(one, other), [Math.min(one, other), Math.max(one, other)]);
  for (const { left, right, size } of unseen.size === 0 ? [] : shelf.batches())
    for (let at = 0; at < size; at += 1) unseen.delete(keyOf(left[at] ?? 0, right[at] ?? 0));
  const pairs = [...unseen.values()];
  if (pairs.length === 0) return undefined;
  return {
    left: Int32Array.from(pairs, ([one]) => one),
    right: Int32Array.from(pairs, ([, other]) => other),
  };
}
