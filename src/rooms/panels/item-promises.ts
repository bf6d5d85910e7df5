import { versionOf } from "../../kernel/version-of.ts";
import { sql, type RawBuilder } from "kysely";
import { formatDate, londonDate } from "../../kernel/dates.ts";
import { readText } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { listAgencies, listPosted, shownName, shownOwner } from "../directory/index.ts";
import { unlistedPerson } from "../people-and-places/index.ts";
import { notify, readAction, type ActionFields } from "../work/index.ts";
import type { AgendaItem } from "./agenda-reads.ts";
import type { AgendaChange } from "./agenda.ts";
import type { SittingChanged } from "./change-sitting.ts";
import type { Reading } from "./record-reads.ts";
import { isOpen } from "./sitting-reads.ts";

/** A promise made at an item about no child. */
export type ItemPromise = {
  readonly promiseId: string;
  readonly itemId: string;
  readonly about: string;
  /** Its abbreviation. */
  readonly panel: string;
  readonly panelKey: string;
  readonly wording: string;
  readonly owner: string;
  readonly ownerAgencyId: string;
  readonly ownerStaffId: string | null;
  readonly dueOn: string;
  readonly state: "open" | "done" | "not_achieved";
  readonly outcome: string | null;
  readonly closedBy: string | null;
  readonly askedAt: Date | null;
  readonly askedTimes: number;
  /** How many panel meetings it has been carried over. */
  readonly carried: number;
  readonly version: number;
  /** How many there are, where not all are read. */
  readonly total: number;
};

/** As many as a page has room for. */
export const promisesPerPage = 200;

/** Of a subject t: it left the lists. What is still owed about it is owed, and names nobody. */
const isUnlisted = (at: Date) => sql`(t.listed_until < ${londonDate(at)}::date)`;

type Reads = Pick<Reading, "forOthers"> & {
  readonly page?: number;
  /** For minutes, of which nothing is left out. */
  readonly isWhole?: boolean;
};

async function read(
  tx: Tx,
  at: Date,
  which: RawBuilder<unknown>,
  { forOthers = false, page = 1, isWhole = false }: Reads = {},
): Promise<readonly ItemPromise[]> {
  const cut = isWhole
    ? sql``
    : sql`limit ${promisesPerPage} offset ${(page - 1) * promisesPerPage}`;
  const owed = shownOwner({ staff: "o", agency: "a", at: "p.agreed_at", forOthers });
  const { rows } = await sql<ItemPromise>`
    select p.item_promise_id as "promiseId", p.agenda_item_id as "itemId", case when p.state = 'open' and ${isUnlisted(at)} then ${unlistedPerson}::text
        else coalesce(t.label, i.title, 'an item whose papers have closed') end as about,
      c.body ->> 'abbreviation' as panel, s.panel as "panelKey", p.wording, concat_ws(', ', ${owed.owner}, ${owed.agency}) as owner, p.owner_agency_id as "ownerAgencyId",
      p.owner_staff_id as "ownerStaffId", p.due_on as "dueOn", p.state, p.outcome, ${shownName<string | null>({ staff: "y", at: "p.closed_at" })} as "closedBy", p.asked_at as "askedAt",
      p.asked_times as "askedTimes", p.version, (count(*) over ())::int as total, (select count(*)::int from panels.sittings z
        where z.panel = s.panel and z.cancelled_at is null and z.starts_at > s.starts_at and z.starts_at < ${at}) as carried
    from panels.item_promises p join panels.sittings s on s.sitting_id = p.sitting_id
    join directory.configuration c on c.configuration_id = s.scheme_id
    left join panels.agenda_items i on i.agenda_item_id = p.agenda_item_id
    left join subjects.things t on t.thing_id = i.thing_id
    join directory.agencies a on a.agency_id = p.owner_agency_id
    left join directory.staff o on o.staff_id = p.owner_staff_id left join directory.staff y on y.staff_id = p.closed_by
    where ${which} order by p.state = 'open' desc, p.due_on, p.item_promise_id ${cut}`.execute(tx);
  return rows;
}

/** Those that the reader may read, the open ones first, the longest due at the top. */
export const listItemPromises = (tx: Tx, at: Date, page = 1) => read(tx, at, sql`true`, { page });

/** How many are open past their day. */
export async function countOverduePromises(tx: Tx, today: string): Promise<number> {
  const { count } = await tx
    .selectFrom("panels.item_promises")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("state", "=", "open")
    .where("due_on", "<", today)
    .executeTakeFirstOrThrow();
  return count;
}

export const listPromisesOn = (
  tx: Tx,
  at: Date,
  itemIds: readonly string[],
  reading?: Pick<Reading, "forOthers">,
) => read(tx, at, sql`p.agenda_item_id = any (${itemIds}::uuid[])`, { ...reading, isWhole: true });

/** Two records of one subject are read as one. */
const isAbout = (thingId: string) =>
  sql`i.thing_id = any (array(select subjects.same_things(${thingId}::uuid)))`;

export const listPromisesAbout = (tx: Tx, at: Date, thingId: string) =>
  read(tx, at, sql`${isAbout(thingId)}`);

