import { createHmac } from "node:crypto";
import pg from "pg";
import { contextOf, type Actor, type StaffActor } from "../../src/platform/access/actor.ts";
import { actorFacts, staffActor } from "../../src/platform/access/staff-actor.ts";
import type { AuditEntry } from "../../src/platform/audit/audit.ts";
import type { Tx } from "../../src/platform/database/database.ts";
import { asMaintenance } from "../harness/maintenance.ts";
import { addStaff } from "../../src/rooms/accounts/add-staff.ts";
import { addTeam, createPartnership } from "../../src/rooms/directory/provision.ts";
import { roomsOfTests } from "../harness/all-rooms.ts";
import { newCodeSecret } from "../../src/rooms/accounts/one-time-codes.ts";
import type { TestDatabase } from "../harness/database.ts";

export const aLook: AuditEntry = {
  action: "test.look",
  outcome: "done",
  route: "test",
  requestId: "test",
};

/** Runs work as the actor, with an audit entry that says nothing in particular. */
export function acting<T>(
  { db }: TestDatabase,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return db.as(actor, async (tx) => ({ value: await work(tx), audit: aLook }));
}

/** The signed context, as the application makes it or as somebody without the key would. */
export function signedContext(actor: Actor, key: Buffer): string {
  const body = contextOf(actor);
  return `${body}|${createHmac("sha256", key).update(body).digest("hex")}`;
}

export type AppSession = {
  readonly rows: <Row extends pg.QueryResultRow>(
    text: string,
    values?: unknown[],
  ) => Promise<Row[]>;
  readonly end: () => Promise<void>;
};

/** A bare connection under the application's login, for what an injected statement could try. */
export async function anAppSession({ app }: TestDatabase): Promise<AppSession> {
  const client = new pg.Client(app);
  await client.connect();
  return {
    rows: async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
      (await client.query<Row>(text, values)).rows,
    end: () => client.end(),
  };
}

export type Neighbour = {
  readonly partnershipId: number;
  readonly teamId: string;
  readonly email: string;
};

/** A second partnership with one team and a co-ordinator who reaches all of it. */
export async function anotherPartnership(database: TestDatabase): Promise<Neighbour> {
  const email = "coordinator@westvale.example";
  return asMaintenance(database.admin, async (tx) => {
    const partnershipId = await createPartnership(tx, {
      name: "Westvale Safeguarding Partnership",
      isDemo: true,
      rooms: await roomsOfTests(),
    });
    const agency = { name: "Westvale Council", kind: "council" };
    const teamId = await addTeam(tx, {
      partnershipId,
      agency,
      team: "Adolescent Safeguarding",
      receivesImports: true,
    });
    await addStaff(
      tx,
      {
        partnershipId,
        teamId,
        role: "exploitation-coordinator",
        name: "Wendy Vale",
        email,
        password: "lantern-demonstration",
        codeSecret: newCodeSecret(),
        startsOn: "2026-01-01",
      },
      database.secrets.ring,
    );
    return { partnershipId, teamId, email };
  });
}

/** Somebody as the rules see them at this moment, by e-mail address. */
export async function actorByEmail(
  { query, clock }: TestDatabase,
  email: string,
): Promise<StaffActor> {
  const [row] = await query<{ facts: unknown }>(
    "select sec.actor_facts(staff_id, $2) as facts from directory.staff where email = $1",
    [email, clock.now()],
  );
  return staffActor(actorFacts.parse(row?.facts));
}

/** Lets somebody into a child's circle, without the form. */
export async function letIn(
  { query, clock }: TestDatabase,
  circleId: number,
  staffId: string,
): Promise<void> {
  await query(
    `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
     select gen_random_uuid(), partnership_id, $1, staff_id, 'grant', 'Named by a test', $3 from directory.staff where staff_id = $2`,
    [circleId, staffId, clock.now()],
  );
}
