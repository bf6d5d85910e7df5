import { sql } from "kysely";
import { asMaintenance } from "../harness/maintenance.ts";
import type { TestDatabase } from "../harness/database.ts";

/**
 * A concern about each child that `manyChildren` made, sent by the school under the child's own name;
 * one in a hundred waits for a decision, half of those rated.
 */
export async function manyConcerns(database: TestDatabase): Promise<void> {
  await asMaintenance(database.admin, async (tx) => {
    await sql`
      insert into identify.concerns (concern_id, partnership_id, acl, reference, team_id, sent_by, sent_at, decide_by,
        danger_now, family_name, given_name, born_on, worry, ring_name, ring_phone)
      select p.person_id, p.partnership_id,
        array[t.principal_id, (select principal_id from directory.teams where receives_concerns)], 'K-' || n || '-0', t.team_id, s.staff_id,
        timestamptz '2026-11-24' - n * interval '20 minutes', timestamptz '2026-11-25' - n * interval '20 minutes', 'no',
        p.family_name, p.given_name, p.born_on, 'Made for a test', 'Somebody', '020 7946 0000'
      from (select *, row_number() over (order by circle_id)::int as n from subjects.people) p,
        directory.staff s join directory.posts o using (staff_id) join directory.teams t using (team_id)
      where s.email like 'school@%'`.execute(tx);
    await sql`
      insert into identify.concern_parts (concern_part_id, partnership_id, concern_id, part, body, added_by, added_at)
      select gen_random_uuid(), partnership_id, concern_id, part, '{}', sent_by, sent_at + interval '1 hour'
      from identify.concerns, unnest(array['words', 'places']) part`.execute(tx);
    await sql`
      insert into identify.concern_asks (concern_ask_id, partnership_id, concern_id, asked_by, asked_at)
      select gen_random_uuid(), partnership_id, concern_id, sent_by, sent_at + interval '4 days' from identify.concerns`.execute(
      tx,
    );
    await sql`
      insert into identify.concern_outcomes (concern_outcome_id, partnership_id, concern_id, next_step, for_family, for_sender, told_by, told_at)
      select gen_random_uuid(), partnership_id, concern_id, 'Early help', 'Help', 'Help', sent_by, sent_at
      from identify.concerns`.execute(tx);
    await sql`
      update identify.mash_episodes e set person_id = p.person_id, decided_at = e.due_at, rating = 'green'
      from (select *, row_number() over (order by circle_id)::int as n from subjects.people) p
      where p.person_id = e.mash_episode_id and n % 100 <> 0`.execute(tx);
    await sql`
      update identify.mash_episodes set rating = 'red'
      where decided_at is null and hashtext(mash_episode_id::text) % 2 = 0`.execute(tx);
    await sql`
      insert into identify.mash_referrals (mash_referral_id, partnership_id, mash_episode_id, reason, taken_by, taken_at)
      select gen_random_uuid(), partnership_id, concern_id, 'Made for a test', sent_by, sent_at from identify.concerns`.execute(
      tx,
    );
    await sql`
      insert into identify.mash_decisions (mash_decision_id, partnership_id, mash_episode_id, threshold_id, threshold, next_step,
        rationale, decided_by, decided_at)
      select gen_random_uuid(), e.partnership_id, e.mash_episode_id, t.configuration_id, 'level-2', 'early-help', 'Made for a test',
        c.sent_by, e.decided_at
      from identify.mash_episodes e join identify.concerns c on c.concern_id = e.mash_episode_id,
        (select configuration_id from directory.configuration where kind = 'threshold' limit 1) t
      where e.decided_at is not null`.execute(tx);
  });
  await database.query("vacuum analyze");
}
