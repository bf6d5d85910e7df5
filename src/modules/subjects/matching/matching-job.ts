import { sql } from "kysely";
import type pg from "pg";
import { systemActor } from "../../../platform/access/actor.ts";
import type { Database, Tx } from "../../../platform/database/database.ts";
import { asMaintenance } from "../../../platform/database/maintenance.ts";
import type { Job, Scheduled } from "../../../platform/jobs/jobs.ts";
import type { PersonName } from "../names.ts";
import { postcodeOf } from "./postcodes.ts";
import { leastOfAPair, scorePairs } from "./score.ts";

const name = "find-pairs";

export const matchingSchedule: readonly Scheduled[] = [{ job: name, cron: "*/5 * * * *" }];

/** In one transaction; and at most so many of these in one run, so that other work has its turn. */
const atOnce = 50;
const mostRounds = 200;

type Parts = { readonly admin: pg.PoolConfig; readonly database: Database };

/** Compares records that changed with their neighbours, and keeps which pairs a person should look at. */
export function matchingJobs(parts: Parts): readonly Job[] {
  return [{ name, run: () => comparePartnerships(parts) }];
}

async function comparePartnerships({ admin, database }: Parts): Promise<void> {
  // No partnership is acting yet: where something waits is asked as maintenance, and nothing else.
  const waiting = await asMaintenance(admin, (tx) =>
    tx.selectFrom("subjects.match_waits").select("partnership_id as id").distinct().execute(),
  );
  for (const partnershipId of waiting.map(({ id }) => id)) {
    for (let round = 0; round < mostRounds; round += 1) {
      const compared = await database.as(systemActor("matching", { partnershipId }), async (tx) => {
        const count = await compareWaiting(tx);
        return { value: count, audit: entry(count) };
      });
      if (compared < atOnce) break;
    }
  }
}

const entry = (count: number) =>
  ({
    action: "housekeeping.find-pairs",
    outcome: "done",
    route: `job ${name}`,
    requestId: "scheduled",
    detail: { count },
  }) as const;

/** @returns how many records were compared with their neighbours */
export async function compareWaiting(tx: Tx): Promise<number> {
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from subjects.take_match_waits(${atOnce})`.execute(tx);
  for (const { personId } of rows) await compareOne(tx, personId);
  return rows.length;
}

type Neighbour = {
  readonly personId: string;
  readonly names: readonly PersonName[];
  readonly bornOn: string | null;
  readonly sex: "female" | "male" | null;
  readonly homes: readonly string[];
};

async function compareOne(tx: Tx, personId: string): Promise<void> {
  const { rows } = await sql<Neighbour>`
    select person_id as "personId", names, born_on as "bornOn", sex, postcodes as homes
    from subjects.match_neighbours(${personId}::uuid)`.execute(tx);
  const at = rows.findIndex((row) => row.personId === personId);
  if (at < 0) return;
  const all = rows.map(({ homes, ...row }) => ({ ...row, postcode: postcodeOf(homes) }));
  const others = rows.flatMap((_, other) => (other === at ? [] : [other]));
  const bits = scorePairs(
    all,
    others.map((other) => [at, other]),
  );
  const kept = others.flatMap((other, place) => {
    const weight = bits[place] ?? -Infinity;
    const id = rows[other]?.personId;
    return weight >= leastOfAPair && id !== undefined ? [{ id, weight }] : [];
  });
  await sql`select subjects.keep_likely_pairs(${personId}::uuid,
    ${kept.map(({ id }) => id)}::uuid[], ${kept.map(({ weight }) => weight)}::real[])`.execute(tx);
}
