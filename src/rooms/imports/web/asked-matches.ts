import type { Tx } from "../../../platform/database/database.ts";
import { listInBrief, type Candidate, type PersonInBrief } from "../../subjects/index.ts";
import { outOfReach } from "../plan/plan-import.ts";
import type { Beyond, Group, ImportPlan } from "../plan/plan-types.ts";
import { matchKey } from "../plan/split-rows.ts";
import type { ImportDecision, ReadWorkbook } from "../workbook/workbook-types.ts";
import type { Answer } from "../workbook/workbook-writes.ts";

/** One question of the page: rows, and a record here that may be of the same child, or was said to be. */
export type ReadQuery = { readonly key: string; readonly rows: Group } & (
  | { readonly candidate: Candidate }
  | { readonly beyond: Beyond }
  | { readonly settled: PersonInBrief | undefined }
);

type Read = Pick<ReadWorkbook, "decisions" | "reading">;

/** What waits to be said, and what was: rows that were said to be a child here are that child's, until it is taken back. */
export async function askedOf(
  tx: Tx,
  plan: ImportPlan,
  workbook: Read,
): Promise<readonly ReadQuery[]> {
  const open = [
    ...plan.beyond.map((beyond) => ({
      key: matchKey(beyond.rows, outOfReach),
      rows: beyond.rows,
      beyond,
    })),
    ...plan.matches.flatMap(({ rows, candidates }) =>
      candidates.map((candidate) => ({
        key: matchKey(rows, candidate.personId),
        rows,
        candidate,
      })),
    ),
  ];
  const isOpen = new Set(open.map(({ key }) => key));
  const said = workbook.decisions.filter((one) => isSame(one) && !isOpen.has(one.key));
  if (said.length === 0) return open;
  const people = await listInBrief(
    tx,
    said.map(({ key }) => partsOf(key).personId),
  );
  const settled = said.flatMap(({ key }): ReadQuery[] => {
    const { place, personId } = partsOf(key);
    const row = workbook.reading.rows.find((one) => `${one.sheet}!${one.row}` === place);
    return row === undefined ? [] : [{ key, rows: [row], settled: people.get(personId) }];
  });
  return [...open, ...settled];
}

const isSame = ({ kind, verdict }: Pick<ImportDecision, "kind" | "verdict">): boolean =>
  kind === "match" && verdict === "same";

/** The questions of rows that would be said to be two children, once these answers are kept. */
export function saidOfTwo(
  decisions: readonly ImportDecision[],
  answers: readonly Answer[],
): readonly string[] {
  const answered = new Set(answers.map(({ key }) => key));
  const before = decisions.filter((one) => isSame(one) && !answered.has(one.key));
  const same = [...before, ...answers].flatMap(({ kind, verdict, key }) =>
    kind === "match" && verdict === "same" ? [key] : [],
  );
  const byRows = Map.groupBy(same, (key) => partsOf(key).place);
  return [...byRows.values()].filter((keys) => keys.length > 1).flat();
}

/** A key apart: where the first of the rows stands, and the record. */
function partsOf(key: string): { readonly place: string; readonly personId: string } {
  const cut = key.lastIndexOf("|");
  return { place: key.slice(0, cut), personId: key.slice(cut + 1) };
}
