import { sql } from "kysely";
import { formatDate } from "../../kernel/dates.ts";
import type { StandsAt } from "../child-record/index.ts";
import { escalationPaths } from "./web/paths.ts";

export const disagreementStands: StandsAt = {
  check: "escalation",
  order: 80,
  href: escalationPaths.one,
  open: {
    title: (name, on) => `Open disagreement with ${name}, since ${formatDate(on)}`,
    rows: ({ personId }) => sql`
      select e.escalation_id as id, a.name, e.raised_on as "on"
      from work.escalations e join directory.agencies a on a.agency_id = e.with_agency_id
      where e.person_id = ${personId}::uuid and e.resolved_on is null`,
  },
};
