import { setTimeout as rest } from "node:timers/promises";
import { sql } from "kysely";
import type pg from "pg";
import type { Clock } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/actor.ts";
import type { Database, Tx } from "../../../platform/database/database.ts";
import { asMaintenance } from "../../../platform/database/maintenance.ts";
import type { Job, Scheduled } from "../../../platform/jobs/jobs.ts";
import { matchingRules } from "./matching-rules.ts";
import { scoreNeighbours } from "./neighbours.ts";
import { samplePairs } from "./sample-pairs.ts";

const name = "find-pairs";
const sampling = "sample-pairs";

export const matchingSchedule: readonly Scheduled[] = [
  { job: name, cron: "*/5 * * * *" },
  // Each day: it draws where none was drawn this month, so that a month that began with a fault is not left out.
  { job: sampling, cron: "40 3 * * *" },
];

/** In one transaction; and at most so many of these in one run, so that other work has its turn. */
const atOnce = 50;
const mostRounds = 40;

/** After each it rests for twice as long as it took: somebody waits for a page, and nobody for a pair. */
const restTimes = 2;

type Parts = {
  readonly admin: pg.PoolConfig;
  readonly database: Database;
  readonly clock: Clock;
};

/** Compares records that changed with their neighbours, and keeps which pairs a person should look at. */
export function matchingJobs(parts: Parts): readonly Job[] {
  return [
    { name, run: () => comparePartnerships(parts) },
    { name: sampling, run: () => sampleAll(parts) },
  ];
}

async function sampleAll({ admin, database, clock }: Parts): Promise<void> {
  const all = await asMaintenance(admin, (tx) =>
    tx.selectFrom("directory.partnerships").select("partnership_id as id").execute(),
  );
  for (const { id: partnershipId } of all) {
    await database.as(systemActor("matching", { partnershipId }), async (tx) => {
      const count = await samplePairs(tx, clock.today());
      return { value: count, audit: entry(sampling, count) };
    });
  }
}

async function comparePartnerships({ admin, database, clock }: Parts): Promise<void> {
  // No partnership is acting yet: where something waits is asked as maintenance, and nothing else.
  const waiting = await asMaintenance(admin, (tx) =>
    tx.selectFrom("subjects.match_waits").select("partnership_id as id").distinct().execute(),
  );
  for (const partnershipId of waiting.map(({ id }) => id)) {
    for (let round = 0; round < mostRounds; round += 1) {
      const from = performance.now();
      const compared = await database.as(systemActor("matching", { partnershipId }), async (tx) => {
        const count = await compareWaiting(tx, clock.today());
        return { value: count, audit: entry(name, count) };
      });
      if (compared < atOnce) break;
      await rest(restTimes * (performance.now() - from));
    }
  }
}

const entry = (job: typeof name | typeof sampling, count: number) =>
  ({
    action: `housekeeping.${job}`,
    outcome: "done",
    route: `job ${job}`,
    requestId: "scheduled",
    detail: { count },
  }) as const;

/** After the numbers changed: every record waits to be compared with its neighbours. */
export async function compareAllAgain(tx: Tx): Promise<void> {
  await sql`select subjects.compare_all_again()`.execute(tx);
}

/** @returns how many records were compared with their neighbours */
export async function compareWaiting(tx: Tx, today: string): Promise<number> {
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from subjects.take_match_waits(${atOnce})`.execute(tx);
  if (rows.length === 0) return 0;
  const rules = await matchingRules(tx, today);
  for (const { personId } of rows) {
    const near = await scoreNeighbours(tx, personId, rules);
    const kept = near.filter(({ bits }) => bits >= rules.listFrom);
    await sql`select subjects.keep_likely_pairs(${personId}::uuid,
      ${kept.map((one) => one.personId)}::uuid[], ${kept.map(({ bits }) => bits)}::real[])`.execute(
      tx,
    );
  }
  return rows.length;
}
