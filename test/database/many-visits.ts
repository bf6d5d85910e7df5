import { sql } from "kysely";
import { asMaintenance } from "../harness/maintenance.ts";
import type { TestDatabase } from "../harness/database.ts";

/** A visit with a voice note, a warning and a moment for each child, one moment in fifty still open; the use of each flag asked for. */
export async function manyVisits(database: TestDatabase): Promise<void> {
  await asMaintenance(database.admin, async (tx) => {
    const given = (scheme: string) => sql`
      from (select *, row_number() over (order by circle_id)::int as n from subjects.people) p,
        (select configuration_id as scheme from directory.configuration where kind = ${scheme}) c,
        (select staff_id as staff from directory.staff where email like 'coordinator@%') s`;
    await sql`
      insert into protect.moments (moment_id, partnership_id, person_id, scheme_id, kind, happened_at, due_at, source, origin,
        outcome, closed_by, closed_at, recorded_by, recorded_at)
      select gen_random_uuid(), partnership_id, person_id, scheme, 'arrest', now(), now(), 'Made for a test', 'person',
        case when n % 50 <> 1 then 'reached' end, case when n % 50 <> 1 then staff end, case when n % 50 <> 1 then now() end, staff, now()
      ${given("moments")}`.execute(tx);
    await sql`
      insert into protect.visit_warnings (visit_warning_id, partnership_id, person_id, scheme_id, kind, wording, source, since_on, review_by,
        reviewed_on, reviewed_by, recorded_by, recorded_at)
      select gen_random_uuid(), partnership_id, person_id, scheme, 'dog', 'Made for a test', 'Made for a test', date '2026-10-01',
        date '2026-10-20' + n % 90, date '2026-10-01', staff, staff, now()
      ${given("visits")}`.execute(tx);
    await sql`
      insert into protect.visits (visit_id, partnership_id, person_id, scheme_id, visited_at, visited_by, purpose, outcome, setting,
        recorded_by, recorded_at)
      select gen_random_uuid(), partnership_id, person_id, scheme, now() - n % 200 * interval '1 day', staff, 'planned', 'alone', 'home', staff, now()
      ${given("visits")}`.execute(tx);
    await sql`
      insert into protect.voice_notes (voice_note_id, partnership_id, person_id, visit_id, type_up_by, recorded_by, recorded_at, kept_by)
      select gen_random_uuid(), v.partnership_id, v.person_id, v.visit_id, date '2026-11-22', v.recorded_by, now(), v.recorded_by
      from protect.visits v`.execute(tx);
    await sql`
      insert into protect.enforcement_requests (enforcement_request_id, partnership_id, person_id, flag_id, wanted_use, power, reason, instead,
        asked_by, asked_on, asked_at)
      select gen_random_uuid(), partnership_id, person_id, flag_id, 'Made for a test', 'stop', 'Made for a test', 'Made for a test',
        raised_by, date '2026-11-01', now()
      from protect.flags`.execute(tx);
  });
}
