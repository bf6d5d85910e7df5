import { hashOf, type Texts } from "./packed.ts";

/** All places of values where they are few, otherwise about so many: which ones, the letters decide and not the order. */
export function* somePlaces(values: Texts, count: number): Generator<number> {
  const share = count / values.length;
  for (let at = 0; at < values.length; at += 1)
    if (share >= 1 || hashOf(values, at) < share * 2 ** 32) yield at;
}

/** The values at these places. */
export function* someOf(values: Texts, count: number): Generator<string> {
  for (const at of somePlaces(values, count)) yield values.at(at) ?? "";
}
