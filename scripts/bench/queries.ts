import { CompiledQuery } from "kysely";
import { newId } from "../../src/kernel/ids.ts";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import type { AuditEntry } from "../../src/platform/audit/audit.ts";
import type { Database, Tx } from "../../src/platform/database/database.ts";
import { asMaintenance } from "../../src/platform/database/maintenance.ts";
import {
  listChronology,
  listLevelDecisions,
} from "../../src/rooms/child-record/chronology-reads.ts";
import { listTurning } from "../../src/rooms/case-lifecycle/transition-reads.ts";
import type { EducationScheme } from "../../src/rooms/education/education-scheme.ts";
import { shippedEducation } from "../../src/rooms/education/shipped-education.ts";
import { listEducation } from "../../src/rooms/education/list-reads.ts";
import { countOpen, listOpen } from "../../src/rooms/escalation/escalation-reads.ts";
import { countRunning, listRunning } from "../../src/rooms/assessments/running-reads.ts";
import { countUnseen, listUnseen } from "../../src/rooms/visits/unseen-reads.ts";
import { countWaiting, listWaiting } from "../../src/rooms/support/services/waiting-reads.ts";
import {
  countStages,
  limitsOf,
  listDrift,
} from "../../src/rooms/case-lifecycle/pathway/drift-reads.ts";
import {
  countFlagsToLookAt,
  listFlagsToLookAt,
} from "../../src/rooms/people-and-places/flags-to-look-at.ts";
import { listFlags } from "../../src/rooms/child-record/flag-reads.ts";
import { listHarmDecisions } from "../../src/rooms/child-record/harm-reads.ts";
import { getStanding } from "../../src/rooms/child-record/standing-reads.ts";
import { countGroups, countTracker } from "../../src/rooms/tracker/tracker-counts.ts";
import { filterOptions } from "../../src/rooms/tracker/filter-options.ts";
import { trackerList } from "../../src/rooms/tracker/tracker-list.ts";
import { listTracker } from "../../src/rooms/tracker/tracker-reads.ts";
import type { TrackerSetting } from "../../src/rooms/tracker/tracker-setting.ts";
import { findPerson, listOtherNames } from "../../src/rooms/subjects/people-reads.ts";
import { listCircle } from "../../src/rooms/subjects/circle-members.ts";
import { searchNames } from "../../src/rooms/subjects/likeness/search-names.ts";
import { statementOf, withConditions, type Statement } from "./recorded.ts";
import { englandAndWales as calendar } from "../../src/kernel/bank-holidays.ts";
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
  readonly setting: TrackerSetting;
  readonly repeats: number;
};

/** As it is shipped: a comparison sends one statement for each read. */
const [educationScheme = {} as EducationScheme] = shippedEducation.map(({ body }) => ({
  id: "",
  ...body,
}));

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

/** The list as people ask for it: its order, its filters, its groups. */
const addresses: readonly (readonly [name: string, address: string])[] = [
  ["tracker by review", ""],
  ["tracker by name", "sort=name"],
  ["tracker by level", "sort=level"],
  ["tracker by recorded", "sort=recorded"],
  ["tracker by last contact", "sort=contact"],
  ["tracker, level 3", "level=3"],
  ["tracker, reviews overdue", "due=overdue"],
  ["tracker, actions overdue", "actions=overdue"],
  ["tracker, one ward", "ward=Northside"],
  ["tracker by ward", "group=ward"],
];

