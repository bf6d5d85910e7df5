import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";

/** A flag on a child's record, standing or ended. */
export type Flag = {
  readonly flagId: string;
  readonly type: string;
  readonly reason: string;
  readonly dissent: string | null;
  readonly raisedOn: string;
  readonly raisedBy: string;
  readonly reviewBy: string;
  readonly mirroredIn: readonly string[];
  /** Systems out of which it has still to be taken since it ended. */
  readonly stillIn: readonly string[];
  readonly endedOn: string | null;
  readonly endedBy: string | null;
  readonly endReason: string | null;
  readonly endDissent: string | null;
  readonly version: number;
  /** For which days its use for enforcement against the child was granted. */
  readonly grants: readonly Grant[];
};

export type Grant = { readonly from: string; readonly until: string };

/** The child's flags: those that stand first, then the newest. */
export function listFlags(tx: Tx, personId: string): Promise<readonly Flag[]> {
  return tx
    .selectFrom("protect.flags as f")
    .innerJoin("directory.staff as r", "r.staff_id", "f.raised_by")
    .leftJoin("directory.staff as e", "e.staff_id", "f.ended_by")
    .select([
      "f.flag_id as flagId",
      "f.type",
      "f.reason",
      "f.dissent",
      "f.raised_on as raisedOn",
      shownName({ staff: "r", at: "f.raised_on" }).as("raisedBy"),
      "f.review_by as reviewBy",
      "f.mirrored_in as mirroredIn",
      "f.still_in as stillIn",
      "f.ended_on as endedOn",
      shownName<string | null>({ staff: "e", at: "f.ended_on" }).as("endedBy"),
      "f.end_reason as endReason",
      "f.end_dissent as endDissent",
      "f.version",
      sql<
        readonly Grant[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('from', g.from_on, 'until', g.until_on)), '[]')
        from protect.enforcement_requests g
        where g.flag_id = f.flag_id and g.outcome = 'granted' and g.ended_on is null)`.as("grants"),
    ])
    .where("f.person_id", "=", personId)
    .orderBy((row) => row("f.ended_on", "is not", null))
    .orderBy("f.flag_id", "desc")
    .limit(100)
    .execute();
}

export const standingFlags = <F extends Flag>(flags: readonly F[]): readonly F[] =>
  flags.filter((flag) => flag.endedOn === null);

export type FlagReview = {
  readonly flagId: string;
  readonly reason: string;
  readonly dissent: string | null;
  readonly reviewBy: string;
  readonly reviewedOn: string;
  readonly reviewedBy: string;
};

/** Every look at the child's flags that left one standing, the newest first. */
export function listFlagReviews(tx: Tx, personId: string): Promise<readonly FlagReview[]> {
  return tx
    .selectFrom("protect.flag_reviews as v")
    .innerJoin("directory.staff as s", "s.staff_id", "v.reviewed_by")
    .select([
      "v.flag_id as flagId",
      "v.reason",
      "v.dissent",
      "v.review_by as reviewBy",
      "v.reviewed_on as reviewedOn",
      shownName({ staff: "s", at: "v.recorded_at" }).as("reviewedBy"),
    ])
    .where("v.person_id", "=", personId)
    .orderBy("v.flag_review_id", "desc")
    .limit(200)
    .execute();
}