/** For the first page of the thing: the open ones alone. */
export const listOpenPromisesAbout = (
  tx: Tx,
  { at, thingId }: { readonly at: Date; readonly thingId: string },
) => read(tx, at, sql`p.state = 'open' and ${isAbout(thingId)}`);

type Before = {
  readonly panel: string;
  readonly before: Date;
  readonly item: Pick<AgendaItem, "thingId" | "title">;
};

/** Open promises to a panel about the same thing or theme, made before a sitting. */
export async function listCarriedOn(
  tx: Tx,
  { panel, before, item: { thingId, title } }: Before,
): Promise<readonly ItemPromise[]> {
  if (thingId === null && title === null) return [];
  const same = thingId === null ? sql`i.title = ${title}` : isAbout(thingId);
  return read(
    tx,
    before,
    sql`p.state = 'open' and ${same} and s.panel = ${panel} and s.starts_at < ${before}`,
  );
}

export async function findItemPromise(
  tx: Tx,
  at: Date,
  promiseId: string,
): Promise<ItemPromise | undefined> {
  return (await read(tx, at, sql`p.item_promise_id = ${promiseId}::uuid`))[0];
}

export const promisesPath = "/panel-promises";

/** All of them, as a tab of what is overdue. */
export const promisesListPath = "/overdue/panel-actions";

/** What is promised at an item about no child: what, who, by when. */
export async function promiseOnThing(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { item, form }: { readonly item: AgendaItem; readonly form: ActionFields },
): Promise<AgendaChange> {
  if (!(await isOpen(tx, item.sittingId))) return { kind: "closed" };
  const owners = { agencies: await listAgencies(tx), posted: await listPosted(tx, today) };
  const promise = readAction(form, { ...owners, today });
  if (!("wording" in promise)) return { kind: "invalid", errors: promise };
  const { partnershipId } = actor;
  await tx
    .insertInto("panels.item_promises")
    .values({
      item_promise_id: newId(),
      partnership_id: partnershipId,
      acl: [0],
      sitting_id: item.sittingId,
      agenda_item_id: item.itemId,
      wording: promise.wording,
      due_on: promise.dueOn,
      owner_agency_id: promise.agencyId,
      owner_staff_id: promise.staffId,
      agreed_by: actor.id,
      agreed_at: at,
    })
    .execute();
  await notify(
    tx,
    {
      partnershipId,
      staffIds: promise.staffId === null ? [] : [promise.staffId],
      kind: "action",
      href: promisesListPath,
      headline: "You have a new action: read what it is and when it is due",
    },
    { by: actor, at },
  );
  return { kind: "accepted" };
}

export type ClosingPromise = Readonly<Record<"state" | "outcome" | "version", string>>;

/** Done or not achieved, with what shows it. */
export async function closeItemPromise(
  tx: Tx,
  { actor, at }: CommandContext,
  { promise, form }: { readonly promise: ItemPromise; readonly form: ClosingPromise },
): Promise<SittingChanged> {
  const state = form.state === "done" || form.state === "not_achieved" ? form.state : undefined;
  const outcome = readText(form.outcome, {
    name: "What shows it",
    most: 2000,
    missing: "Enter what shows it, or why it was not achieved",
  });
  const errors = [
    ...(state ? [] : [{ field: "state", message: "Choose the outcome" }]),
    ...(outcome.ok ? [] : [{ field: "outcome", message: outcome.error }]),
  ];
  if (!state || !outcome.ok) return { kind: "invalid", errors };
  const { numUpdatedRows } = await tx
    .updateTable("panels.item_promises")
    .set((row) => ({
      state,
      outcome: outcome.value,
      closed_by: actor.id,
      closed_at: at,
      version: row("version", "+", 1),
    }))
    .where("item_promise_id", "=", promise.promiseId)
    .where("state", "=", "open")
    .where("version", "=", versionOf(form.version))
    .executeTakeFirst();
  return { kind: numUpdatedRows === 1n ? "accepted" : "stale" };
}

/** Asks who owes it how it stands, once a day at most: the person, or everybody of the agency. */
export async function chaseItemPromise(
  tx: Tx,
  { actor, at, today }: CommandContext,
  promise: ItemPromise,
): Promise<void> {
  const isToday = promise.askedAt !== null && londonDate(promise.askedAt) === today;
  if (promise.state !== "open" || isToday) return;
  const { numUpdatedRows } = await tx
    .updateTable("panels.item_promises")
    .set((row) => ({ asked_at: at, asked_times: row("asked_times", "+", 1) }))
    .where("item_promise_id", "=", promise.promiseId)
    .where("state", "=", "open")
    .where("asked_times", "=", promise.askedTimes)
    .executeTakeFirst();
  // Somebody else asked, or closed it, at the same moment.
  if (numUpdatedRows === 0n) return;
  const posted = await listPosted(tx, today);
  const staffIds =
    promise.ownerStaffId === null
      ? posted.filter((one) => one.agencyId === promise.ownerAgencyId).map((one) => one.staffId)
      : [promise.ownerStaffId];
  await notify(
    tx,
    {
      partnershipId: actor.partnershipId,
      staffIds,
      kind: "chase",
      href: promisesListPath,
      headline: `You are asked for progress on a panel action, due ${formatDate(promise.dueOn)}`,
    },
    { by: actor, at },
  );
}
