import { sql } from "kysely";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { NamedConcern } from "../named-concern.ts";

export type BoardRow = NamedConcern & {
  readonly dueAt: Date;
  readonly pausedAt: Date | null;
  readonly rating: string | null;
  readonly workedBy: string | null;
  readonly workedByName: string | null;
  readonly version: number;
};

/** More than is worked on at one time; what is beyond stands on the queue. */
export const mostOnBoard = 300;

/** Everything that waits, most urgent clock first; a narrow actor's rows are gathered first, as in the queue. */
export async function listBoard(tx: Tx, actor: StaffActor): Promise<readonly BoardRow[]> {
  const episodes = sql.raw(actor.isWide ? "identify.mash_episodes" : "visible");
  const visible = actor.isWide
    ? sql``
    : sql`visible as materialized (select * from identify.mash_episodes),`;
  const { rows } = await sql<BoardRow>`
    with ${visible} page as (
      select e.mash_episode_id from ${episodes} e
      where e.partnership_id = ${actor.partnershipId} and e.decided_at is null
      order by e.due_at, e.mash_episode_id limit ${mostOnBoard}
    )
    select e.mash_episode_id as "concernId", c.reference, c.about, c.family_name as "familyName", c.given_name as "givenName",
      c.born_on as "bornOn", c.age_about as "ageAbout", a.name as agency, e.due_at as "dueAt", e.paused_at as "pausedAt",
      e.rating, e.worked_by as "workedBy", w.name as "workedByName", e.version
    from page join ${episodes} e on e.mash_episode_id = page.mash_episode_id
    join identify.concerns c on c.concern_id = e.mash_episode_id
    join directory.teams t on t.team_id = c.team_id
    join directory.agencies a on a.agency_id = t.agency_id
    left join directory.staff w on w.staff_id = e.worked_by
    order by e.due_at, e.mash_episode_id`.execute(tx);
  return rows;
}

export type Holder = { readonly name: string; readonly rows: readonly BoardRow[] };

/** What nobody works on first, then each person by name, also whoever has nothing. */
export function byPerson(
  rows: readonly BoardRow[],
  makers: readonly { readonly staffId: string; readonly name: string }[],
): readonly Holder[] {
  const others = rows.filter(
    ({ workedBy }) => workedBy !== null && !makers.some(({ staffId }) => staffId === workedBy),
  );
  const people = new Map(makers.map(({ staffId, name }) => [staffId, name]));
  for (const { workedBy, workedByName } of others) {
    if (workedBy !== null) people.set(workedBy, workedByName ?? "");
  }
  const held = [...people].map(([staffId, name]) => ({
    name,
    rows: rows.filter(({ workedBy }) => workedBy === staffId),
  }));
  return [
    { name: "Nobody yet", rows: rows.filter(({ workedBy }) => workedBy === null) },
    ...held.sort((a, b) => a.name.localeCompare(b.name)),
  ];
}
