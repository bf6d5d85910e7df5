import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import type { ThingKind, ThingStanding } from "./thing-kinds.ts";
import { searchKeys } from "./thing-kinds.ts";

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
};

const cells: RawBuilder<unknown> = sql`
  t.thing_id as "thingId", t.kind, t.label, t.identifier, t.born_on as "bornOn", t.known_as as "knownAs",
  t.standing, t.standing_basis as "standingBasis", t.says, t.source, t.learned_on as "learnedOn",
  c.name as "changedBy", t.changed_at as "changedAt", t.version,
  array(select f.type from protect.thing_flags f where f.thing_id = t.thing_id and f.ended_on is null
    order by f.thing_flag_id) as flags,
  (select min(f.review_by) from protect.thing_flags f where f.thing_id = t.thing_id and f.ended_on is null) as "flagReviewBy"`;

export type ThingQuery = {
  readonly kind?: ThingKind | undefined;
  readonly sought?: string | undefined;
  readonly page: number;
  readonly pageSize: number;
};

/** What was typed, as it stands in a name or as the start of a number, a registration or a postcode. */
function found({ kind, sought = "" }: Pick<ThingQuery, "kind" | "sought">): RawBuilder<unknown> {
  const ofKind = kind === undefined ? sql`true` : sql`t.kind = ${kind}`;
  const typed = sought.trim();
  if (typed === "") return ofKind;
  const like = `%${typed.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const starts = searchKeys(typed).map((key) => `%${key}%`);
  return sql`${ofKind} and (t.label ilike ${like} or t.match_on like any (${starts})
    or exists (select from unnest(t.known_as) k where k ilike ${like}))`;
}

/** Those of a kind, or that go by what was typed, by name. One more than a page, to know whether there is a next. */
export async function listThings(tx: Tx, query: ThingQuery): Promise<readonly Thing[]> {
  const { page, pageSize } = query;
  const { rows } = await sql<Thing>`
    with shown as materialized (
      select t.* from subjects.things t where ${found(query)}
      order by t.kind, lower(t.label), t.thing_id limit ${pageSize + 1} offset ${(page - 1) * pageSize})
    select ${cells} from shown t join directory.staff c on c.staff_id = t.changed_by
    order by t.kind, lower(t.label), t.thing_id`.execute(tx);
  return rows;
}

export async function countThings(
  tx: Tx,
  query: Pick<ThingQuery, "kind" | "sought">,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from subjects.things t where ${found(query)}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export async function findThing(tx: Tx, thingId: string): Promise<Thing | undefined> {
  const { rows } = await sql<Thing>`
    select ${cells} from subjects.things t join directory.staff c on c.staff_id = t.changed_by
    where t.thing_id = ${thingId}::uuid`.execute(tx);
  return rows[0];
}

/** Those of these that the reader may read. */
export async function listThingsOf(tx: Tx, thingIds: readonly string[]): Promise<readonly Thing[]> {
  const { rows } = await sql<Thing>`
    select ${cells} from subjects.things t join directory.staff c on c.staff_id = t.changed_by
    where t.thing_id = any (${thingIds}::uuid[])`.execute(tx);
  return rows;
}

/** What is here already under the same identifier or name. */
export async function findSame(
  tx: Tx,
  { kind, matchOn, besides }: { kind: ThingKind; matchOn: string; besides: string | undefined },
): Promise<readonly Pick<Thing, "thingId" | "label" | "identifier" | "kind">[]> {
  const same = await tx
    .selectFrom("subjects.things")
    .select(["thing_id as thingId", "label", "identifier", "kind"])
    .where("match_on", "=", matchOn)
    .where("kind", "=", kind)
    .orderBy("thing_id")
    .limit(10)
    .execute();
  return same
    .map((one) => ({ ...one, kind: one.kind as ThingKind }))
    .filter(({ thingId }) => thingId !== besides);
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
