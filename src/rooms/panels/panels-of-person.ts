import { sql } from "kysely";
import { formatDate, londonDate } from "../../kernel/dates.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { ThingForums } from "../people-and-places/index.ts";
import { paths } from "./web/paths.ts";

type Row = { readonly panel: string; readonly last: Date | null; readonly next: Date | null };

/** Panels of Lantern on whose agenda a person stood or stands, as far as the reader may read its item. */
export async function panelsOfPerson(
  tx: Tx,
  _actor: StaffActor,
  { thingId, at }: { readonly thingId: string; readonly at: Date },
): Promise<ThingForums> {
  const { rows } = await sql<Row>`
    select c.body ->> 'name' as panel, max(s.starts_at) filter (where s.starts_at <= ${at}) as last,
      min(s.starts_at) filter (where s.starts_at > ${at}) as next
    from panels.agenda_items i join panels.sittings s on s.sitting_id = i.sitting_id
    join directory.configuration c on c.configuration_id = s.scheme_id
    where i.thing_id = any (array(select subjects.same_things(${thingId}::uuid))) and i.taken_off_at is null and s.cancelled_at is null
    group by s.panel, c.body ->> 'name' order by panel limit 20`.execute(tx);
  const lines = rows.map(({ panel, last, next }) => ({
    forum: panel,
    contact:
      last === null
        ? "The chair of the panel"
        : `The chair of the panel, who saw it last on ${formatDate(londonDate(last))}`,
    next: next === null ? "No date" : formatDate(londonDate(next)),
    href: paths.ofThing(thingId),
  }));
  return { lines, record: undefined };
}
