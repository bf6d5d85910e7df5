import { sql } from "kysely";
import { formatDate } from "../../kernel/dates.ts";
import type { StandsAt } from "../child-record/index.ts";
import { releasePaths } from "./releases/web/paths.ts";
import { dutyPaths } from "./web/paths.ts";

/** What another body must still be told about the child. */
export const dutyStands: StandsAt = {
  check: "duty",
  order: 25,
  href: dutyPaths.one,
  open: {
    title: (name, on) => `To tell: ${name}, by ${formatDate(on)}`,
    rows: ({ personId }) => sql`
      select d.duty_id as id, d.name, coalesce(d.due_on, (d.known_at at time zone 'Europe/London')::date) as "on"
      from protect.duties d where d.person_id = ${personId}::uuid and d.closed_at is null`,
  },
};

/** Bail, a release or conditions that concern the child and have not ended; whose they are is not said. */
export const releaseStands: StandsAt = {
  check: "release",
  order: 26,
  href: releasePaths.one,
  open: {
    title: (_name, on) => `Bail, a release or conditions since ${formatDate(on)}, not ended`,
    rows: ({ personId }) => sql`
      select distinct r.release_id as id, '' as name, r.begins_on as "on"
      from protect.release_children c join subjects.releases r on r.release_id = c.release_id
      where c.person_id = ${personId}::uuid and r.ended_on is null`,
  },
};
