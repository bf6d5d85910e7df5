import { sql } from "kysely";
import { formatDate } from "../../kernel/dates.ts";
import type { StandsAt } from "../child-record/index.ts";
import { missingPaths } from "./web/paths.ts";

export const missingStands: StandsAt = {
  check: "missing",
  order: 10,
  href: missingPaths.child,
  open: {
    title: (_name, on) => `Missing since ${formatDate(on)}`,
    rows: ({ personId }) => sql`
      select null::uuid as id, '' as name, (e.missing_since at time zone 'Europe/London')::date as "on"
      from protect.missing_episodes e
      where e.person_id = ${personId}::uuid and e.returned_at is null and e.error_at is null`,
  },
};

export const interviewStands: StandsAt = {
  check: "return-interview",
  order: 20,
  href: missingPaths.child,
  open: {
    title: (_name, on) =>
      `Return home interview, due by ${formatDate(on)}, neither held nor stopped`,
    rows: ({ personId }) => sql`
      select e.missing_episode_id as id, '' as name, (e.rhi_due_at at time zone 'Europe/London')::date as "on"
      from protect.missing_episodes e
      where e.person_id = ${personId}::uuid and e.returned_at is not null and e.rhi_outcome is null and e.error_at is null`,
  },
};
