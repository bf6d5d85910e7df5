import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { readBothLooks } from "../../platform/lists/both-looks.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import { shownName } from "../directory/index.ts";
import type { LinkSaid } from "./link-said.ts";
import type { ThingKind } from "./thing-kinds.ts";

/** What somebody said links a child with a subject that is none. */
export type Link = LinkSaid & {
  readonly linkId: string;
  readonly thingId: string;
  readonly personId: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly renewed: { readonly by: string; readonly on: string; readonly because: string } | null;
  readonly endedOn: string | null;
  readonly endedBy: string | null;
  readonly endReason: string | null;
};

const cells: RawBuilder<unknown> = sql`
  l.thing_link_id as "linkId", t.thing_id as "thingId", l.person_id as "personId", l.relation, l.wording, l.source,
  l.learned_on as "learnedOn", l.certainty, l.confidence, l.grading, l.handling, l.began_on as "beganOn",
  l.until_on as "untilOn", l.review_by as "reviewBy",
  (select jsonb_build_object('by', n.name, 'on', l.renewed_on, 'because', l.renewed_because)
    from directory.staff n where n.staff_id = l.renewed_by) as renewed,
  ${shownName({ staff: "r", at: "l.recorded_at" })} as "recordedBy", l.recorded_at as "recordedAt",
  l.ended_on as "endedOn", ${shownName({ staff: "e", at: "l.ended_on" })} as "endedBy", l.end_reason as "endReason"`;

const named: RawBuilder<unknown> = sql`join directory.staff r on r.staff_id = l.recorded_by
  left join directory.staff e on e.staff_id = l.ended_by`;

/** Of a link l with a subject t: while where a child can be found is protected, no place is linked with the child, for nobody. */
export const isNoPlaceHeld: RawBuilder<unknown> = sql`
  (t.kind <> 'place' or not exists (select from subjects.protection_of(l.person_id)))`;

/**
 * Of a link l with a subject t: what is alleged of an adult and nobody renewed is neither counted nor offered. It stays
 * with the child. What a place or a vehicle is to a child never lapses.
 */
export const isRenewed = (today: string): RawBuilder<unknown> => sql`
  (t.kind <> 'person' or t.listed_until >= ${today}::date and (l.certainty = 'confirmed' or l.review_by >= ${today}::date))`;

export type ChildsLink = Link & {
  readonly kind: ThingKind;
  /** Whether it is counted and offered: not where it is of an adult, and lapsed. */
  readonly isRenewed: boolean;
  readonly label: string;
  readonly identifier: string | null;
  readonly standing: string | null;
  readonly flags: readonly string[];
  readonly flagReviewBy: string | null;
};

/**
 * What is linked with a child, by the record that it is read under: what stands first, the newest first. That record is a
 * column before subjects are joined: the index on them is used (`listTies`).
 */
export async function listLinksOf(
  tx: Tx,
  { personId, today }: { readonly personId: string; readonly today: string },
): Promise<readonly ChildsLink[]> {
  const { rows } = await sql<ChildsLink>`
    select ${cells}, t.kind, t.label, t.identifier, t.standing, ${isRenewed(today)} as "isRenewed",
      array(select f.type from protect.thing_flags f
        where f.thing_id in (select subjects.same_things(l.thing_id)) and f.ended_on is null group by f.type order by min(f.thing_flag_id::text)) as flags,
      (select min(f.review_by) from protect.thing_flags f
        where f.thing_id in (select subjects.same_things(l.thing_id)) and f.ended_on is null) as "flagReviewBy"
    from (select k.*, coalesce(j.into_id, k.thing_id) as root from protect.thing_links k
      left join subjects.thing_joins j on j.thing_id = k.thing_id and j.parted_at is null
      where k.person_id = ${personId}::uuid offset 0) l
    join subjects.things t on t.thing_id = l.root ${named}
    where ${isNoPlaceHeld}
    order by l.ended_on is not null, l.thing_link_id desc limit 200`.execute(tx);
  return rows;
}

export type ThingsLink = Link & {
  readonly familyName: string;
  readonly givenName: string;
  readonly reference: string;
};

type Asked = {
  readonly thingId: string;
  /** Those that are counted on this day; without one, those that lapsed as well: who must be told is never fewer. */
  readonly today?: string;
};

/** Of all of them people are chosen who must be told: more than a page shows. */
const mostLinks = 1000;

const ofThing = (thingId: string): RawBuilder<unknown> => sql`
  said as materialized (
    select * from protect.thing_links
    where thing_id = any (array(select subjects.same_things(${thingId}::uuid))) and ended_on is null
  )`;

const counted = (today: string | undefined): RawBuilder<unknown> =>
  sql`${isNoPlaceHeld} and ${today === undefined ? sql`true` : isRenewed(today)}`;

