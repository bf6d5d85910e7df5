import { nameParts } from "../../subjects/index.ts";
import type { SameChild } from "./same-child.ts";
import type { UnmatchedRow } from "./read-row.ts";

/** How often each word is a surname and how often a forename, each child counted once. */
interface Usage {
  surnames: ReadonlyMap<string, ReadonlySet<number>>;
  forenames: ReadonlyMap<string, ReadonlySet<number>>;
}

function add(uses: Map<string, Set<number>>, word: string, child: number): void {
  uses.set(word, (uses.get(word) ?? new Set()).add(child));
}

function usageOf(rows: readonly UnmatchedRow[], childOf: readonly number[]): Usage {
  const surnames = new Map<string, Set<number>>();
  const forenames = new Map<string, Set<number>>();
  rows.forEach((row, index) => {
    const child = childOf[index] ?? index;
    for (const part of nameParts(row.surname)) add(surnames, part, child);
    for (const part of nameParts(row.forename)) add(forenames, part, child);
    for (const alias of row.aliases.slice(0, 5)) {
      const parts = nameParts(alias);
      if (parts.length === 1) for (const part of parts) add(forenames, part, child);
    }
  });
  return { surnames, forenames };
}

/** Uses by other children than this one. */
function uses(of: Usage["surnames"], parts: readonly string[], child: number): number {
  return parts.reduce((total, part) => {
    const children = of.get(part);
    return total + (children === undefined ? 0 : children.size - (children.has(child) ? 1 : 0));
  }, 0);
}

/** One child may be called Morgan whom the rest are named after: a single use decides nothing. */
const enoughUses = 2;

/**
 * Whether other children use the row's names in its order, and never the other way round. One
 * word that is used both ways leaves the question open.
 */
function isBorneOut(row: UnmatchedRow, child: number, usage: Usage): boolean {
  const [surname, forename] = [nameParts(row.surname), nameParts(row.forename)];
  const alike = uses(usage.surnames, surname, child) + uses(usage.forenames, forename, child);
  const against = uses(usage.forenames, surname, child) + uses(usage.surnames, forename, child);
  return alike >= enoughUses && against === 0;
}

interface NameOrders {
  /** Rows whose surname and forename change places. */
  toExchange: ReadonlySet<number>;
  /** Pairs that contradict each other without anything in the workbook to decide it. */
  undecided: { earlier: number; later: number }[];
}

/**
 * Two rows of one child that have its names the other way round: which is right is only said when
 * the rest of the workbook says it (the word is other children's forename, or surname). There is
 * no list of names behind this, and without such evidence both stay as they are written.
 */
export function findNameOrders(rows: readonly UnmatchedRow[], found: SameChild): NameOrders {
  const usage = usageOf(rows, found.childOf);
  const toExchange = new Set<number>();
  const undecided: NameOrders["undecided"] = [];
  for (const pair of found.joined) {
    const [earlier, later] = [rows[pair.a], rows[pair.b]];
    if (!pair.comparison.names.swapped || earlier === undefined || later === undefined) continue;
    const child = found.childOf[pair.a] ?? pair.a;
    const [first, second] = [earlier, later].map((row) => isBorneOut(row, child, usage));
    if (first === second) undecided.push({ earlier: pair.a, later: pair.b });
    else toExchange.add(first === true ? pair.b : pair.a);
  }
  return { toExchange, undecided };
}
