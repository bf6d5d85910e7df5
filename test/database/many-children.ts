import { sql } from "kysely";
import pg from "pg";
import { inject } from "vitest";
import type { Tx } from "../../src/platform/database/database.ts";
import { asMaintenance } from "../../src/platform/database/maintenance.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { connectionTo, type TestServer } from "../harness/constants.ts";
import { haveTemplate } from "../harness/template-on-demand.ts";

const templateOf = { 5_000: "fiveThousand", 20_000: "twentyThousand" } as const;

/** Lantern over so many children: the same in every file, made once in a run by the first that asks. */
export async function anAppOfMany(count: keyof typeof templateOf): Promise<TestApp> {
  const server = inject("server");
  await haveTemplate(server, templateOf[count], {
    from: "cast",
    fill: (name) => manyChildren(server, name, count),
  });
  return anApp({ template: templateOf[count] });
}

/**
 * Thousands of children in a few statements: one in a hundred belongs to the team that imports,
 * the others to another team of the council; one in seven is closed, levels are spread; the youth
 * worker is in one circle in five hundred.
 */
async function manyChildren(server: TestServer, name: string, count: number): Promise<void> {
  const admin = connectionTo(server, name);
  await asMaintenance(admin, async (tx) => {
    await sql`
      with circles as (
        insert into sec.principals (partnership_id, kind)
        select partnership_id, 'circle' from directory.partnerships, generate_series(1, ${count}::int)
        returning principal_id, partnership_id
      ), numbered as (select *, row_number() over (order by principal_id)::int as n from circles),
      teams as (
        select t.receives_imports, t.team_id, t.principal_id, a.principal_id as agency
        from directory.teams t join directory.agencies a on a.agency_id = t.agency_id where t.name in ('Adolescent Safeguarding', 'MASH')
      )
      insert into subjects.people (person_id, partnership_id, circle_id, owning_team_id, acl, reference, family_name, given_name, sort_name, born_on)
      select gen_random_uuid(), c.partnership_id, c.principal_id, t.team_id, array[c.principal_id, t.principal_id, t.agency],
        'C-' || c.n || '-0', 'Family' || c.n, 'Given', md5(c.n::text) || ' given', date '2010-01-01' + c.n % 2000
      from numbered c join teams t on t.receives_imports = (c.n % 100 = 0)`.execute(tx);
    await sql`
      insert into protect.tracker_entries (person_id, partnership_id, acl, is_open, level, level_decided_on, review_by, last_entry_at,
        harm_status, harm_review_by, flags)
      select person_id, partnership_id, acl, n % 7 <> 0, nullif(hashint4(n) & 3, 0), date '2026-10-01', date '2026-10-01' + n % 180,
        timestamptz '2026-10-01' + n * interval '1 minute',
        (array['undecided', 'no-known-harm', 'suspected', 'current'])[1 + n % 4], date '2026-11-01' + n % 180,
        case when n % 3 = 0 then array['cse'] else '{}' end
      from (select *, row_number() over (order by circle_id)::int as n from subjects.people) p`.execute(
      tx,
    );
    await sql`
      insert into subjects.whereabouts (whereabouts_id, partnership_id, person_id, kind, wording, source, recorded_at)
      select gen_random_uuid(), partnership_id, person_id, 'ward', 'Ward ' || n % 40, 'Made for a test', now()
      from (select *, row_number() over (order by circle_id)::int as n from subjects.people) p`.execute(
      tx,
    );
    await sql`
      insert into protect.level_decisions (level_decision_id, partnership_id, person_id, scheme_id, level, basis, reason, decided_on)
      select gen_random_uuid(), p.partnership_id, p.person_id, c.configuration_id, 1, 'imported', 'Made for a test', date '2026-10-01'
      from subjects.people p, directory.configuration c where c.kind = 'level-scheme'`.execute(tx);
    await sql`
      insert into protect.harm_decisions (harm_decision_id, partnership_id, person_id, status, basis, reason, review_by, decided_on)
      select gen_random_uuid(), partnership_id, person_id, harm_status, 'opened', 'Made for a test', harm_review_by, date '2026-10-01'
      from protect.tracker_entries`.execute(tx);
    await sql`
      insert into protect.flags (flag_id, partnership_id, person_id, scheme_id, type, reason, raised_on, raised_by, review_by)
      select gen_random_uuid(), t.partnership_id, t.person_id, c.configuration_id, 'cse', 'Made for a test', date '2026-10-01', s.staff_id, date '2026-12-01'
      from protect.tracker_entries t, directory.configuration c, directory.staff s
      where c.kind = 'flag-type' and s.email like 'coordinator@%' and t.flags <> '{}'`.execute(tx);
    await sql`
      insert into protect.flag_reviews (flag_review_id, partnership_id, person_id, flag_id, reason, review_by, reviewed_on, reviewed_by)
      select gen_random_uuid(), partnership_id, person_id, flag_id, 'Made for a test', review_by, date '2026-11-01', raised_by
      from protect.flags`.execute(tx);
    await sql`
      insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, happened_on)
      select gen_random_uuid(), partnership_id, person_id, 'note', 'Made for a test', date '2026-10-01' - n
      from subjects.people, generate_series(1, 3) n`.execute(tx);
    await sql`
      insert into subjects.names (name_id, partnership_id, person_id, kind, family_name, given_name)
      select gen_random_uuid(), partnership_id, person_id, 'alias', family_name, given_name from subjects.people`.execute(
      tx,
    );
    await sql`
      insert into subjects.identifiers (identifier_id, partnership_id, person_id, kind, value, source, recorded_by, recorded_at)
      select gen_random_uuid(), p.partnership_id, p.person_id, 'council', 'LCS' || p.n, 'Made for a test', s.staff_id, now()
      from (select *, row_number() over (order by circle_id) as n from subjects.people) p, directory.staff s
      where s.email like 'coordinator@%'`.execute(tx);
    await sql`
      insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
      select gen_random_uuid(), p.partnership_id, p.circle_id, s.staff_id, 'allocation', 'Made for a test', now() - interval '1 year'
      from (select *, row_number() over (order by circle_id) as n from subjects.people) p, directory.staff s
      where n % 500 = 0 and s.email like 'youthworker@%'`.execute(tx);
    await sql`
      insert into work.actions (action_id, partnership_id, person_id, wording, owner_agency_id, due_on, added_on)
      select gen_random_uuid(), t.partnership_id, p.person_id, 'Made for a test', t.agency_id, date '2026-12-01', date '2026-11-01'
      from subjects.people p join directory.teams t on t.team_id = p.owning_team_id`.execute(tx);
    await sql`
      insert into subjects.merges (merge_id, partnership_id, person_id, other_person_id, other_reference, reason, proposed_by, agreed_by,
        merged_at, split_by, split_at, split_reason)
      select gen_random_uuid(), p.partnership_id, p.person_id, p.before, p.was, 'Made for a test', s.staff_id, o.staff_id, now(), s.staff_id, now(), 'Made for a test'
      from (select *, lag(person_id) over (order by circle_id) as before, lag(reference) over (order by circle_id) as was,
          row_number() over (order by circle_id) as n from subjects.people) p, directory.staff s, directory.staff o
      where n % 20 = 0 and s.email like 'coordinator@%' and o.email like 'mash@%'`.execute(tx);
    await missingBefore(tx);
    await protections(tx);
  });
  // Index-only scans want the visibility map, and the planner wants statistics.
  const client = new pg.Client(admin);
  await client.connect();
  await client.query("vacuum analyze");
  await client.end();
}

