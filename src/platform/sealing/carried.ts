import type { KeyRing } from "./key-ring.ts";

/** Which ring opens what a transaction reads: it goes where the transaction goes, as the actor does. */
const carried = new WeakMap<object, KeyRing>();

export function carryRing(tx: object, ring: KeyRing | undefined): void {
  if (ring !== undefined) carried.set(tx, ring);
}

export function ringOf(tx: object): KeyRing {
  const ring = carried.get(tx);
  if (ring === undefined) throw new Error("this transaction was opened without a key ring");
  return ring;
}
