import { sql } from "kysely";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { shownName, shownOwner } from "../../directory/index.ts";
import { endedWithRecord } from "../../work/index.ts";

/** The agencies that a machine acts for, or a person works for, with posts that open records. */
export function agenciesOf({ posts }: Pick<StaffActor, "posts">): readonly string[] {
  const opening = posts.filter(({ permissions }) => permissions.includes("child.view"));
  return [...new Set(opening.map(({ agencyId }) => agencyId))];
}

/** An open promise in the name of the agency or of the person who asks. */
export type AgencyAction = {
  readonly actionId: string;
  readonly personId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly reference: string;
  readonly wording: string;
  readonly agency: string;
  readonly owner: string | null;
  readonly dueOn: string;
  readonly version: number;
};

export const rowsPerPage = 50;

const shown = shownOwner({ staff: "s", agency: "g", at: "a.added_on" });

const actionsOf = (actor: StaffActor) => sql`
  select a.action_id as "actionId", a.person_id as "personId", p.family_name as "familyName",
    p.given_name as "givenName", p.reference, a.wording, ${shown.agency} as agency, ${shown.owner} as owner,
    a.due_on as "dueOn", a.version
  from work.actions a
  join subjects.people p on p.person_id = a.person_id
  join directory.agencies g on g.agency_id = a.owner_agency_id
  left join directory.staff s on s.staff_id = a.owner_staff_id
  where (a.owner_agency_id = any (${agenciesOf(actor)}::uuid[]) or a.owner_staff_id = ${actor.id})`;

/** About children within reach, the longest due first; one more than a page where there is another. */
export async function listAgencyActions(
  tx: Tx,
  actor: StaffActor,
  page: number,
): Promise<readonly AgencyAction[]> {
  const { rows } = await sql<AgencyAction>`${actionsOf(actor)} and a.state = 'open'
    order by a.due_on, a.action_id limit ${rowsPerPage + 1} offset ${(page - 1) * rowsPerPage}`.execute(
    tx,
  );
  return rows;
}

/** Open or closed: what was closed already is told apart from what was never there. */
export async function findAgencyAction(
  tx: Tx,
  actor: StaffActor,
  actionId: string,
): Promise<AgencyAction | undefined> {
  const { rows } =
    await sql<AgencyAction>`${actionsOf(actor)} and a.action_id = ${actionId}`.execute(tx);
  return rows[0];
}

/** A question that waits for an answer of the agency's. */
export type AgencyChase = {
  readonly chaseId: string;
  readonly personId: string;
  readonly partnershipId: number;
  readonly familyName: string;
  readonly givenName: string;
  readonly reference: string;
  readonly about: "action" | "review" | "update";
  readonly wording: string | null;
  readonly review: string | null;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly askedOf: string;
  readonly askedOfId: string;
  readonly dueAt: Date;
  readonly answeredAt: Date | null;
};

const chasesOf = (actor: StaffActor) => sql`
  select c.chase_id as "chaseId", c.person_id as "personId", c.partnership_id as "partnershipId",
    p.family_name as "familyName", p.given_name as "givenName", p.reference, c.about, a.wording, c.review,
    ${shownName({ staff: "s", at: "c.asked_at" })} as "askedBy", c.asked_at as "askedAt",
    ${shownName({ staff: "o", at: "c.asked_at" })} as "askedOf", c.asked_of_staff_id as "askedOfId",
    c.due_at as "dueAt", c.answered_at as "answeredAt"
  from work.chases c
  join subjects.people p on p.person_id = c.person_id
  join directory.staff s on s.staff_id = c.asked_by
  join directory.staff o on o.staff_id = c.asked_of_staff_id
  left join work.actions a on a.action_id = c.action_id
  where (c.asked_of_agency_id = any (${agenciesOf(actor)}::uuid[]) or c.asked_of_staff_id = ${actor.id})`;

export async function listAgencyChases(
  tx: Tx,
  actor: StaffActor,
  page: number,
): Promise<readonly AgencyChase[]> {
  const { rows } = await sql<AgencyChase>`${chasesOf(actor)} and c.answered_at is null
      and (c.action_id is null or a.state = 'open') and not ${endedWithRecord}
    order by c.due_at, c.chase_id limit ${rowsPerPage + 1} offset ${(page - 1) * rowsPerPage}`.execute(
    tx,
  );
  return rows;
}

export async function findAgencyChase(
  tx: Tx,
  actor: StaffActor,
  chaseId: string,
): Promise<AgencyChase | undefined> {
  const { rows } = await sql<AgencyChase>`${chasesOf(actor)} and c.chase_id = ${chaseId}`.execute(
    tx,
  );
  return rows[0];
}
