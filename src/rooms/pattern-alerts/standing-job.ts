import { sql } from "kysely";
import type pg from "pg";
import type { Clock } from "../../kernel/clock.ts";
import { systemActor } from "../../platform/access/actor.ts";
import type { Database, Tx } from "../../platform/database/database.ts";
import { asMaintenance } from "../../platform/database/maintenance.ts";
import type { Job, Scheduled } from "../../platform/jobs/jobs.ts";
import { listInForce } from "../configuration/index.ts";
import { standingQueryKind } from "./configuration-kinds.ts";

const name = "standing-queries";

export const standingSchedule: readonly Scheduled[] = [{ job: name, cron: "23 4 * * *" }];

type Parts = {
  readonly admin: pg.PoolConfig;
  readonly database: Database;
  readonly clock: Clock;
};

/** Each night, each query that a partnership has written down is asked once. */
export function standingJobs(parts: Parts): readonly Job[] {
  return [{ name, run: () => askEverywhere(parts) }];
}

async function askEverywhere({ admin, database, clock }: Parts): Promise<void> {
  // No partnership is acting yet: which there are is asked as maintenance, and nothing else.
  const partnerships = await asMaintenance(admin, (tx) =>
    tx.selectFrom("directory.partnerships").select("partnership_id as id").execute(),
  );
  for (const { id } of partnerships) {
    await runStandingQueries({ database, clock, requestId: "scheduled" }, id);
  }
}

type Running = Pick<Parts, "database" | "clock"> & { readonly requestId: string };

/** @returns how many children were newly found */
export function runStandingQueries(
  { database, clock, requestId }: Running,
  partnershipId: number,
): Promise<number> {
  return database.as(systemActor(name, { partnershipId }), async (tx) => {
    const count = await askAll(tx, clock);
    const audit = {
      action: "housekeeping.standing-queries",
      outcome: "done",
      route: `job ${name}`,
      requestId,
      detail: { count },
    } as const;
    return { value: count, audit };
  });
}

/** Asks every query in force, of the acting partnership; one that is off or past its stop date finds nothing. */
export async function askAll(tx: Tx, clock: Clock): Promise<number> {
  let found = 0;
  for (const { id } of await listInForce(tx, { kind: standingQueryKind, on: clock.today() })) {
    const { rows } = await sql<{ found: number }>`
      select identify.run_standing(${id}::uuid, ${clock.now()}) as found`.execute(tx);
    found += rows[0]?.found ?? 0;
  }
  return found;
}
