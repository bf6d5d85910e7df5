import { sql } from "kysely";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { firstOf, total, type FirstOf } from "../../platform/database/first-of.ts";

/** A promise in this person's name that is still open. */
export type MyAction = {
  readonly actionId: string;
  readonly personId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly reference: string;
  readonly wording: string;
  readonly dueOn: string;
  readonly addedOn: string;
  readonly version: number;
};

/** The promises in this person's name under the policies of this moment, the longest due first. */
export async function readMyActions(
  tx: Tx,
  actor: StaffActor,
  most: number,
): Promise<FirstOf<MyAction>> {
  const { rows } = await sql<MyAction & { total: number }>`
    select a.action_id as "actionId", a.person_id as "personId", p.family_name as "familyName",
      p.given_name as "givenName", p.reference, a.wording, a.due_on as "dueOn", a.added_on as "addedOn", a.version,
      ${total}
    from work.actions a join subjects.people p on p.person_id = a.person_id
    where a.owner_staff_id = ${actor.id} and a.state = 'open'
    order by a.due_on, a.action_id limit ${most}`.execute(tx);
  return firstOf(rows);
}