function trackerReads({ actor, pages, setting, at }: Comparison): readonly Read[] {
  const page = (name: string, address: string, number = 1): Read => ({
    name,
    read: (tx) =>
      listTracker(tx, actor, {
        asked: trackerList.asked(address),
        setting,
        page: number,
        pageSize: 50,
      }),
  });
  const counted = (name: string, address: string): Read => ({
    name,
    read: (tx) => countGroups(tx, actor, { asked: trackerList.asked(address), setting }),
  });
  const { today } = setting;
  return [
    ...addresses.map(([name, address]) => page(name, address)),
    ...pages.map((number) => page(`tracker, page ${number}`, "", number)),
    { name: "counts by level", read: (tx) => countTracker(tx, actor, { isOpen: true, today }) },
    counted("count of overdue", "due=overdue"),
    counted("count by ward", "group=ward"),
    counted("count by lead", "group=lead"),
    {
      name: "a name, misspelt",
      read: (tx) => searchNames(tx, actor.partnershipId, "Harlwo Beaa"),
    },
    {
      name: "a number of an agency",
      read: (tx) => searchNames(tx, actor.partnershipId, "943 476 5919"),
    },
    { name: "what to filter by", read: (tx) => filterOptions(tx, actor, { today, at }) },
  ];
}

/** Who has not been seen on a visit. */
function visitReads({ actor, setting, at }: Comparison): readonly Read[] {
  const { today } = setting;
  return [
    {
      name: "who has not been seen",
      read: (tx) =>
        listUnseen(tx, actor, { ...visiting, at, today, show: "seen", page: 1, pageSize: 50 }),
    },
    {
      name: "count of who has not been seen",
      read: (tx) => countUnseen(tx, actor, { ...visiting, today }),
    },
  ];
}

/** As it is shipped. */
const visiting = { seenWithinDays: 28, aloneWithinDays: 42 };

/** How long children have been at their stage, and the assessments that run. */
function pathwayReads({ actor, setting, at }: Comparison): readonly Read[] {
  const { today, pathway } = setting;
  const limits = limitsOf(pathway, { today, calendar });
  const asked = { limits, at, page: 1, pageSize: 50 };
  return [
    {
      name: "longest at their stage",
      read: (tx) => listDrift(tx, actor, { ...asked, onlyBeyond: false }),
    },
    {
      name: "beyond their stage's clock",
      read: (tx) => listDrift(tx, actor, { ...asked, onlyBeyond: true }),
    },
    { name: "count by stage", read: (tx) => countStages(tx, actor, { limits, today }) },
    {
      name: "assessments that run",
      read: (tx) => listRunning(tx, actor, { today, onlyLate: false, page: 1, pageSize: 50 }),
    },
    {
      name: "who waits for a service",
      read: (tx) =>
        listWaiting(tx, actor, {
          today,
          usualDays: 28,
          show: "waiting",
          page: 1,
          pageSize: 50,
        }),
    },
    {
      name: "count of who waits",
      read: (tx) => countWaiting(tx, actor, { today, usualDays: 28 }),
    },
    { name: "count of assessments", read: (tx) => countRunning(tx, actor, { today }) },
    {
      name: "who turns 18",
      read: (tx) => listTurning(tx, actor, { today, fromMonths: 210, page: 1, pageSize: 50 }),
    },
  ];
}

/** What nobody has looked at, of what runs beside the pathway. */
function besideReads({ actor, setting: { today } }: Comparison): readonly Read[] {
  return [
    {
      name: "education nobody looked at",
      read: (tx) =>
        listEducation(tx, actor, {
          scheme: educationScheme,
          today,
          show: "timetable",
          page: 1,
          pageSize: 50,
        }),
    },
    { name: "open disagreements", read: (tx) => listOpen(tx, actor, { page: 1, pageSize: 50 }) },
    { name: "count of disagreements", read: (tx) => countOpen(tx, actor, today) },
  ];
}

/** Flags on children and on other subjects that nobody reviewed. */
function flagReads({ actor, setting: { today } }: Comparison): readonly Read[] {
  const asked = { show: "late", today, page: 1, pageSize: 50 } as const;
  return [
    { name: "flags to look at", read: (tx) => listFlagsToLookAt(tx, actor, asked) },
    { name: "count of flags", read: (tx) => countFlagsToLookAt(tx, actor, today) },
  ];
}

function reads(comparison: Comparison): readonly Read[] {
  const { actor, child, at } = comparison;
  const { personId, circleId } = child;
  return [
    ...trackerReads(comparison),
    ...pathwayReads(comparison),
    ...besideReads(comparison),
    ...visitReads(comparison),
    ...flagReads(comparison),
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
