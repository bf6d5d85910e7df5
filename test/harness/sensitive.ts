import { newId } from "../../src/kernel/ids.ts";
import type { TestDatabase } from "./database.ts";

/** What nobody finds of the counsellor, but who is let in. Each is a word that no token can be. */
export const counsellor = {
  name: "Qxcounsellor Moss",
  phone: "020 7946 0999",
  team: "Qxteam of the clinic",
  agency: "Qxagency for health",
} as const;

/** Somebody with a post in a team of an agency of its own; answers who, and the team. */
export async function aCounsellor({
  query,
}: TestDatabase): Promise<{ readonly staffId: string; readonly teamId: string }> {
  const [staffId, teamId, agencyId] = [newId(), newId(), newId()];
  const given = [staffId, teamId, agencyId, newId()];
  await query(
    `with us as (select partnership_id from directory.staff where email = 'coordinator@eastmoor.example'),
     keys as (insert into sec.principals (partnership_id, kind) select partnership_id, k from us, unnest(array['agency', 'team']) as k
       returning principal_id, kind),
     agency as (insert into directory.agencies (agency_id, partnership_id, principal_id, name, kind)
       select $3, us.partnership_id, k.principal_id, $5, 'health' from us, keys k where k.kind = 'agency' returning agency_id),
     team as (insert into directory.teams (team_id, partnership_id, agency_id, principal_id, name)
       select $2, us.partnership_id, a.agency_id, k.principal_id, $6 from us, agency a, keys k where k.kind = 'team' returning team_id),
     person as (insert into directory.staff (staff_id, partnership_id, name, email, phone)
       select $1, us.partnership_id, $7, 'counsellor@eastmoor.example', $8 from us returning staff_id)
     insert into directory.posts (post_id, partnership_id, staff_id, team_id, role_id, starts_on)
     select $4, us.partnership_id, s.staff_id, t.team_id, r.role_id, '2026-01-01'
     from us, person s, team t, directory.roles r where r.key = 'voluntary-key-worker' and r.partnership_id = us.partnership_id`,
    [...given, counsellor.agency, counsellor.team, counsellor.name, counsellor.phone],
  );
  return { staffId, teamId };
}
