import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { renewLeadTraining } from "../../agency-leads/index.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";

type Attended = {
  readonly training_person_id: string;
  readonly training_course_id: string;
  readonly held_on: string;
};

type Lead = {
  readonly staffId: string | null;
  readonly email: string | null;
  readonly agencyId: string | null;
  readonly schoolId: string | null;
  readonly training: string;
  readonly on: string;
};

/** The latest of each person who may lead on exploitation: there are a few hundred leads, whatever a file holds. */
export async function renewLeadsOf(
  tx: Tx,
  by: CommandContext,
  attended: readonly Attended[],
): Promise<void> {
  if (attended.length === 0) return;
  const { rows } = await sql<Lead>`
    select p.staff_id as "staffId", p.email, p.agency_id as "agencyId", p.school_id as "schoolId",
      c.lead_training as training, max(a.held_on)::text as "on"
    from directory.training_attendances a
    join directory.training_people p on p.training_person_id = a.training_person_id
    join directory.training_courses c on c.training_course_id = a.training_course_id
    where c.lead_training is not null and a.state = 'attended' and a.recorded_at = ${by.at} and a.source = 'import'
      and exists (select from directory.leads l where l.ended_on is null
        and (l.staff_id = p.staff_id or lower(l.email) = p.email))
    group by 1, 2, 3, 4, 5`.execute(tx);
  for (const lead of rows) await renewLeadTraining(tx, by, lead);
}
