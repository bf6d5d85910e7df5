import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { shownOwner } from "../directory/index.ts";
import type { OpenPromise } from "./paper-parts.ts";
import type { Sitting } from "./sitting-reads.ts";

type Of = {
  readonly ids: readonly string[];
  /** Promises to its panel are counted to this sitting. */
  readonly sitting: Pick<Sitting, "panel" | "startsAt">;
};
type ById = ReadonlyMap<string, readonly OpenPromise[]>;

/** Nobody of a sensitive service is named, because others read the page. */
const ownerAt = (at: string) => {
  const { owner, agency } = shownOwner({ staff: "o", agency: "a", at, forOthers: true });
  return sql`concat_ws(', ', ${owner}, ${agency}) as owner`;
};

/** Sittings of the panel that were held between the one of `s` and this one. */
const sittingsSince = ({ panel, startsAt }: Of["sitting"]) => sql`
  (select count(*)::int from panels.sittings z where z.panel = ${panel} and z.cancelled_at is null
    and z.starts_at > s.starts_at and z.starts_at < ${startsAt})`;

/** What is open about each child and who owes it; what was promised to this panel before, with how often it was carried. */
export async function readPromises(tx: Tx, { ids, sitting }: Of): Promise<ById> {
  const { rows } = await sql<OpenPromise & { subjectId: string }>`
    select w.person_id as "subjectId", w.wording, w.due_on as "dueOn", ${ownerAt("w.added_on")}, x.carried
    from work.actions w join directory.agencies a on a.agency_id = w.owner_agency_id
    left join directory.staff o on o.staff_id = w.owner_staff_id
    left join lateral (select ${sittingsSince(sitting)} as carried
      from panels.item_actions m join panels.agenda_items i on i.agenda_item_id = m.agenda_item_id
      join panels.sittings s on s.sitting_id = i.sitting_id
      where m.action_id = w.action_id and s.panel = ${sitting.panel} and s.starts_at < ${sitting.startsAt}
        and s.cancelled_at is null) x on true
    where w.person_id = any (${ids}::uuid[]) and w.state = 'open' order by w.due_on, w.action_id`.execute(
    tx,
  );
  return Map.groupBy(rows, ({ subjectId }) => subjectId);
}

type OfOthers = {
  readonly thingIds: readonly string[];
  /** Themes are known by what they are called. */
  readonly titles: readonly string[];
  readonly sitting: Of["sitting"];
};

/** The same of places, persons of concern, groups and themes, of which this panel keeps its own; by id or title. */
export async function readItemPromises(
  tx: Tx,
  { thingIds, titles, sitting }: OfOthers,
): Promise<ById> {
  const { rows } = await sql<OpenPromise & { subjectId: string }>`
    select k.id as "subjectId", p.wording, p.due_on as "dueOn", ${ownerAt("p.agreed_at")}, ${sittingsSince(sitting)} as carried
    from (select t.id::text as id, i.agenda_item_id from unnest(${thingIds}::uuid[]) t (id)
        join panels.agenda_items i on i.thing_id in (select subjects.same_things(t.id))
      union all select i.title, i.agenda_item_id from panels.agenda_items i where i.title = any (${titles}::text[])) k
    join panels.item_promises p on p.agenda_item_id = k.agenda_item_id and p.state = 'open'
    join panels.sittings s on s.sitting_id = p.sitting_id
    join directory.agencies a on a.agency_id = p.owner_agency_id
    left join directory.staff o on o.staff_id = p.owner_staff_id
    where s.panel = ${sitting.panel} and s.starts_at < ${sitting.startsAt} and s.cancelled_at is null
    order by p.due_on, p.item_promise_id`.execute(tx);
  return Map.groupBy(rows, ({ subjectId }) => subjectId);
}
