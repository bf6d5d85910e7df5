import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { shownName } from "../../directory/index.ts";
import type { Audience } from "./telling.ts";

export type TellingLine = {
  readonly who: Audience;
  readonly outcome: "told" | "not-told";
  readonly toldOn: string | null;
  readonly toldBy: string | null;
  readonly how: string | null;
  readonly notice: string | null;
  readonly language: string | null;
  readonly reason: string | null;
  readonly reviewBy: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

/** Everything that was recorded of telling this child and their parents, newest first. */
export async function listTellings(tx: Tx, personId: string): Promise<readonly TellingLine[]> {
  const { rows } = await sql<TellingLine>`
    select t.who, t.outcome, t.told_on as "toldOn", t.told_by as "toldBy", t.how, t.notice, t.language, t.reason,
      t.review_by as "reviewBy", ${shownName({ staff: "s", at: "t.recorded_at" })} as "recordedBy", t.recorded_at as "recordedAt"
    from protect.tellings t join directory.staff s on s.staff_id = t.recorded_by
    where t.person_id = ${personId}::uuid order by t.telling_id desc limit 100`.execute(tx);
  return rows;
}

/** The newest of each: what stands. */
export const standingOf = (lines: readonly TellingLine[], who: Audience): TellingLine | undefined =>
  lines.find((line) => line.who === who);

export type NotTold = {
  readonly personId: string;
  readonly reference: string;
  readonly name: string;
  readonly team: string;
  readonly reason: string | null;
  readonly reviewBy: string | null;
};

export const mostNotTold = 200;

/** Open children within reach who have not been told, by team; what is due to be reviewed first. */
export async function listNotTold(tx: Tx): Promise<readonly NotTold[]> {
  const { rows } = await sql<NotTold>`
    select p.person_id as "personId", p.reference, concat_ws(' ', p.given_name, p.family_name) as name, m.name as team,
      x.reason, x.review_by as "reviewBy"
    from protect.tracker_entries t
    join subjects.people p on p.person_id = t.person_id
    join directory.teams m on m.team_id = p.owning_team_id
    left join lateral (select y.outcome, y.reason, y.review_by from protect.tellings y
      where y.person_id = t.person_id and y.who = 'child' order by y.telling_id desc limit 1) x on true
    where t.is_open and x.outcome is distinct from 'told'
    order by m.name, x.review_by nulls first, p.sort_name, p.person_id limit ${mostNotTold}`.execute(
    tx,
  );
  return rows;
}
