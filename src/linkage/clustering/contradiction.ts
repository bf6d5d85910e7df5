import type { Decisions } from "../scoring/decided.ts";
import { UnionFind } from "./union-find.ts";

/** @returns the place of the first "these are not the same" whose two rows are one by what else was decided */
export function contradiction(
  { same, notSame }: Required<Decisions>,
  rows: number,
): number | undefined {
  const people = new UnionFind(rows);
  for (const [one, other] of same) people.join(one, other);
  const place = notSame.findIndex(([one, other]) => people.find(one) === people.find(other));
  return place < 0 ? undefined : place;
}
