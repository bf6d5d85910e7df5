import { newId } from "../../src/kernel/ids.ts";
import type { TestDatabase } from "./database.ts";
import type { Child } from "./factories.ts";

/** Puts a service account into a child's circle, which no page does. */
export async function letInById(
  { query, clock }: TestDatabase,
  child: Child,
  staffId: string,
): Promise<void> {
  await query(
    `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
     select $1, partnership_id, $2, $3, 'grant', 'Let in by a test', $4 from directory.staff where staff_id = $3`,
    [newId(), child.circleId, staffId, clock.now()],
  );
}

/** A promise for a child, in the name of the agency of this account; answers its id. */
export async function anAction(
  { query }: TestDatabase,
  child: Child,
  staffId: string,
  dueOn = "2026-11-20",
): Promise<string> {
  const actionId = newId();
  await query(
    `insert into work.actions (action_id, partnership_id, person_id, wording, owner_agency_id, due_on, added_on)
     select $1, p.partnership_id, p.person_id, 'Qxwording: meet weekly', t.agency_id, $4, '2026-11-01'
     from subjects.people p, directory.posts o join directory.teams t on t.team_id = o.team_id
     where p.person_id = $2 and o.staff_id = $3`,
    [actionId, child.personId, staffId, dueOn],
  );
  return actionId;
}

/** A question about a promise, put to a person of the account's agency; answers its id. */
export async function aChase(
  { query, clock }: TestDatabase,
  { actionId, askedOf }: { readonly actionId: string; readonly askedOf: string },
): Promise<string> {
  const chaseId = newId();
  await query(
    `insert into work.chases (chase_id, partnership_id, person_id, about, action_id, late_since, asking_id, asked_by,
       asked_at, first_asked_at, asked_of_agency_id, asked_of_staff_id, due_at)
     select $1, a.partnership_id, a.person_id, 'action', a.action_id, a.due_on, $1,
       (select staff_id from directory.staff where email like 'coordinator@%'), $4, $4, a.owner_agency_id, $3, $4
     from work.actions a where a.action_id = $2`,
    [chaseId, actionId, askedOf, clock.now()],
  );
  return chaseId;
}

export async function shutOut(
  { query, clock }: TestDatabase,
  child: Child,
  staffId: string,
): Promise<void> {
  await query(
    `insert into sec.conflicts (conflict_id, partnership_id, person_id, staff_id, relation, reason, declared_by, declared_at)
     select $1, partnership_id, person_id, $3, 'other', 'Said by a test',
       (select staff_id from directory.staff where email like 'coordinator@%'), $4
     from subjects.people where person_id = $2`,
    [newId(), child.personId, staffId, clock.now()],
  );
}

export async function endPostsOf(
  { query }: TestDatabase,
  staffId: string,
  on: string,
): Promise<void> {
  await query(
    "update directory.posts set ends_on = $2, starts_on = least(starts_on, $2::date) where staff_id = $1",
    [staffId, on],
  );
}
