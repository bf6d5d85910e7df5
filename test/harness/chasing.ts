import { newId } from "../../src/kernel/ids.ts";
import { staffIdOf } from "./sign-in.ts";
import type { TestDatabase } from "./database.ts";
import type { Child } from "./factories.ts";

/** A promise of somebody's that was due five days before the moment of the tests. */
export async function aLatePromise(
  database: TestDatabase,
  child: Child,
  key: string,
): Promise<string> {
  const actionId = newId();
  await database.query(
    `insert into work.actions (action_id, partnership_id, person_id, wording, owner_agency_id, owner_staff_id, due_on, added_on)
     select $1, p.partnership_id, p.person_id, 'Ring the school', t.agency_id, o.staff_id, '2026-11-19', '2026-11-01'
     from subjects.people p, directory.posts o join directory.teams t on t.team_id = o.team_id
     where p.person_id = $2 and o.staff_id = $3`,
    [actionId, child.personId, await staffIdOf(database, key)],
  );
  return actionId;
}

/** An action that the co-ordinator sent this person without the record; answers its number. */
export async function aStandaloneAction(
  database: TestDatabase,
  child: Child,
  key: string,
): Promise<string> {
  const actionId = await aLatePromise(database, child, key);
  await database.query(
    "update work.actions set is_standalone = true, added_by = $2 where action_id = $1",
    [actionId, await staffIdOf(database, "coordinator")],
  );
  return actionId;
}
