import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { readRows, readTotals, type PageAsked, type Rows } from "../../platform/lists/rows.ts";
import { alikeOnPlates, platePatterns, plateRead } from "./numbers-as-written.ts";
import { type ThingKind, type ThingStanding, searchKeys, strictKinds } from "./thing-kinds.ts";

/** A subject that is no child. */
export type Thing = {
  readonly thingId: string;
  readonly kind: ThingKind;
  readonly label: string;
  readonly identifier: string | null;
  readonly bornOn: string | null;
  readonly knownAs: readonly string[];
  readonly standing: ThingStanding | null;
  readonly standingBasis: string | null;
  readonly says: string | null;
  readonly source: string;
  readonly learnedOn: string;
  readonly changedBy: string;
  readonly changedAt: Date;
  readonly version: number;
  /** Keys of the flags that stand on it. */
  readonly flags: readonly string[];
  /** The first day on which one of them is to be reviewed. */
  readonly flagReviewBy: string | null;
  /** The record of the same subject under which this one is read; null where it stands for itself. */
  readonly intoId: string | null;
  /** The last day on which it stands in lists, search and suggestions: “-infinity” where somebody may be a child. */
  readonly listedUntil: string;
  /** Of what is alleged or suspected: the last day on which it stands unless somebody renews it. */
  readonly reviewBy: string | null;
  /** Who said last that it stands, and why. */
  readonly renewed: Said | null;
  /** The manager who decided that they are a child, and why. */
  readonly withdrawn: Said | null;
};

type Said = { readonly by: string; readonly on: string; readonly because: string };

const cells: RawBuilder<Thing> = sql`
  t.thing_id as "thingId", t.kind, t.label, t.identifier, t.born_on as "bornOn", t.known_as as "knownAs",
  t.standing, t.standing_basis as "standingBasis", t.says, t.source, t.learned_on as "learnedOn",
  c.name as "changedBy", t.changed_at as "changedAt", t.version,
  array(select f.type from protect.thing_flags f
    where f.thing_id in (select subjects.same_things(t.thing_id)) and f.ended_on is null group by f.type order by min(f.thing_flag_id::text)) as flags,
  (select min(f.review_by) from protect.thing_flags f
    where f.thing_id in (select subjects.same_things(t.thing_id)) and f.ended_on is null) as "flagReviewBy",
  (select j.into_id from subjects.thing_joins j where j.thing_id = t.thing_id and j.parted_at is null) as "intoId",
  t.listed_until::text as "listedUntil", t.review_by::text as "reviewBy",
  (select jsonb_build_object('by', r.name, 'on', t.renewed_on, 'because', t.renewed_because)
    from directory.staff r where r.staff_id = t.renewed_by) as renewed,
  (select jsonb_build_object('by', w.name, 'on', t.withdrawn_on, 'because', t.withdrawn_because)
    from directory.staff w where w.staff_id = t.withdrawn_by) as withdrawn`;

type Sought = {
  /** Who may be a child, and what nobody renewed by this day, is in no list and is suggested for nothing. */
  readonly today: string;
  readonly kind?: ThingKind | undefined;
  readonly sought?: string | undefined;
};
export type ThingQuery = Sought & PageAsked;

/**
 * What was typed, as it stands in a name or as the start of a number, a registration or a postcode. What
 * is read under another record is no row of its own, and leads to that one.
 */