/** One child in four was missing for a night, came back and was interviewed. */
async function missingBefore(tx: Tx): Promise<void> {
  await sql`
    insert into protect.missing_episodes (missing_episode_id, partnership_id, person_id, missing_since, reported_at, reported_by, scheme_id,
      grade, from_kind, circumstances, recorded_by, recorded_at, changed_by, returned_at, found_by, rhi_due_at, rhi_outcome, rhi_closed_by, rhi_closed_at)
    select gen_random_uuid(), p.partnership_id, p.person_id, w.since, w.since, 'A test', c.configuration_id, 'low', 'home', 'Nothing',
      s.staff_id, w.since, s.staff_id, w.back, 'Police', w.back + interval '72 hours', 'done', s.staff_id, w.back
    from subjects.people p
    join directory.configuration c on c.partnership_id = p.partnership_id and c.kind = 'missing-grade'
    join directory.staff s on s.email like 'coordinator@%'
    cross join (select timestamptz '2026-10-01' as since, timestamptz '2026-10-02' as back) w
    where hashint4(p.circle_id) % 4 = 0`.execute(tx);
}

/** One child in twenty can be found by named people alone: the coming and going of a circle asks for it. */
async function protections(tx: Tx): Promise<void> {
  await sql`
    with circles as (
      insert into sec.principals (partnership_id, kind)
      select partnership_id, 'circle' from subjects.people where hashint4(circle_id) % 20 = 0
      returning principal_id, partnership_id
    ), numbered as (select *, row_number() over (order by principal_id) as n from circles),
    people as (
      select person_id, row_number() over (order by circle_id) as n from subjects.people where hashint4(circle_id) % 20 = 0
    )
    insert into subjects.protections (protection_id, partnership_id, person_id, circle_id, acl, since, protected_by, review_by)
    select gen_random_uuid(), c.partnership_id, p.person_id, c.principal_id, array[c.principal_id], now(), s.staff_id, date '2026-12-01'
    from numbered c join people p on p.n = c.n, directory.staff s where s.email like 'lead@%'`.execute(
    tx,
  );
}
