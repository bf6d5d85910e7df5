import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { Flag, FlagReview } from "../child-record/index.ts";

/** With the record that it is on: two records of one subject are read as one. */
export type ThingFlag = Flag & { readonly thingId: string };

/** The flags of a subject that is no child, in the shape of a child's: those that stand first, then the newest. */
export async function listThingFlags(tx: Tx, thingId: string): Promise<readonly ThingFlag[]> {
  const { rows } = await sql<ThingFlag>`
    select f.thing_flag_id as "flagId", f.thing_id as "thingId", f.type, f.reason, f.dissent, f.raised_on as "raisedOn", r.name as "raisedBy",
      f.review_by as "reviewBy", f.mirrored_in as "mirroredIn", f.still_in as "stillIn", f.ended_on as "endedOn",
      e.name as "endedBy", f.end_reason as "endReason", f.end_dissent as "endDissent", f.version, '[]'::jsonb as grants
    from protect.thing_flags f join directory.staff r on r.staff_id = f.raised_by
    left join directory.staff e on e.staff_id = f.ended_by
    where f.thing_id in (select subjects.same_things(${thingId}::uuid))
    order by f.ended_on is not null, f.thing_flag_id desc limit 100`.execute(tx);
  return rows;
}

/** Every look at them that left one standing, the newest first. */
export async function listThingFlagReviews(
  tx: Tx,
  thingId: string,
): Promise<readonly FlagReview[]> {
  const { rows } = await sql<FlagReview>`
    select v.thing_flag_id as "flagId", v.reason, v.dissent, v.review_by as "reviewBy", v.reviewed_on as "reviewedOn", s.name as "reviewedBy"
    from protect.thing_flag_reviews v join protect.thing_flags f on f.thing_flag_id = v.thing_flag_id
    join directory.staff s on s.staff_id = v.reviewed_by
    where f.thing_id in (select subjects.same_things(${thingId}::uuid)) order by v.thing_flag_review_id desc limit 200`.execute(
    tx,
  );
  return rows;
}
