import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";
import type { Licence } from "./licence.ts";

const cells: RawBuilder<Licence> = sql`
  l.licence_id as "licenceId", l.thing_id as "thingId", l.kind, l.name, l.holder, l.licence_number as number, l.authority,
  l.is_elsewhere as "isElsewhere", l.source, l.ended_on::text as "endedOn", l.end_words as "endWords",
  ${shownName({ staff: "b", at: "l.recorded_at" })} as "recordedBy", l.recorded_at as "recordedAt", l.version`;

/** Of a subject and of what is read as one with it: what is held first. */
export async function listLicencesOf(tx: Tx, thingId: string): Promise<readonly Licence[]> {
  const { rows } = await sql<Licence>`
    select ${cells} from subjects.licences l join directory.staff b on b.staff_id = l.recorded_by
    where l.thing_id in (select subjects.same_things(${thingId}::uuid))
    order by l.ended_on is not null, l.licence_id desc limit 100`.execute(tx);
  return rows;
}

export async function findLicence(
  tx: Tx,
  { thingId, licenceId }: { readonly thingId: string; readonly licenceId: string },
): Promise<Licence | undefined> {
  const { rows } = await sql<Licence>`
    select ${cells} from subjects.licences l join directory.staff b on b.staff_id = l.recorded_by
    where l.licence_id = ${licenceId}::uuid and l.thing_id in (select subjects.same_things(${thingId}::uuid))`.execute(
    tx,
  );
  return rows[0];
}
