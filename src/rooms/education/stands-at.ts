import { sql } from "kysely";
import { formatDate } from "../../kernel/dates.ts";
import type { StandsAt } from "../child-record/index.ts";
import { educationPaths } from "./web/paths.ts";

export const timetableStands: StandsAt = {
  check: "timetable",
  order: 120,
  href: educationPaths.child,
  open: {
    title: (hours, on) => `Part-time timetable since ${formatDate(on)}${hours}`,
    rows: ({ personId }) => sql`
      select t.education_entry_id as id,
        case when t.hours is null then '' else ': ' || t.hours::float8 || ' hours a week' end as name, t.from_on as "on"
      from (select r.* from protect.education_entries r where r.person_id = ${personId}::uuid and r.kind = 'timetable'
          and not exists (select from protect.education_entries p where p.corrects_id = r.education_entry_id and p.person_id = r.person_id)
        order by r.from_on desc, r.education_entry_id desc limit 1) t
      where t.value = 'part'`,
  },
};
