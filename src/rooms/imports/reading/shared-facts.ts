import { comparable } from "./plain-text.ts";
import type { UnmatchedRow } from "./read-row.ts";

/** Headings of the columns that place a child, by sheet, for the weaker evidence. */
export type PlaceHeadings = ReadonlyMap<string, readonly string[]>;

/** A date or reference on more rows than this is a meeting's or a batch's, and says little. */
const rare = 4;

function factsOf(row: UnmatchedRow): string[] {
  const dates = Object.entries(row.dates).map(([heading, iso]) => `${comparable(heading)} ${iso}`);
  return row.ownReference === null
    ? dates
    : [...dates, `reference ${comparable(row.ownReference)}`];
}

export interface SharedFacts {
  /** The same reference, or the same rare date in the same column: facts of one case. */
  strong: string[];
  /** The same school, ward or the like: true of many children. */
  weak: string[];
}

/** What rows have in common beside the child's own name and date of birth. */
export class Facts {
  private readonly rowsOf = new Map<string, Set<UnmatchedRow>>();
  private readonly places: PlaceHeadings;

  private readonly rare: number;

  /** `times`: how often the rows are one workbook: two where next month's stand beside last month's. */
  constructor(rows: readonly UnmatchedRow[], places: PlaceHeadings, times = 1) {
    this.places = places;
    this.rare = rare * times;
    for (const row of rows) {
      for (const fact of factsOf(row)) {
        this.rowsOf.set(fact, (this.rowsOf.get(fact) ?? new Set()).add(row));
      }
    }
  }

  /** Rows that share a rare fact with each other. */
  groups(): UnmatchedRow[][] {
    return [...this.rowsOf.values()]
      .filter(({ size }) => size > 1 && size <= this.rare)
      .map((rows) => [...rows]);
  }

  shared(a: UnmatchedRow, b: UnmatchedRow): SharedFacts {
    const others = new Set(factsOf(b));
    const strong = factsOf(a).filter(
      (fact) => others.has(fact) && (this.rowsOf.get(fact)?.size ?? 0) <= this.rare,
    );
    const place = (row: UnmatchedRow): string[] =>
      (this.places.get(row.sheet) ?? []).map((heading) => comparable(row.cells[heading] ?? ""));
    const [left, right] = [place(a), place(b)];
    const weak = left.filter((text, index) => text !== "" && text === right[index]);
    return { strong, weak };
  }
}