/** The links of a subject, as far as this look reaches: by the name of the child. */
async function linkIds(tx: Tx, { thingId, today }: Asked): Promise<readonly string[]> {
  const { rows } = await sql<{ linkId: string }>`
    with ${ofThing(thingId)}
    select l.thing_link_id as "linkId" from said l join subjects.things t on t.thing_id = l.thing_id
    join subjects.people p on p.person_id = l.person_id where ${counted(today)}
    order by p.sort_name, l.thing_link_id desc limit ${mostLinks}`.execute(tx);
  return rows.map(({ linkId }) => linkId);
}

/** These, whole. */
async function linksOf(tx: Tx, linkIds: readonly string[]): Promise<readonly ThingsLink[]> {
  if (linkIds.length === 0) return [];
  const { rows } = await sql<ThingsLink>`
    with said as materialized (
      select k.*, o.place from unnest(${linkIds}::uuid[]) with ordinality o (id, place)
      join protect.thing_links k on k.thing_link_id = o.id
    )
    select ${cells}, p.family_name as "familyName", p.given_name as "givenName", p.reference
    from said l join subjects.things t on t.thing_id = l.thing_id
    join subjects.people p on p.person_id = l.person_id ${named} order by l.place`.execute(tx);
  return rows;
}

/** One page of links, and how many there are that the reader can see. */
export type LinksPage = { readonly rows: readonly ThingsLink[]; readonly total: number };

/**
 * The children whom the reader reaches that are linked with a subject. Of others nothing comes out,
 * not even how many they are. Which there are is read first, and whole only those that are shown.
 */
export async function pageLinksWith(
  tx: Tx,
  actor: StaffActor,
  { from, most, ...asked }: Asked & { readonly from: number; readonly most: number },
): Promise<LinksPage> {
  const known = new Set<string>();
  const look = async (): Promise<readonly ThingsLink[]> => {
    const first = known.size;
    const fresh = (await linkIds(tx, asked)).filter((id) => !known.has(id));
    for (const id of fresh) known.add(id);
    return linksOf(tx, fresh.slice(Math.max(0, from - first), Math.max(0, from + most - first)));
  };
  // Restricted records are left to their circle, and whoever is in it reads them narrowly.
  const rows = (await readBothLooks(tx, actor, look)).flat();
  return { rows, total: known.size };
}

/** All of them. */
export const listLinksWith = async (
  tx: Tx,
  actor: StaffActor,
  asked: Asked,
): Promise<readonly ThingsLink[]> =>
  (await pageLinksWith(tx, actor, { ...asked, from: 0, most: mostLinks })).rows;

/**
 * How many children whom the reader reaches are linked with each of these, as their pages list them: of
 * others nothing is counted. Read last, as those lists are.
 */
export async function countLinkedChildren(
  tx: Tx,
  actor: StaffActor,
  { thingIds, today }: { readonly thingIds: readonly string[]; readonly today: string },
): Promise<ReadonlyMap<string, number>> {
  const children = new Map<string, Set<string>>();
  const read = async (): Promise<void> => {
    const { rows } = await sql<{ thingId: string; personId: string }>`
      select distinct o.id as "thingId", l.person_id as "personId"
      from unnest(${thingIds}::uuid[]) o (id)
      join protect.thing_links l on l.thing_id in (select subjects.same_things(o.id)) and l.ended_on is null
      join subjects.things t on t.thing_id = l.thing_id
      join subjects.people p on p.person_id = l.person_id
      where ${isNoPlaceHeld} and ${isRenewed(today)}`.execute(tx);
    for (const { thingId, personId } of rows)
      children.set(thingId, (children.get(thingId) ?? new Set<string>()).add(personId));
  };
  await readBothLooks(tx, actor, read);
  return new Map([...children].map(([thingId, their]) => [thingId, their.size]));
}

const namingRelations = ["named-by-child", "found-at", "goes-to"];

/**
 * How many children whom this look of the reader reaches named a place, go there or were found there since a day. A
 * restricted child is counted for nobody who reads widely.
 */
export async function countNamedSince(
  tx: Tx,
  { thingId, since }: { readonly thingId: string; readonly since: string },
): Promise<number> {
  const { rows } = await sql<{ children: number }>`
    with ${ofThing(thingId)}
    select count(distinct l.person_id)::int as children from said l join subjects.things t on t.thing_id = l.thing_id
    join subjects.people p on p.person_id = l.person_id
    where ${isNoPlaceHeld} and l.learned_on >= ${since}::date and l.relation = any (${namingRelations}::text[])`.execute(
    tx,
  );
  return rows[0]?.children ?? 0;
}

/** Whether where the child can be found is protected. */
export async function isProtected(tx: Tx, personId: string): Promise<boolean> {
  const { rows } = await sql`select from subjects.protection_of(${personId}::uuid)`.execute(tx);
  return rows.length > 0;
}

/** The child by reference, if the reader reaches it. */
export async function findByReference(
  tx: Tx,
  reference: string,
): Promise<{ readonly personId: string; readonly partnershipId: number } | undefined> {
  return tx
    .selectFrom("subjects.people")
    .select(["person_id as personId", "partnership_id as partnershipId"])
    .where("reference", "=", reference.trim().toUpperCase())
    .executeTakeFirst();
}
