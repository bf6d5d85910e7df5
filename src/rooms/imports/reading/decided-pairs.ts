import type { Contradiction, Decision, Place } from "./reading-types.ts";

interface Placed {
  a: number;
  b: number;
  decision: Decision;
}

/** What people decided about pairs of rows, by index. */
export interface DecidedPairs {
  together: readonly Placed[];
  areApart: (x: number, y: number) => boolean;
  /** The rows that were decided to be one child with this one, itself among them. */
  withRow: (index: number) => readonly number[];
  /** What was decided about this very pair. */
  of: (x: number, y: number) => boolean | null;
  contradictions: readonly Contradiction[];
}

const pairKey = (x: number, y: number): string => (x < y ? `${x} ${y}` : `${y} ${x}`);

/** Sets of rows that grow together, each with the rows it must stay apart from. */
class Sets {
  private readonly parent = new Map<number, number>();
  private readonly apartFrom = new Map<number, Set<number>>();

  root(index: number): number {
    let at = index;
    for (let up = this.parent.get(at); up !== undefined; up = this.parent.get(at)) at = up;
    return at;
  }

  keepApart(x: number, y: number): void {
    for (const [from, to] of [
      [x, y],
      [y, x],
    ] as const) {
      this.apartFrom.set(from, (this.apartFrom.get(from) ?? new Set()).add(to));
    }
  }

  private areApart(left: number, right: number): boolean {
    const others = [...(this.apartFrom.get(left) ?? [])];
    return others.some((other) => this.root(other) === right);
  }

  /** False when it would bring together what is to stay apart. */
  join(x: number, y: number): boolean {
    const [left, right] = [this.root(x), this.root(y)];
    if (left === right) return true;
    if (this.areApart(left, right) || this.areApart(right, left)) return false;
    this.parent.set(right, left);
    const all = [...(this.apartFrom.get(left) ?? []), ...(this.apartFrom.get(right) ?? [])];
    this.apartFrom.set(left, new Set(all));
    return true;
  }
}

function place(
  decisions: readonly Decision[],
  rows: readonly Place[],
): { placed: Placed[]; lost: Contradiction[] } {
  const indexOf = new Map(rows.map(({ sheet, row }, index) => [`${row} ${sheet}`, index]));
  const placed: Placed[] = [];
  const lost: Contradiction[] = [];
  for (const decision of decisions) {
    const [a, b] = [decision.a, decision.b].map(({ sheet, row }) => indexOf.get(`${row} ${sheet}`));
    if (a === undefined || b === undefined) {
      lost.push({ decision, why: "A row that was decided about is not in this workbook." });
    } else if (a === b) lost.push({ decision, why: "A row cannot be compared with itself." });
    else placed.push({ a, b, decision });
  }
  return { placed, lost };
}

/**
 * Decisions that hold. Where they contradict each other, rows stay apart: two children made one
 * are harder to mend than one child written down twice. What was not followed is said.
 */
export function decidedPairs(decisions: readonly Decision[], rows: readonly Place[]): DecidedPairs {
  const { placed, lost } = place(decisions, rows);
  const sets = new Sets();
  const apart = new Set<string>();
  for (const { a, b, decision } of placed) {
    if (decision.same) continue;
    sets.keepApart(a, b);
    apart.add(pairKey(a, b));
  }
  const contradictions = [...lost];
  const together = placed.filter(({ a, b, decision }) => {
    if (!decision.same) return false;
    if (sets.join(a, b)) return true;
    contradictions.push({
      decision,
      why: "Another decision says that these rows, or rows decided to be the same, are two children: they stay apart.",
    });
    return false;
  });
  const members = new Map<number, number[]>();
  for (const index of new Set(together.flatMap(({ a, b }) => [a, b]))) {
    const root = sets.root(index);
    members.set(root, [...(members.get(root) ?? []), index]);
  }
  const same = new Set(together.map(({ a, b }) => pairKey(a, b)));
  return {
    together,
    contradictions,
    withRow: (index) => members.get(sets.root(index)) ?? [index],
    areApart: (x, y) => apart.has(pairKey(x, y)),
    of: (x, y) => (apart.has(pairKey(x, y)) ? false : same.has(pairKey(x, y)) ? true : null),
  };
}
