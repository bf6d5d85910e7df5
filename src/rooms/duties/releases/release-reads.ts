import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { shownName } from "../../directory/index.ts";
import type { Release, Telling } from "./release.ts";

const cells: RawBuilder<Release> = sql`
  r.release_id as "releaseId", r.thing_id as "thingId", t.label as thing, r.kind, r.conditions, r.source,
  r.begins_on::text as "beginsOn", r.ends_on::text as "endsOn", r.alert_on::text as "alertOn", r.ended_on::text as "endedOn",
  r.end_words as "endWords", ${shownName({ staff: "b", at: "r.recorded_at" })} as "recordedBy", r.recorded_at as "recordedAt", r.version`;
const author: RawBuilder<unknown> = sql`join directory.staff b on b.staff_id = r.recorded_by`;
const joined: RawBuilder<unknown> = sql`left join subjects.things t on t.thing_id = r.thing_id ${author}`;
/** For who works with the child: whose it is stands there as long as they are listed. It ends all the same. */
const joinedListed = (today: string): RawBuilder<unknown> => sql`
  left join subjects.things t on t.thing_id = r.thing_id and t.listed_until >= ${today}::date ${author}`;

/** Of a person of concern and of what is read as one with them, the newest first. */
export async function listReleasesOf(tx: Tx, thingId: string): Promise<readonly Release[]> {
  const { rows } = await sql<Release>`
    select ${cells} from subjects.releases r ${joined}
    where r.thing_id in (select subjects.same_things(${thingId}::uuid))
    order by r.ended_on is not null, r.ends_on, r.release_id desc limit 100`.execute(tx);
  return rows;
}

export async function findRelease(tx: Tx, releaseId: string): Promise<Release | undefined> {
  const { rows } = await sql<Release>`
    select ${cells} from subjects.releases r ${joined} where r.release_id = ${releaseId}::uuid`.execute(
    tx,
  );
  return rows[0];
}

export type ChildRelease = Release & { readonly personId: string };

const ofChild: RawBuilder<unknown> = sql`join protect.release_children c on c.release_id = r.release_id`;

/** Those that concern a child: what ends next first. */
export async function listReleasesFor(
  tx: Tx,
  { personId, today }: { readonly personId: string; readonly today: string },
): Promise<readonly ChildRelease[]> {
  const { rows } = await sql<ChildRelease>`
    select distinct on (r.ended_on is not null, r.ends_on, r.release_id) ${cells}, c.person_id as "personId"
    from subjects.releases r ${ofChild} ${joinedListed(today)} where c.person_id = ${personId}::uuid
    order by r.ended_on is not null, r.ends_on, r.release_id limit 100`.execute(tx);
  return rows;
}

/** Who of a child's was told, the newest first. */
export async function listTellings(
  tx: Tx,
  { personId, releaseId }: { readonly personId: string; readonly releaseId: string },
): Promise<readonly Telling[]> {
  const { rows } = await sql<Telling>`
    select x.whom, x.outcome, x.ends_on::text as "endsOn", x.told_on::text as "toldOn", x.told_by as "toldBy", x.wording,
      ${shownName({ staff: "b", at: "x.recorded_at" })} as "recordedBy"
    from protect.release_tellings x join directory.staff b on b.staff_id = x.recorded_by
    where x.person_id = ${personId}::uuid and x.release_id = ${releaseId}::uuid
    order by x.recorded_at desc, x.release_telling_id desc limit 100`.execute(tx);
  return rows;
}

export type ListedRelease = ChildRelease & {
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
  /** How many of lead, child and carer were told of this end, or left out with a reason. */
  readonly told: number;
};

export type ReleaseShow = "due" | "open";

const mostListed = 500;
const told: RawBuilder<number> = sql`(select count(distinct x.whom)::int from protect.release_tellings x
  where x.release_id = c.release_id and x.person_id = c.person_id and x.ends_on is not distinct from r.ends_on)`;

type ListAsked = { readonly show: ReleaseShow; readonly today: string };

const listed = ({ show, today }: ListAsked): RawBuilder<unknown> => sql`
    from protect.release_children c join subjects.people p on p.person_id = c.person_id
    join subjects.releases r on r.release_id = c.release_id and r.ended_on is null ${joinedListed(today)}
    where c.partnership_id = (select sec.partnership())
      ${show === "due" ? sql`and r.alert_on <= ${today}::date and ${told} < 3` : sql``}`;

/** For children within reach: what ends next first. They are few, and read whole. */
export async function listAllReleases(tx: Tx, asked: ListAsked): Promise<readonly ListedRelease[]> {
  const { rows } = await sql<ListedRelease>`
    select ${cells}, c.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName",
      ${told} as told ${listed(asked)}
    order by r.ends_on, r.release_id, c.release_child_id limit ${mostListed}`.execute(tx);
  return rows;
}

export const releaseCount = (asked: ListAsked): RawBuilder<{ readonly many: number }> =>
  sql`select least(count(*), ${mostListed})::int as many ${listed(asked)}`;
