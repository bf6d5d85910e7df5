import { sql } from "kysely";
import type { Tx } from "../../../platform/database/tx.ts";

/** What an administrator is told: how somebody comes in, never what they work on. */
export type PersonOnFile = {
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  /** The last day of somebody who leaves, where it is known. */
  readonly lastOn: string | null;
  readonly endedAt: Date | null;
  readonly lastSeenAt: Date | null;
  readonly ways: number;
  readonly waiting: "join" | "recovery" | null;
  readonly wrongToday: number;
  readonly circles: number;
  readonly promises: number;
};

type Row = {
  readonly staff_id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly last_on: string | null;
  readonly ended_at: Date | null;
  readonly last_seen_at: Date | null;
  readonly ways: number;
  readonly waiting: "join" | "recovery" | null;
  readonly wrong_today: number;
  readonly circles: number;
  readonly promises: number;
};

/** The start of the window in which a day's wrong attempts are counted: see rate-limit.ts. */
const dayOf = (at: Date): Date => new Date(Math.floor(at.getTime() / 86_400_000) * 86_400_000);

/** Everybody of the partnership, those who left last; nothing to anybody without `staff.manage`. */
export async function listPeople(tx: Tx, at: Date): Promise<readonly PersonOnFile[]> {
  const { rows } = await sql<Row>`
    select * from directory.people_for_admin(${at}, ${dayOf(at)})`.execute(tx);
  return rows.map((row) => ({
    staffId: row.staff_id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    lastOn: row.last_on,
    endedAt: row.ended_at,
    lastSeenAt: row.last_seen_at,
    ways: row.ways,
    waiting: row.waiting,
    wrongToday: row.wrong_today,
    circles: row.circles,
    promises: row.promises,
  }));
}

export type HeldPost = {
  readonly postId: string;
  readonly agency: string;
  readonly team: string;
  readonly role: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
};

export async function listPostsOf(tx: Tx, staffId: string): Promise<readonly HeldPost[]> {
  return tx
    .selectFrom("directory.posts as p")
    .innerJoin("directory.roles as r", "r.role_id", "p.role_id")
    .innerJoin("directory.teams as t", "t.team_id", "p.team_id")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .select([
      "p.post_id as postId",
      "a.name as agency",
      "t.name as team",
      "r.name as role",
      "p.starts_on as startsOn",
      "p.ends_on as endsOn",
    ])
    .where("p.staff_id", "=", staffId)
    .orderBy("p.starts_on", "desc")
    .orderBy("p.post_id")
    .execute();
}

export type OpenTicket = {
  readonly ticketId: string;
  readonly kind: string;
  readonly openedBy: string | null;
  readonly openedAt: Date;
  readonly confirmedBy: string | null;
  readonly expiresAt: Date;
};

/** The way in that waits for somebody, if one does. */
export function findOpenTicket(tx: Tx, staffId: string, at: Date): Promise<OpenTicket | undefined> {
  return tx
    .selectFrom("directory.tickets")
    .select([
      "ticket_id as ticketId",
      "kind",
      "opened_by as openedBy",
      "opened_at as openedAt",
      "confirmed_by as confirmedBy",
      "expires_at as expiresAt",
    ])
    .where("staff_id", "=", staffId)
    .where("used_at", "is", null)
    .where("withdrawn_at", "is", null)
    .where("expires_at", ">", at)
    .orderBy("opened_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

export type Choice = { readonly id: string; readonly name: string };

/** Teams and roles that a person can be given. */
export async function listPostChoices(
  tx: Tx,
): Promise<{ readonly teams: readonly Choice[]; readonly roles: readonly Choice[] }> {
  const teams = await tx
    .selectFrom("directory.teams as t")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .select(["t.team_id as id", sql<string>`a.name || ', ' || t.name`.as("name")])
    .orderBy("a.name")
    .orderBy("t.name")
    .execute();
  const roles = await tx
    .selectFrom("directory.roles")
    .select(["role_id as id", "name"])
    .where("key", "not in", ["service-account", "agency-system"])
    .orderBy("name")
    .execute();
  return { teams, roles };
}
