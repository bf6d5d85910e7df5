import { sql, type RawBuilder } from "kysely";
import type { StaffActor } from "../../platform/access/actor.ts";
import { alsoNarrowly, type Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";

/** One item of an agenda, as far as the reader may read it. */
export type AgendaItem = {
  readonly itemId: string;
  readonly sittingId: string;
  readonly personId: string | null;
  readonly thingId: string | null;
  readonly referralId: string | null;
  readonly title: string | null;
  readonly thingLabel: string | null;
  readonly thingKind: string | null;
  /** Not what was alleged and nobody renewed before it was discussed: it is named again once somebody does. */
  readonly isListed: boolean;
  readonly section: string;
  readonly why: string;
  readonly nth: number;
  readonly minutes: number;
  readonly wording: string;
  readonly changedBy: string | null;
  readonly changedAt: Date | null;
  /** Whether it is about a case on a place, a group or an online space; and which, for who reads the case. */
  readonly isOnCase: boolean;
  readonly contextId: string | null;
  readonly isRestricted: boolean;
  readonly shutOut: readonly string[];
  readonly version: number;
  /** The child as the record names them now; null for who does not reach the record. */
  readonly childName: string | null;
  /** What stands at the head of its frozen page; null before there is one. */
  readonly paperTitle: string | null;
  readonly paperAt: Date | null;
  readonly people: readonly string[];
};

/**
 * Of an item i of a sitting g: what left the lists is named no more at what is still to come. What was
 * discussed while it stood keeps its name, and so do approved minutes.
 */
export const isListedAt = (today: string): RawBuilder<unknown> => sql`
  (i.thing_id is null or g.approved_at is not null
    or subjects.is_listed(i.thing_id, least((g.starts_at at time zone 'Europe/London')::date, ${today}::date)))`;

const cells = (today: string): RawBuilder<unknown> => sql`
  i.agenda_item_id as "itemId", i.sitting_id as "sittingId", i.person_id as "personId", i.thing_id as "thingId",
  i.panel_referral_id as "referralId", i.title, case when ${isListedAt(today)} then t.label end as "thingLabel", t.kind as "thingKind", ${isListedAt(today)} as "isListed", i.section, i.why, i.nth,
  i.minutes, i.wording, ${shownName<string | null>({ staff: "y", at: "i.changed_at" })} as "changedBy", i.changed_at as "changedAt", i.restricted as "isRestricted",
  x.context_id is not null as "isOnCase", u.context_id as "contextId", i.shut_out as "shutOut", i.version,
  case when ${isListedAt(today)} then w.title end as "paperTitle", w.made_at as "paperAt",
  k.given_name || ' ' || k.family_name || ', ' || k.reference as "childName",
  array(select q.staff_id from panels.item_people q where q.agenda_item_id = i.agenda_item_id and q.withdrawn_at is null
    order by q.staff_id) as people
  from panels.agenda_items i join panels.sittings g on g.sitting_id = i.sitting_id left join subjects.things t on t.thing_id = i.thing_id
  left join subjects.people k on k.person_id = i.person_id
  left join directory.staff y on y.staff_id = i.changed_by
  left join panels.item_contexts x on x.agenda_item_id = i.agenda_item_id
  left join subjects.contexts u on u.context_id = x.context_id
  left join lateral (select f.blocks #>> '{0,text}' as title, f.made_at from panels.item_papers f
    where f.agenda_item_id = i.agenda_item_id order by f.item_paper_id desc limit 1) w on true`;

/** Wide readers look a second time as one of a circle: restricted records are left to theirs. */
async function read(
  tx: Tx,
  actor: StaffActor,
  { which, today }: { readonly which: RawBuilder<unknown>; readonly today: string },
): Promise<readonly AgendaItem[]> {
  const once = async (): Promise<readonly AgendaItem[]> => {
    const { rows } = await sql<AgendaItem>`
      select ${cells(today)} where i.taken_off_at is null and ${which} order by i.nth, i.agenda_item_id limit 300`.execute(
      tx,
    );
    return rows;
  };
  const found = await once();
  if (!actor.isWide) return found;
  const known = new Set(found.map(({ itemId }) => itemId));
  const narrowly = await alsoNarrowly(tx, once);
  return [...found, ...narrowly.filter(({ itemId }) => !known.has(itemId))].toSorted(
    (one, other) => one.nth - other.nth,
  );
}

type OfSitting = { readonly sittingId: string; readonly today: string };

/** The items of a sitting that the reader may read, in their order. */
export const listAgenda = (tx: Tx, actor: StaffActor, { sittingId, today }: OfSitting) =>
  read(tx, actor, { which: sql`i.sitting_id = ${sittingId}::uuid`, today });

/** Those to which the reader is asked, and so has a paper of. */
export const listAskedTo = (tx: Tx, actor: StaffActor, { sittingId, today }: OfSitting) =>
  read(tx, actor, {
    which: sql`i.sitting_id = ${sittingId}::uuid and exists (select from panels.item_people q
      where q.agenda_item_id = i.agenda_item_id and q.staff_id = ${actor.id}::uuid and q.withdrawn_at is null)`,
    today,
  });

export async function findItem(
  tx: Tx,
  actor: StaffActor,
  { itemId, today }: { readonly itemId: string; readonly today: string },
): Promise<AgendaItem | undefined> {
  const which = sql`i.agenda_item_id = ${itemId}::uuid`;
  return (await read(tx, actor, { which, today }))[0];
}

/**
 * What an item is called: by its frozen page, so that it says the same to whoever is asked to it; before
 * there is one, by the record, to who reaches it.
 */
export const itemName = ({
  title,
  thingLabel,
  isListed,
  paperTitle,
  childName,
}: AgendaItem): string => {
  if (!isListed) return unlistedName;
  return title ?? thingLabel ?? paperTitle ?? childName ?? "A child: no paper has been made yet";
};

/** In place of a name, until somebody renews what was alleged or decides about it. */
export const unlistedName = "A person who is in no list any more: renew it, or take it off";