function found({ today, kind, sought = "" }: Sought): RawBuilder<unknown> {
  const ofKind = kind === undefined ? sql`true` : sql`t.kind = ${kind}`;
  const standing = sql`${ofKind} and t.listed_until >= ${today}::date and not exists (
    select from subjects.thing_joins j where j.thing_id = t.thing_id and j.parted_at is null)`;
  const typed = sought.trim();
  if (typed === "") return standing;
  const like = `%${typed.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const starts = searchKeys(typed).map((key) => `%${key}%`);
  const plates = platePatterns(typed);
  const goesBy = (
    one: RawBuilder<unknown>,
  ) => sql`(${one}.label ilike ${like} or ${one}.match_on like any (${starts})
    or (${one}.kind = 'vehicle' and ${plateOf(one)} like any (${plates}))
    or exists (select from unnest(${one}.known_as) k where k ilike ${like}))`;
  const alike = sql`select subjects.things_by_text(${alternativesOf([like, ...starts, ...plates])}::text[])`;
  const underThem = sql`select j.into_id from subjects.thing_joins j
    where j.parted_at is null and j.thing_id = any (array(${alike}))`;
  // First by key alone: below a policy no index is used for what is compared as text, and for no "or" with it.
  return sql`${standing} and t.thing_id = any (array(${alike} union ${underThem}))
    and (${goesBy(sql`t`)} or t.thing_id = any (array(
      select j.into_id from subjects.thing_joins j join subjects.things o on o.thing_id = j.thing_id
      where j.parted_at is null and j.thing_id = any (array(${alike})) and ${goesBy(sql`o`)})))`;
}

/** What is looked up by index before it is compared whole: of each pattern the pieces that it has for certain, on lines. */
const alternativesOf = (patterns: readonly string[]): readonly string[] =>
  patterns.map((pattern) => pattern.replaceAll(/\\(.)|[%_]/g, (_, sign?: string) => sign ?? "\n"));

/** A registration as it reads on a plate: O and 0 are one, and so are the letters that two alphabets share. */
const plateOf = (one: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`translate(${one}.match_on, ${alikeOnPlates.from}, ${alikeOnPlates.to})`;

/** Vehicles in a list whose registration reads alike and is written otherwise. */
export async function findAlikePlates(
  tx: Tx,
  { matchOn, besides, today }: Omit<AskedSame, "kind">,
): Promise<readonly Pick<Thing, "thingId" | "label" | "identifier" | "kind">[]> {
  const { rows } = await sql<Pick<Thing, "thingId" | "label" | "identifier" | "kind">>`
    select t.thing_id as "thingId", t.label, t.identifier, t.kind from subjects.things t
    where t.kind = 'vehicle' and ${plateOf(sql`t`)} = ${plateRead(matchOn)} and t.match_on <> ${matchOn}
      and t.listed_until >= ${today}::date and t.thing_id is distinct from ${besides ?? null}::uuid
    order by t.thing_id limit 10`.execute(tx);
  return rows;
}

export const thingRows: Rows<Thing, Sought, "name"> = {
  from: sql`subjects.things`,
  as: "t",
  key: "thing_id",
  narrow: "same",
  wide: "rows",
  where: found,
  orders: { name: sql`t.kind, lower(t.label)` },
  cells,
  joins: sql`join directory.staff c on c.staff_id = t.changed_by`,
};

/** Those of a kind, or that go by what was typed, by name. One more than a page, to know whether there is a next. */
export const listThings = (
  tx: Tx,
  { page, pageSize, ...query }: ThingQuery,
): Promise<readonly Thing[]> =>
  readRows(tx, thingRows, { query, order: "name", page, pageSize, peeks: true });

export type ThingNamed = Pick<Thing, "thingId" | "kind" | "label" | "identifier">;

/** The same rows without their flags and what was said of them: what a result of a search shows. */
const namedRows: Rows<ThingNamed, Sought, "name"> = {
  ...thingRows,
  cells: sql`t.thing_id as "thingId", t.kind, t.label, t.identifier`,
  joins: sql``,
};

export const listThingsNamed = (
  tx: Tx,
  { page, pageSize, ...query }: ThingQuery,
): Promise<readonly ThingNamed[]> =>
  readRows(tx, namedRows, { query, order: "name", page, pageSize, peeks: true });

export async function countThings(tx: Tx, query: Sought): Promise<number> {
  const totals = sql<{ count: number }>`count(*)::int as count`;
  return (await readTotals(tx, thingRows, { query, totals }))?.count ?? 0;
}

export async function findThing(tx: Tx, thingId: string): Promise<Thing | undefined> {
  const { rows } = await sql<Thing>`
    select ${cells} from subjects.things t join directory.staff c on c.staff_id = t.changed_by
    where t.thing_id = ${thingId}::uuid`.execute(tx);
  return rows[0];
}

/** Whether it stands in lists on a day: not what nobody renewed, nor who may be a child. */
export async function isListed(
  tx: Tx,
  { thingId, today }: { readonly thingId: string; readonly today: string },
): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select subjects.is_listed(${thingId}::uuid, ${today}::date) as is`.execute(tx);
  return rows[0]?.is ?? false;
}

/** Those of these that the reader may read. */
export async function listThingsOf(tx: Tx, thingIds: readonly string[]): Promise<readonly Thing[]> {
  const { rows } = await sql<Thing>`
    select ${cells} from subjects.things t join directory.staff c on c.staff_id = t.changed_by
    where t.thing_id = any (${thingIds}::uuid[])`.execute(tx);
  return rows;
}

type AskedSame = {
  readonly kind: ThingKind;
  readonly matchOn: string;
  readonly besides: string | undefined;
  readonly today: string;
};

/** What is here already under the same identifier or name. */
export async function findSame(
  tx: Tx,
  { kind, matchOn, besides, today }: AskedSame,
): Promise<readonly Pick<Thing, "thingId" | "label" | "identifier" | "kind">[]> {
  const same = await tx
    .selectFrom("subjects.things")
    .select(["thing_id as thingId", "label", "identifier", "kind"])
    .where("match_on", "=", matchOn)
    .where("kind", "=", kind)
    .where(sql<boolean>`listed_until >= ${today}::date`)
    .orderBy("thing_id")
    .limit(10)
    .execute();
  // Of what is read as one with it only the identifier of a thing that is its identifier still counts.
  const its = besides === undefined ? [] : await sameThings(tx, besides);
  return same
    .map((one) => ({ ...one, kind: one.kind as ThingKind }))
    .filter(({ thingId }) => thingId !== besides)
    .filter(({ thingId }) => strictKinds.includes(kind) || !its.includes(thingId));
}

/** The record under which one is read, and all that are read under it. */
export async function sameThings(tx: Tx, thingId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from subjects.same_things(${thingId}::uuid) s (id)`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Children within reach of the reader who were born on that day, to be compared by name. */
export function listBornOn(tx: Tx, bornOn: string) {
  return tx
    .selectFrom("subjects.people as p")
    .leftJoin("subjects.names as n", "n.person_id", "p.person_id")
    .select([
      "p.person_id as personId",
      "p.reference",
      "p.family_name as familyName",
      "p.given_name as givenName",
      "n.family_name as otherFamilyName",
      "n.given_name as otherGivenName",
    ])
    .where("p.born_on", "=", bornOn)
    .limit(200)
    .execute();
}
