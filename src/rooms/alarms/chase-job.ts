import { sql } from "kysely";
import type pg from "pg";
import type { Clock } from "../../kernel/clock.ts";
import { systemActor } from "../../platform/access/actor.ts";
import type { Database, Tx } from "../../platform/database/database.ts";
import { asMaintenance } from "../../platform/database/maintenance.ts";
import type { Job, Scheduled } from "../../platform/jobs/jobs.ts";
import { getConfiguration } from "../configuration/index.ts";
import { alarmsKind } from "./configuration-kinds.ts";

const name = "chase-alarms";

export const chaseSchedule: readonly Scheduled[] = [{ job: name, cron: "*/5 * * * *" }];

type Parts = {
  readonly admin: pg.PoolConfig;
  readonly database: Database;
  readonly clock: Clock;
};

/** Tells people again of what nobody has acknowledged in the time that their partnership set. */
export function chaseJobs(parts: Parts): readonly Job[] {
  return [{ name, run: () => chaseAll(parts) }];
}

async function chaseAll({ admin, database, clock }: Parts): Promise<void> {
  for (const partnershipId of await listWithOpen(admin)) {
    const actor = systemActor("housekeeping", { partnershipId });
    await database.as(actor, async (tx) => {
      const count = await chaseAlarms(tx, clock);
      const audit = {
        action: `housekeeping.${name}`,
        outcome: "done",
        route: `job housekeeping.${name}`,
        requestId: "scheduled",
        detail: { count },
      } as const;
      return { value: undefined, audit };
    });
  }
}

/** Of the acting partnership. */
export async function chaseAlarms(tx: Tx, clock: Clock): Promise<number> {
  const asked = { kind: alarmsKind, key: "alarms", on: clock.today() } as const;
  const { withinMinutes, againMinutes } = (await getConfiguration(tx, asked)).body;
  const { rows } = await sql<{ chased: number }>`
    select govern.chase_alarms(${withinMinutes}, ${againMinutes}, ${clock.now()}) as chased`.execute(
    tx,
  );
  return rows[0]?.chased ?? 0;
}

/** No partnership is acting yet: where something is open is asked as maintenance, and nothing else. */
async function listWithOpen(admin: pg.PoolConfig): Promise<readonly number[]> {
  const rows = await asMaintenance(admin, (tx) =>
    tx
      .selectFrom("govern.alarms")
      .select("partnership_id as id")
      .distinct()
      .where("acknowledged_at", "is", null)
      .orderBy("id")
      .execute(),
  );
  return rows.map(({ id }) => id);
}
