import { sql } from "kysely";
import { formatDate } from "../../kernel/dates.ts";
import type { StandsAt } from "../child-record/index.ts";
import { cohortPaths } from "./web/paths.ts";

export const cohortStands: StandsAt = {
  check: "cohort",
  order: 60,
  href: cohortPaths.member,
  open: {
    title: (name, on) => `In the cohort ${name}, since ${formatDate(on)}`,
    rows: ({ personId }) => sql`
      select m.cohort_member_id as id, h.name, m.from_on as "on"
      from protect.cohort_members m join protect.cohorts h on h.cohort_id = m.cohort_id and not h.is_listed
      where m.person_id = ${personId}::uuid and m.left_on is null`,
  },
};
