import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";
import type {
  Around,
  AroundView,
  Contact,
  CourtOrder,
  DoNotTell,
  Responsibility,
  Restriction,
  TellingDecision,
} from "./family.ts";

export const recorded: RawBuilder<unknown> = sql`${shownName({ staff: "s", at: "x.recorded_at" })} as "recordedBy", x.recorded_at as "recordedAt"`;
export const by: RawBuilder<unknown> = sql`join directory.staff s on s.staff_id = x.recorded_by`;
export const sourced: RawBuilder<unknown> = sql`x.source, x.source_name as "sourceName", x.noted_on::text as "notedOn"`;
export const span: RawBuilder<unknown> = sql`x.from_on::text as "fromOn", x.until_on::text as "untilOn", x.ended_on::text as "endedOn",
  x.end_kind as "endKind", x.end_reason as "endReason", x.version`;

/** Everybody around a child, each by the newest entry, also those who are so no more; in the order in which they were added. */
export async function listAround(tx: Tx, personId: string): Promise<readonly Around[]> {
  const { rows } = await sql<Around>`
    select x.around_entry_id as "entryId", x.around_id as "aroundId", x.name, x.described, x.relationship, x.part, x.phone, x.email,
      x.language, x.change, x.change_words as "changeWords", ${sourced}, ${recorded}
    from protect.around_entries x ${by}
    where x.person_id = ${personId}::uuid
      and not exists (select from protect.around_entries n where n.replaces_id = x.around_entry_id)
    order by x.around_id`.execute(tx);
  return rows;
}

/** What each of them thinks and what workers note of them, the newest first. */
export async function listViews(tx: Tx, personId: string): Promise<readonly AroundView[]> {
  const { rows } = await sql<AroundView>`
    select x.around_id as "aroundId", x.side, x.wording, ${sourced}, ${recorded}
    from protect.around_views x ${by} where x.person_id = ${personId}::uuid
    order by x.noted_on desc, x.around_view_id desc`.execute(tx);
  return rows;
}

/** Whether contact is safe, as it was recorded, the newest first. */
export async function listContacts(tx: Tx, personId: string): Promise<readonly Contact[]> {
  const { rows } = await sql<Contact>`
    select x.around_id as "aroundId", x.safety, x.why, x.from_on::text as "fromOn", ${sourced}, ${recorded}
    from protect.around_contacts x ${by} where x.person_id = ${personId}::uuid
    order by x.around_contact_id desc`.execute(tx);
  return rows;
}

export async function listResponsibilities(
  tx: Tx,
  personId: string,
): Promise<readonly Responsibility[]> {
  const { rows } = await sql<Responsibility>`
    select x.responsibility_id as "responsibilityId", x.around_id as "aroundId", x.authority, x.kind, x.evidence, ${span}, ${recorded}
    from protect.parental_responsibilities x ${by} where x.person_id = ${personId}::uuid
    order by x.from_on, x.responsibility_id`.execute(tx);
  return rows;
}

export async function listRestrictions(tx: Tx, personId: string): Promise<readonly Restriction[]> {
  const { rows } = await sql<Restriction>`
    select x.restriction_id as "restrictionId", x.responsibility_id as "responsibilityId", x.wording, x.evidence, ${span}, ${recorded}
    from protect.responsibility_restrictions x ${by} where x.person_id = ${personId}::uuid
    order by x.from_on, x.restriction_id`.execute(tx);
  return rows;
}

export async function listOrders(tx: Tx, personId: string): Promise<readonly CourtOrder[]> {
  const { rows } = await sql<CourtOrder>`
    select x.court_order_id as "courtOrderId", x.around_id as "aroundId", x.kind, x.court, x.made_on::text as "madeOn", x.terms,
      x.document, ${span}, ${recorded}
    from protect.court_orders x ${by} where x.person_id = ${personId}::uuid
    order by x.made_on desc, x.court_order_id desc`.execute(tx);
  return rows;
}

/** Who must not be told, and those marks that were lifted, the newest first. */
export async function listDoNotTell(tx: Tx, personId: string): Promise<readonly DoNotTell[]> {
  const { rows } = await sql<DoNotTell>`
    select x.do_not_tell_id as "doNotTellId", x.around_id as "aroundId", x.reason, x.from_on::text as "fromOn",
      x.review_by::text as "reviewBy", ${shownName({ staff: "s", at: "x.marked_at" })} as "markedBy", x.marked_at as "markedAt",
      x.lifted_on::text as "liftedOn", x.lift_decided_by as "liftDecidedBy", x.lift_reason as "liftReason", x.version
    from protect.do_not_tell x join directory.staff s on s.staff_id = x.marked_by where x.person_id = ${personId}::uuid
    order by x.do_not_tell_id desc`.execute(tx);
  return rows;
}

/** What a young person decided about who may be told, the newest first. */
export async function listDecisions(tx: Tx, personId: string): Promise<readonly TellingDecision[]> {
  const { rows } = await sql<TellingDecision>`
    select x.telling_decision_id as "decisionId", x.at_age as "atAge", x.outcome, x.wording, x.decided_on::text as "decidedOn",
      array(select t.around_id from protect.telling_people t where t.telling_decision_id = x.telling_decision_id
        order by t.around_id)::text[] as "aroundIds", ${recorded}
    from protect.telling_decisions x ${by} where x.person_id = ${personId}::uuid
    order by x.recorded_at desc, x.telling_decision_id desc`.execute(tx);
  return rows;
}
