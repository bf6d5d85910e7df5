import { CompiledQuery } from "kysely";
import { newId } from "../../src/kernel/ids.ts";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import type { AuditEntry } from "../../src/platform/audit/audit.ts";
import type { Database, Tx } from "../../src/platform/database/database.ts";
import { asMaintenance } from "../../src/platform/database/maintenance.ts";
import { listChronology, listLevelDecisions } from "../../src/modules/protect/chronology-reads.ts";
import { listFlags } from "../../src/modules/protect/flag-reads.ts";
import { listHarmDecisions } from "../../src/modules/protect/harm-reads.ts";
import { getStanding } from "../../src/modules/protect/standing-reads.ts";
import {
  countTracker,
  listTracker,
  trackerSorts,
  type TrackerQuery,
} from "../../src/modules/protect/tracker-reads.ts";
import { findPerson, listCircle, listOtherNames } from "../../src/modules/subjects/index.ts";
import { statementOf, withConditions, type Statement } from "./recorded.ts";
import { percentile, timed } from "./statistics.ts";
import type { Cell, Table } from "./table.ts";

export type Comparison = {
  readonly children: number;
  readonly name: string;
  readonly actor: StaffActor;
  readonly database: Database;
  readonly adminUrl: string;
  /** A child that the actor reaches. */
  readonly child: { readonly personId: string; readonly circleId: number };
  /** Pages of the tracker to ask for besides the first. */
  readonly pages: readonly number[];
  readonly at: Date;
  readonly repeats: number;
};

type Read = { readonly name: string; readonly read: (tx: Tx) => Promise<unknown> };

export const queryColumns = [
  "children",
  "actor",
  "query",
  "rows",
  "p50",
  "p95",
  "p50 without",
  "ratio",
];

const firstPage: Omit<TrackerQuery, "at"> = { isOpen: true, sort: "review", page: 1, pageSize: 50 };

function reads({ actor, child, pages, at }: Comparison): readonly Read[] {
  const tracker = (name: string, query: Partial<TrackerQuery>): Read => ({
    name,
    read: (tx) => listTracker(tx, actor, { ...firstPage, at, ...query }),
  });
  const { personId, circleId } = child;
  return [
    ...trackerSorts.map((sort) => tracker(`tracker by ${sort}`, { sort })),
    tracker("tracker, level 3", { level: 3 }),
    tracker("tracker, reviews overdue", { isOverdue: true }),
    ...pages.map((page) => tracker(`tracker, page ${page}`, { page })),
    { name: "counts by level", read: (tx) => countTracker(tx, actor, { isOpen: true, at }) },
    { name: "person", read: (tx) => findPerson(tx, actor, personId) },
    { name: "other names", read: (tx) => listOtherNames(tx, personId) },
    { name: "standing", read: (tx) => getStanding(tx, personId) },
    { name: "circle", read: (tx) => listCircle(tx, circleId, at) },
    { name: "level decisions", read: (tx) => listLevelDecisions(tx, personId) },
    { name: "harm decisions", read: (tx) => listHarmDecisions(tx, personId) },
    { name: "flags", read: (tx) => listFlags(tx, personId) },
    { name: "chronology", read: (tx) => listChronology(tx, personId, { limit: 50, offset: 0 }) },
  ];
}

/** A measurement reads records, and says so where every reader does. */
export function benchmarkEntry(): AuditEntry {
  return { action: "benchmark", outcome: "done", route: "benchmark", requestId: newId() };
}

/**
 * Each query as the actor sends it, and in turn the same query with the actor's conditions written
 * into it, under the maintenance role, whose only policy is `true`.
 */
export function compareQueries(comparison: Comparison): Promise<Table["rows"]> {
  const { actor, database, adminUrl } = comparison;
  return database.as(actor, async (bound) => ({
    value: await asMaintenance({ connectionString: adminUrl }, async (free) => {
      const rows: Cell[][] = [];
      for (const { name, read } of reads(comparison)) {
        const statement = await statementOf(read);
        const figures = await compare(comparison, { bound, free, statement });
        rows.push([comparison.children, comparison.name, name, ...figures]);
      }
      return rows;
    }),
    audit: benchmarkEntry(),
  }));
}

type Sides = { readonly bound: Tx; readonly free: Tx; readonly statement: Statement };

async function compare(
  { actor, repeats }: Comparison,
  { bound, free, statement }: Sides,
): Promise<Cell[]> {
  const without = withConditions(statement, actor);
  const withRows = await send(bound, statement);
  const withoutRows = await send(free, without);
  if (JSON.stringify(withRows) !== JSON.stringify(withoutRows)) {
    throw new Error(`with and without row-level security the answers differ: ${statement.sql}`);
  }
  const times: { with: number; without: number }[] = [];
  while (times.length < repeats) {
    times.push({
      with: await timed(() => send(bound, statement)),
      without: await timed(() => send(free, without)),
    });
  }
  const secured = times.map((time) => time.with);
  const p50 = percentile(secured, 50);
  const p50Without = percentile(
    times.map((time) => time.without),
    50,
  );
  return [withRows.length, p50, percentile(secured, 95), p50Without, p50 / p50Without];
}

async function send(tx: Tx, { sql, parameters }: Statement): Promise<readonly unknown[]> {
  return (await tx.executeQuery(CompiledQuery.raw(sql, [...parameters]))).rows;
}
