import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";
import type { EducationKind } from "./kinds.ts";

/** A word of the list that an entry was recorded by, with what that list said of it. */
type Word = {
  readonly name: string;
  readonly isOnRoll?: boolean;
  readonly isHome?: boolean;
  readonly isNone?: boolean;
  readonly isForGood?: boolean;
};

export type Entry = {
  readonly entryId: string;
  readonly kind: EducationKind;
  readonly from: string;
  readonly to: string | null;
  readonly value: string | null;
  readonly valueWord: Word | null;
  readonly reason: string | null;
  readonly reasonName: string | null;
  readonly possible: number | null;
  readonly attended: number | null;
  readonly unauthorised: number | null;
  readonly hours: number | null;
  readonly reviewBy: string | null;
  readonly sessions: number | null;
  readonly decided: string | null;
  readonly seenBy: string | null;
  readonly wording: string | null;
  readonly source: string;
  readonly correctsId: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
};

const wordIn = (list: RawBuilder<unknown>, key: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  (select x.one from jsonb_array_elements(c.body -> ${list}) x (one) where x.one ->> 'key' = ${key} limit 1)`;

const values = sql`case r.kind when 'enrolment' then 'statuses' when 'exclusion' then 'exclusions'
  when 'support' then 'supports' when 'contact' then 'contacts' end`;
const reasons = sql`case r.kind when 'enrolment' then 'changes' when 'exclusion' then 'exclusionReasons'
  when 'timetable' then 'partTimeReasons' end`;

/** The cells of an entry r with its configuration c and its writer b. */
export const entryCells: RawBuilder<unknown> = sql`
  r.education_entry_id as "entryId", r.kind, r.from_on as "from", r.to_on as "to", r.value,
  ${wordIn(values, sql`r.value`)} as "valueWord", r.reason,
  coalesce(${wordIn(reasons, sql`r.reason`)} ->> 'name', r.reason) as "reasonName",
  r.possible, r.attended, r.unauthorised, r.hours::float8 as hours, r.review_by as "reviewBy", r.sessions, r.decided,
  r.seen_by as "seenBy", r.wording, r.source, r.corrects_id as "correctsId", ${shownName({ staff: "b", at: "r.recorded_at" })} as "recordedBy", r.recorded_at as "recordedAt"`;

/** Everything that is recorded of one child, the newest of each kind first; those put right too. */
export async function listEntries(tx: Tx, personId: string): Promise<readonly Entry[]> {
  const { rows } = await sql<Entry>`
    select ${entryCells} from protect.education_entries r
    join directory.configuration c on c.configuration_id = r.scheme_id
    join directory.staff b on b.staff_id = r.recorded_by
    where r.person_id = ${personId}::uuid
    order by r.from_on desc, r.education_entry_id desc limit 1000`.execute(tx);
  return rows;
}
