import type pg from "pg";
import type { Clock } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/actor.ts";
import type { Database } from "../../../platform/database/database.ts";
import { asMaintenance } from "../../../platform/database/maintenance.ts";
import type { Job, Scheduled } from "../../../platform/jobs/jobs.ts";
import { holdPlaces } from "./hold-places.ts";

const name = "look-for-places";

export const placesSchedule: readonly Scheduled[] = [{ job: name, cron: "11 2 * * *" }];

type Parts = {
  readonly admin: pg.PoolConfig;
  readonly database: Database;
  readonly clock: Clock;
};

/**
 * Looks through the texts about every protected child. A change of a record does so by itself; this finds what
 * stands where nobody changes anything: texts that an earlier version did not look at, or that no form wrote.
 */
export function placesJobs(parts: Parts): readonly Job[] {
  return [{ name, run: () => lookForPlaces(parts) }];
}

async function lookForPlaces({ admin, database, clock }: Parts): Promise<void> {
  // No partnership is acting yet: which children are protected is asked as maintenance, and nothing else.
  const standing = await asMaintenance(admin, (tx) =>
    tx
      .selectFrom("subjects.protections")
      .select((is) => [
        "partnership_id as partnershipId",
        is.fn.agg<string[]>("array_agg", ["person_id"]).as("children"),
      ])
      .where("ended_at", "is", null)
      .groupBy("partnership_id")
      .execute(),
  );
  for (const { partnershipId, children } of standing) {
    await database.as(systemActor("places", { partnershipId }), async (tx) => {
      const subjectIds: string[] = [];
      for (const personId of children) {
        const count = await holdPlaces(tx, { personId, staffId: null, at: clock.now() });
        if (count > 0) subjectIds.push(personId);
      }
      return {
        value: undefined,
        audit: { ...entry, subjectIds, detail: { count: subjectIds.length } },
      };
    });
  }
}

const entry = {
  action: `housekeeping.${name}`,
  outcome: "done",
  route: `job ${name}`,
  requestId: "scheduled",
} as const;
