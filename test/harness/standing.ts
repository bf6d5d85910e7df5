import type { TestDatabase } from "./database.ts";
import type { Child } from "./factories.ts";

type Concern = { readonly days: number; readonly rating: string; readonly by: string };

/** Facts by which pattern alerts find a child, so many days ago. */
export function standingFacts({ query, clock }: TestDatabase) {
  const now = () => clock.now();
  const by = (key: string) => `${key}@eastmoor.example`;
  return {
    missing: async ({ personId }: Child, daysAgo: readonly number[]) => {
      for (const days of daysAgo) {
        await query(
          `insert into protect.missing_episodes (missing_episode_id, partnership_id, person_id, missing_since, reported_at, reported_by, scheme_id,
             grade, from_kind, circumstances, recorded_by, recorded_at, returned_at, found_by, rhi_due_at, changed_by)
           select gen_random_uuid(), p.partnership_id, p.person_id, t.at, t.at, 'Home', c.configuration_id, 'medium', 'home', 'Not home',
             s.staff_id, $3, t.at + interval '5 hours', 'Police', t.at + interval '4 days', s.staff_id
           from subjects.people p, directory.staff s, directory.configuration c, (select $3::timestamptz - make_interval(days => $2::int) as at) t
           where p.person_id = $1 and s.email = $4 and c.kind = 'missing-grade' limit 1`,
          [personId, days, now(), by("lead")],
        );
      }
    },
    concern: async ({ personId }: Child, { days, rating, by: key }: Concern) => {
      await query(
        `with sent as (
           insert into identify.concerns (concern_id, partnership_id, acl, reference, team_id, sent_by, sent_at, decide_by, danger_now,
             family_name, given_name, worry, ring_name, ring_phone, person_id)
           select gen_random_uuid(), s.partnership_id, '{1}', 'M-' || substr(gen_random_uuid()::text, 1, 8), o.team_id, s.staff_id,
             $3::timestamptz - make_interval(days => $2::int), $3, 'no', 'Surname', 'Forename', 'A worry', 'Someone', '020 7946 0000', $1
           from directory.staff s join directory.posts o on o.staff_id = s.staff_id where s.email = $4 limit 1
           returning concern_id
         ) select concern_id from sent`,
        [personId, days, now(), by(key)],
      );
      await query(
        "update identify.mash_episodes set rating = $2, person_id = $1 where rating is null and mash_episode_id in (select concern_id from identify.concerns where person_id = $1)",
        [personId, rating],
      );
    },
    harmed: async ({ personId }: Child, daysAgo: readonly number[]) => {
      for (const days of daysAgo) {
        await query(
          `insert into protect.harm_decisions (harm_decision_id, partnership_id, person_id, scheme_id, status, basis, reason, review_by, decided_on,
             decided_by, recorded_at)
           select gen_random_uuid(), p.partnership_id, p.person_id, c.configuration_id, 'current', 'decided', 'Seen', t.on_day + 84, t.on_day,
             s.staff_id, t.on_day
           from subjects.people p, directory.staff s, directory.configuration c, (select $3::date - $2::int as on_day) t
           where p.person_id = $1 and s.email = $4 and c.kind = 'harm-status' limit 1`,
          [personId, days, clock.today(), by("lead")],
        );
      }
    },
    level: async ({ personId }: Child, decisions: readonly (readonly [number, number])[]) => {
      for (const [days, level] of decisions) {
        await query(
          `insert into protect.level_decisions (level_decision_id, partnership_id, person_id, scheme_id, level, basis, reason, review_by, decided_on,
             decided_by, recorded_at)
           select gen_random_uuid(), p.partnership_id, p.person_id, c.configuration_id, $5::int, 'decided', 'Seen', t.on_day + 84, t.on_day,
             s.staff_id, t.on_day
           from subjects.people p, directory.staff s, directory.configuration c, (select $3::date - $2::int as on_day) t
           where p.person_id = $1 and s.email = $4 and c.kind = 'level-scheme' and c.in_force_to is null limit 1`,
          [personId, days, clock.today(), by("lead"), level],
        );
      }
    },
    /** To a panel, so many days ago. */
    referred: async ({ personId }: Child, days = 0) => {
      await query(
        `insert into panels.panel_referrals (panel_referral_id, partnership_id, person_id, acl, panel, scheme_id, criterion, reason, asks,
           referred_by, referred_at)
         select gen_random_uuid(), p.partnership_id, p.person_id, p.acl, 'mace', c.configuration_id, 'other', 'A reason', 'A question', s.staff_id,
           $2::timestamptz - make_interval(days => $4::int)
         from subjects.people p, directory.staff s, directory.configuration c
         where p.person_id = $1 and s.email = $3 and c.kind = 'panel' limit 1`,
        [personId, now(), by("lead"), days],
      );
    },
    home: async ({ personId }: Child, wording: string) => {
      await query(
        `insert into subjects.whereabouts (whereabouts_id, partnership_id, person_id, kind, wording, source, recorded_by, recorded_at, acl)
         select gen_random_uuid(), p.partnership_id, p.person_id, 'address', $2, 'A test', s.staff_id, $3, p.acl
         from subjects.people p, directory.staff s where p.person_id = $1 and s.email = $4`,
        [personId, wording, now(), by("lead")],
      );
    },
  };
}
