import { sql } from "kysely";
import type pg from "pg";
import type { Clock } from "../../../kernel/clock.ts";
import { addDays } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import { systemActor } from "../../../platform/access/actor.ts";
import type { Database, Tx } from "../../../platform/database/database.ts";
import { asMaintenance } from "../../../platform/database/maintenance.ts";
import type { Job, Scheduled } from "../../../platform/jobs/jobs.ts";
import { getConfiguration } from "../../configuration/index.ts";
import { unusualUseKind } from "../../record-access/index.ts";
import { judgeDay, type DayOfUse, type Unusual } from "./judge-day.ts";

export const unusualSchedule: readonly Scheduled[] = [{ job: "unusual-use", cron: "53 3 * * *" }];

/** A worker that was away for a weekend still asks about it. */
const daysBack = 3;

/** What was found and is new, for the security log. */
export type UnusualFound = {
  readonly partnershipId: number;
  readonly staffId: string;
  readonly rule: string;
};

type Found = Omit<UnusualFound, "partnershipId">;

export type UnusualParts = {
  readonly admin: pg.PoolConfig;
  readonly database: Database;
  readonly clock: Clock;
  readonly onFound: (found: UnusualFound) => void;
};

/** Each night, about the days before: a question for information governance, and nothing else happens by it. */
export function unusualJobs(parts: UnusualParts): readonly Job[] {
  return [{ name: "unusual-use", run: () => askAboutDays(parts) }];
}

async function askAboutDays({ database, clock, onFound, admin }: UnusualParts): Promise<void> {
  for (const partnershipId of await listPartnerships(admin)) {
    const actor = systemActor("housekeeping", { partnershipId });
    const found = await database.as(actor, async (tx) => {
      const found = await askAbout(tx, clock);
      const audit = {
        action: "housekeeping.unusual-use",
        outcome: "done",
        route: "job housekeeping.unusual-use",
        requestId: "scheduled",
        detail: { count: found.length },
      } as const;
      return { value: found, audit };
    });
    for (const one of found) onFound({ partnershipId, ...one });
  }
}

/** Looks at the days that are over, of the acting partnership; what was asked before is not asked again. */
export async function askAbout(tx: Tx, clock: Clock, most = daysBack): Promise<readonly Found[]> {
  const today = clock.today();
  const found: Found[] = [];
  for (let back = most; back >= 1; back--) {
    found.push(...(await askAboutDay(tx, addDays(today, -back), clock.now())));
  }
  if (found.length > 0) {
    await sql`select govern.tell_of_unusual(${found.length}, ${clock.now()})`.execute(tx);
  }
  return found;
}

async function askAboutDay(tx: Tx, day: string, at: Date): Promise<readonly Found[]> {
  const asked = { kind: unusualUseKind, key: "unusual-use", on: day } as const;
  const { id, body } = await getConfiguration(tx, asked);
  const { rows } = await sql<{ staffId: string; facts: DayOfUse }>`
    select staff_id as "staffId", facts from audit.uses_on(${day}::date, ${body.weeks}, ${body.opensAt}::time,
      ${body.closesAt}::time, ${body.daysAround})`.execute(tx);
  const found: Found[] = [];
  for (const { staffId, facts } of rows) {
    for (const one of judgeDay(facts, body)) {
      const isNew = await note(tx, one, { staffId, day, configurationId: id, at });
      if (isNew) found.push({ staffId, rule: one.rule });
    }
  }
  return found;
}

type About = {
  readonly staffId: string;
  readonly day: string;
  readonly configurationId: string;
  readonly at: Date;
};

async function note(
  tx: Tx,
  { rule, counts, subjects }: Unusual,
  { staffId, day, configurationId, at }: About,
): Promise<boolean> {
  const { rows } = await sql<{ noted: boolean }>`
    select govern.note_unusual(${newId()}::uuid, ${staffId}::uuid, ${day}::date, ${rule}, ${configurationId}::uuid,
      ${JSON.stringify(counts)}::jsonb, ${[...subjects]}::uuid[], ${at}) as noted`.execute(tx);
  return rows[0]?.noted ?? false;
}

/** No partnership is acting yet: which there are is asked as maintenance, and nothing else. */
async function listPartnerships(admin: pg.PoolConfig): Promise<readonly number[]> {
  const rows = await asMaintenance(admin, (tx) =>
    tx
      .selectFrom("directory.partnerships")
      .select("partnership_id as id")
      .orderBy("partnership_id")
      .execute(),
  );
  return rows.map(({ id }) => id);
}
