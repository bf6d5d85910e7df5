import type { FirstOf } from "../../platform/database/first-of.ts";

type Due = string | number | Date | null;

/** How the lists of two looks become one: which rows are the same, and what is due first. */
export type Joining<T> = {
  readonly keyOf: (one: T) => string;
  readonly dueOf: (one: T) => Due;
  /** How many are shown. */
  readonly most: number;
  /** Whether the first look leaves out what it is about. */
  readonly isOutside: (one: T) => boolean;
};

/** More is there than was read. */
export const isCut = ({ rows, total }: FirstOf<unknown>): boolean => total > rows.length;

/**
 * Of somebody who looks twice, as the partnership's reader and as somebody who is named: one list. The first
 * look has everything that the second has but what is restricted. Where it is cut, its rows cannot tell what is
 * the same: then all that it counted is there, and of the second what it leaves out.
 */
export function joined<T>(
  found: FirstOf<T>,
  named: FirstOf<T>,
  { keyOf, dueOf, most, isOutside }: Joining<T>,
): FirstOf<T> {
  const known = new Set(found.rows.map(keyOf));
  const all = [...found.rows, ...named.rows.filter((one) => !known.has(keyOf(one)))];
  return {
    rows: all.toSorted((one, other) => inOrder(dueOf(one), dueOf(other))).slice(0, most),
    total: isCut(found)
      ? Math.max(found.total + named.rows.filter(isOutside).length, named.total)
      : Math.max(named.total, all.length),
  };
}

/** What has no day stands last. */
function inOrder(one: Due, other: Due): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return Number(one > other) - Number(one < other);
}
