import { sql } from "kysely";
import type { StandsAt } from "../child-record/index.ts";
import { pathwayPaths } from "../case-lifecycle/pathway/web/paths.ts";

export const assessmentStands: StandsAt = {
  check: "assessment",
  order: 50,
  href: pathwayPaths.assessment,
  open: {
    title: (name) => `Not finished: ${name}`,
    rows: ({ personId }) => sql`
      select a.assessment_id as id, c.body ->> 'name' as name, null::date as "on"
      from protect.assessments a join directory.configuration c on c.configuration_id = a.kind_id
      where a.person_id = ${personId}::uuid and a.finished_on is null`,
  },
};
