import { compareImports } from "../reading/compare-imports.ts";
import type { RowChange } from "../reading/import-changes.ts";
import type { TrackerReading, TrackerRow } from "../reading/reading-types.ts";
import type { ImportDecision } from "../workbook/workbook-types.ts";
import { placeKey, type FormerRow, type Group } from "./plan-types.ts";

export type Split = {
  readonly changes: ReadonlyMap<string, RowChange>;
  /** Rows of children who are here, by child. */
  readonly linked: ReadonlyMap<string, Group>;
  /** Rows of children whom no earlier row speaks of, by child as the workbook was read. */
  readonly unlinked: readonly Group[];
  /** Rows that may be one of several earlier ones. */
  readonly unclear: readonly { readonly rows: Group; readonly personIds: readonly string[] }[];
  readonly gone: readonly FormerRow[];
};

/** Which child each row is about, by what earlier workbooks became and by what a person decided. */
export function splitRows(
  reading: TrackerReading,
  former: readonly FormerRow[],
  decisions: readonly ImportDecision[],
): Split {
  const changes = changesSince(former, reading);
  const changeAt = new Map(
    changes.flatMap((change) => ("now" in change ? [[placeKey(change.now), change] as const] : [])),
  );
  const decided = decidedMatches(decisions);
  const firstOf = new Map(reading.rows.toReversed().map((row) => [row.child, placeKey(row)]));
  const linked = new Map<string, TrackerRow[]>();
  const unlinked = new Map<string, TrackerRow[]>();
  const unclear: { rows: Group; personIds: readonly string[] }[] = [];
  const add = (to: Map<string, TrackerRow[]>, key: string, row: TrackerRow): void => {
    const rows = to.get(key);
    if (rows) rows.push(row);
    else to.set(key, [row]);
  };
  for (const row of reading.rows) {
    const change = changeAt.get(placeKey(row));
    const match = decided.get(firstOf.get(row.child) ?? "");
    const personId = match?.same ?? personOf(change);
    if (personId !== undefined) add(linked, personId, row);
    else if (change?.kind === "ambiguous" && !areAllApart(change, match))
      unclear.push({
        rows: [row],
        personIds: [...new Set(change.candidates.map(({ child }) => child))],
      });
    else add(unlinked, row.child, row);
  }
  const gone = changes.flatMap((change) => {
    const row = change.kind === "gone" ? former[change.before.row - 1] : undefined;
    return row?.isLatest === true && !linked.has(row.personId) ? [row] : [];
  });
  return { changes: changeAt, linked, unlinked: [...unlinked.values()], unclear, gone };
}

/** A first workbook has nothing to be compared with, and comparing thousands of rows takes its time. */
function changesSince(former: readonly FormerRow[], reading: TrackerReading): readonly RowChange[] {
  if (former.length === 0) return [];
  const before = former.map(({ row }) => row);
  return compareImports(before, reading).changes;
}

function personOf(change: RowChange | undefined): string | undefined {
  if (change === undefined || change.kind === "ambiguous" || change.kind === "gone")
    return undefined;
  return change.kind === "new" ? (change.sameAs ?? undefined) : change.child;
}

export type DecidedMatch = { readonly same?: string; readonly different: ReadonlySet<string> };

/** How a decision names rows of the workbook and a record that is here. */
export const matchKey = (rows: Group, personId: string): string =>
  `${rows[0] === undefined ? "" : placeKey(rows[0])}|${personId}`;

/** What people decided of rows and records that are here, by where the first row stands. */
export function decidedMatches(
  decisions: readonly ImportDecision[],
): ReadonlyMap<string, DecidedMatch> {
  const found = new Map<string, { same?: string; different: Set<string> }>();
  for (const { kind, key, verdict } of decisions) {
    if (kind !== "match") continue;
    const cut = key.lastIndexOf("|");
    const [place, personId] = [key.slice(0, cut), key.slice(cut + 1)];
    const one = found.get(place) ?? { different: new Set<string>() };
    if (verdict === "same") one.same = personId;
    else one.different.add(personId);
    found.set(place, one);
  }
  return found;
}

function areAllApart(
  { candidates }: Extract<RowChange, { kind: "ambiguous" }>,
  decided: DecidedMatch | undefined,
): boolean {
  return (
    candidates.length > 0 && candidates.every(({ child }) => decided?.different.has(child) === true)
  );
}
