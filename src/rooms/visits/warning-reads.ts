import { sql, type RawBuilder } from "kysely";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { firstOf, total, type FirstOf } from "../../platform/database/first-of.ts";
import { shownName } from "../directory/index.ts";
import { ledCircles } from "../subjects/index.ts";

export type Warning = {
  readonly warningId: string;
  readonly kind: string;
  /** In the words of the list that it was recorded under. */
  readonly kindName: string;
  readonly wording: string;
  readonly source: string;
  readonly sinceOn: string;
  readonly reviewBy: string;
  readonly reviewedOn: string;
  readonly reviewedBy: string;
  readonly endedOn: string | null;
  readonly endedReason: string | null;
  readonly endedBy: string | null;
  readonly recordedBy: string;
  readonly version: number;
};

const cells: RawBuilder<unknown> = sql`
  w.visit_warning_id as "warningId", w.kind,
  coalesce((select x.one ->> 'name' from jsonb_array_elements(c.body -> 'warnings') x (one) where x.one ->> 'key' = w.kind), w.kind) as "kindName",
  w.wording, w.source, w.since_on as "sinceOn", w.review_by as "reviewBy", w.reviewed_on as "reviewedOn", ${shownName({ staff: "r", at: "w.reviewed_on" })} as "reviewedBy",
  w.ended_on as "endedOn", w.ended_reason as "endedReason", ${shownName({ staff: "e", at: "w.ended_on" })} as "endedBy", ${shownName({ staff: "b", at: "w.recorded_at" })} as "recordedBy", w.version`;
const tables: RawBuilder<unknown> = sql`
  protect.visit_warnings w join directory.configuration c on c.configuration_id = w.scheme_id
  join directory.staff r on r.staff_id = w.reviewed_by join directory.staff b on b.staff_id = w.recorded_by
  left join directory.staff e on e.staff_id = w.ended_by`;

/** Of one child: what stands, the newest first, then what has ended. */
export async function listWarnings(tx: Tx, personId: string): Promise<readonly Warning[]> {
  const { rows } = await sql<Warning>`
    select ${cells} from ${tables} where w.person_id = ${personId}::uuid
    order by (w.ended_on is not null), w.since_on desc, w.visit_warning_id desc limit 200`.execute(
    tx,
  );
  return rows;
}

/** What somebody who goes to the door must know. */
export const standingWarnings = (warnings: readonly Warning[]): readonly Warning[] =>
  warnings.filter(({ endedOn }) => endedOn === null);

export async function findWarning(
  tx: Tx,
  { personId, warningId }: { readonly personId: string; readonly warningId: string },
): Promise<Warning | undefined> {
  const { rows } = await sql<Warning>`
    select ${cells} from ${tables}
    where w.visit_warning_id = ${warningId}::uuid and w.person_id = ${personId}::uuid`.execute(tx);
  return rows[0];
}

export type MyWarning = Warning & {
  readonly personId: string;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
};

/** Warnings that are to be reviewed by today, of children whom this person leads. */
export async function readMyWarnings(
  tx: Tx,
  actor: StaffActor,
  { at, today, most }: { readonly at: Date; readonly today: string; readonly most: number },
): Promise<FirstOf<MyWarning>> {
  const { rows } = await sql<MyWarning & { total: number }>`
    select ${cells}, p.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName", ${total}
    from ${ledCircles(actor.id, at)} m join subjects.people p on p.circle_id = m.circle_id join ${tables} on w.person_id = p.person_id
    where w.ended_on is null and w.review_by <= ${today}::date
    order by w.review_by, w.visit_warning_id limit ${most}`.execute(tx);
  return firstOf(rows);
}
