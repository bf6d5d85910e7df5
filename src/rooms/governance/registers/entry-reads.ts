import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import type { Body, Entry, RegisterKey, State } from "./register.ts";

type ReadQuery = {
  readonly register: RegisterKey;
  readonly withEnded: boolean;
  readonly page: number;
};

export const entriesOnAPage = 100;

/** Of one register: what somebody must act on comes first, then the newest. */
export async function listEntries(
  tx: Tx,
  { register, withEnded, page }: ReadQuery,
): Promise<readonly Entry[]> {
  return entries(tx)
    .where("e.register", "=", register)
    .$if(!withEnded, (query) => query.where("e.state", "<>", "ended"))
    .orderBy("e.due_on", (order) => order.asc().nullsLast())
    .orderBy("e.title")
    .orderBy("e.register_entry_id")
    .limit(entriesOnAPage)
    .offset((page - 1) * entriesOnAPage)
    .execute()
    .then((rows) => rows.map(entryOf));
}

export async function findEntry(
  tx: Tx,
  register: RegisterKey,
  entryId: string,
): Promise<Entry | undefined> {
  const row = await entries(tx)
    .where("e.register", "=", register)
    .where("e.register_entry_id", "=", entryId)
    .executeTakeFirst();
  return row && entryOf(row);
}

function entries(tx: Tx) {
  return tx
    .selectFrom("govern.register_entries as e")
    .leftJoin("directory.staff as s", "s.staff_id", "e.changed_by")
    .select([
      "e.register_entry_id as entryId",
      "e.register",
      "e.reference",
      "e.title",
      "e.body",
      "e.state",
      "e.due_on as dueOn",
      "e.added_at as addedAt",
      "e.changed_at as changedAt",
      "s.name as changedBy",
      "e.version",
    ]);
}

type Row = Omit<Entry, "register" | "body" | "state"> & {
  readonly register: string;
  readonly body: unknown;
  readonly state: string;
};

const entryOf = (row: Row): Entry => ({
  ...row,
  register: row.register as RegisterKey,
  body: row.body as Body,
  state: row.state as State,
});

export type Counts = {
  readonly register: string;
  readonly draft: number;
  readonly confirmed: number;
  readonly overdue: number;
  readonly nextDue: string | null;
};

/** How each register stands today. */
export async function countEntries(tx: Tx, today: string): Promise<readonly Counts[]> {
  const { rows } = await sql<Counts>`
    select register, count(*) filter (where state = 'draft')::int as draft,
      count(*) filter (where state = 'confirmed')::int as confirmed,
      count(*) filter (where state <> 'ended' and due_on < ${today}::date)::int as overdue,
      min(due_on) filter (where state <> 'ended') as "nextDue"
    from govern.register_entries group by register`.execute(tx);
  return rows;
}

export type Published = {
  readonly partnership: string;
  readonly reference: string;
  readonly title: string;
  readonly body: Body;
  readonly changedAt: Date;
  readonly version: number;
};

/** What anybody may read of a register, signed in or not. */
export async function listPublished(tx: Tx, register: RegisterKey): Promise<readonly Published[]> {
  const { rows } = await sql<Published>`
    select partnership, reference, title, body, changed_at as "changedAt", version
    from govern.published_entries(${register})`.execute(tx);
  return rows;
}

/** What everyone who is signed in may read of a register. */
export async function listForStaff(tx: Tx, register: RegisterKey): Promise<readonly Entry[]> {
  const { rows } = await sql<Row>`
    select register_entry_id as "entryId", register, reference, title, body, state, due_on as "dueOn",
      added_at as "addedAt", changed_at as "changedAt", null as "changedBy", version
    from govern.entries_for_staff(${register})`.execute(tx);
  return rows.map(entryOf);
}

export type Version = {
  readonly changedAt: Date;
  readonly changedBy: string;
  readonly title: string;
  readonly state: State;
  readonly body: Body;
  readonly version: number;
};

/** What an entry said before each change, newest first. */
export async function listVersions(tx: Tx, entryId: string): Promise<readonly Version[]> {
  const { rows } = await sql<Version>`
    select v.changed_at as "changedAt", coalesce(s.name, 'Lantern') as "changedBy", v.was ->> 'title' as title,
      v.was ->> 'state' as state, v.was -> 'body' as body, (v.was ->> 'version')::int as version
    from govern.versions_of(${entryId}::uuid) v
    left join directory.staff s on v.changed_by = 'staff:' || s.staff_id`.execute(tx);
  return rows;
}
