import { sql } from "kysely";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { shownName } from "../../directory/index.ts";
import { reachedWith } from "../reached-with.ts";

/** That a record stands, or stood, for another of the same child. */
export type Merge = {
  readonly mergeId: string;
  readonly personId: string;
  readonly otherId: string;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly bornOn: string | null;
  readonly otherReference: string;
  readonly reason: string;
  readonly proposedByName: string;
  readonly agreedByName: string;
  /** Who proposed it and who agreed. */
  readonly joinedBy: readonly string[];
  readonly mergedAt: Date;
  readonly splitAt: Date | null;
  readonly splitByName: string | null;
  readonly splitReason: string | null;
  readonly breachReference: string | null;
  readonly version: number;
  /** People on the list of whom to tell who were not told yet; none for who may not read that list. */
  readonly stillToTell: number;
};

const selectMerges = sql`
  select m.merge_id as "mergeId", m.person_id as "personId", m.other_person_id as "otherId", p.reference,
    p.family_name as "familyName", p.given_name as "givenName", p.born_on as "bornOn",
    m.other_reference as "otherReference", m.reason,
    ${shownName({ staff: "a", at: "m.merged_at" })} as "proposedByName",
    ${shownName({ staff: "b", at: "m.merged_at" })} as "agreedByName",
    array[m.proposed_by, m.agreed_by] as "joinedBy",
    m.merged_at as "mergedAt", m.split_at as "splitAt",
    ${shownName<string | null>({ staff: "c", at: "m.split_at" })} as "splitByName", m.split_reason as "splitReason",
    m.breach_reference as "breachReference", m.version,
    (select count(*)::int from subjects.merge_tells t where t.merge_id = m.merge_id and not t.is_told) as "stillToTell"
  from subjects.merges m join subjects.people p on p.person_id = m.person_id
  join directory.staff a on a.staff_id = m.proposed_by join directory.staff b on b.staff_id = m.agreed_by
  left join directory.staff c on c.staff_id = m.split_by`;

/** What was taken apart is read by who reaches both: the people around the one child do not learn of the other. */
const ofWhoReaches = sql`(m.split_at is null or exists (select from subjects.people o where o.person_id = m.other_person_id))`;

type Listing = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly page: number;
  readonly pageSize: number;
};

/** What was joined, where the reader's posts let them take it apart, newest first; also what was taken apart again. */
export async function listMerges(
  tx: Tx,
  { actor, at, page, pageSize }: Listing,
): Promise<readonly Merge[]> {
  const { rows } = await sql<Merge>`${selectMerges}
    where m.partnership_id = ${actor.partnershipId} and ${ofWhoReaches}
      and ${reachedWith(actor, "record.merge", at) ?? sql`true`}
    order by m.merged_at desc, m.merge_id desc limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(
    tx,
  );
  return rows;
}

export async function findMerge(tx: Tx, mergeId: string): Promise<Merge | undefined> {
  const { rows } =
    await sql<Merge>`${selectMerges} where m.merge_id = ${mergeId} and ${ofWhoReaches}`.execute(tx);
  return rows[0];
}

/** What two records became that are one now, in whatever order they are named. */
export async function findMergeOfTwo(
  tx: Tx,
  [one, other]: readonly [string, string],
): Promise<Merge | undefined> {
  const { rows } = await sql<Merge>`${selectMerges}
    where m.split_at is null and m.person_id in (${one}, ${other}) and m.other_person_id in (${one}, ${other})`.execute(
    tx,
  );
  return rows[0];
}

/** What somebody said before the two became one: that they are the same child, or, as the second, that they are joined. */
export type LookBefore = {
  readonly kind: "same" | "agreed";
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
};

export async function listLooksBefore(tx: Tx, mergeId: string): Promise<readonly LookBefore[]> {
  const { rows } = await sql<LookBefore>`
    select l.kind, ${shownName({ staff: "s", at: "l.said_at" })} as by, l.said_at as at, l.reason
    from subjects.looks_of(${mergeId}) l join directory.staff s on s.staff_id = l.said_by
    order by l.said_at`.execute(tx);
  return rows;
}

/** What one record stands, or stood, for. */
export async function listMergesOf(tx: Tx, personId: string): Promise<readonly Merge[]> {
  const { rows } = await sql<Merge>`${selectMerges}
    where m.person_id = ${personId} and ${ofWhoReaches} order by m.merged_at desc, m.merge_id desc`.execute(
    tx,
  );
  return rows;
}

/** The record within reach that stands for this one. */
export async function findMergedInto(tx: Tx, personId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from subjects.merges
    where other_person_id = ${personId} and split_at is null`.execute(tx);
  return rows[0]?.id;
}

/** Somebody, or somebody outside, who is to be told of a mistake. */
export type MergeTell = {
  readonly tellId: string;
  readonly kind: "looked" | "acted" | "sent";
  readonly whom: string;
  readonly phone: string | null;
  readonly lastAt: Date;
  readonly times: number;
  /** Whether it stands that they were told; what was said and taken back is read beside it. */
  readonly isTold: boolean;
  readonly toldHow: string | null;
  readonly toldAt: Date | null;
  readonly toldByName: string | null;
  readonly backAt: Date | null;
  readonly backByName: string | null;
  readonly version: number;
};

/**
 * Those who are still to be told first. Whoever was of a sensitive service on a day of their row stands there
 * under its words, and without the telephone, also once they have left it; whoever is of one now as well.
 */
export async function listMergeTells(
  tx: Tx,
  { mergeId, today }: { readonly mergeId: string; readonly today: string },
): Promise<readonly MergeTell[]> {
  const { rows } = await sql<MergeTell>`
    select t.merge_tell_id as "tellId", t.kind, coalesce(h.words, s.name, t.recipient) as whom,
      case when h.words is null then s.phone end as phone, t.last_at as "lastAt", t.times, t.is_told as "isTold",
      t.told_how as "toldHow", t.told_at as "toldAt", ${shownName<string | null>({ staff: "b", at: "t.told_at" })} as "toldByName",
      t.back_at as "backAt", ${shownName<string | null>({ staff: "k", at: "t.back_at" })} as "backByName", t.version
    from subjects.merge_tells t join subjects.merges m on m.merge_id = t.merge_id
    left join directory.staff s on s.staff_id = t.staff_id
    left join directory.staff b on b.staff_id = t.told_by
    left join directory.staff k on k.staff_id = t.back_by
    left join lateral (
      select coalesce(sec.words_instead(c.staff_id, (t.last_at at time zone 'Europe/London')::date),
        sec.words_instead(c.staff_id, (m.merged_at at time zone 'Europe/London')::date),
        sec.words_instead(c.staff_id, ${today}::date)) as words
      from unnest((select sec.closed_ever())) as c (staff_id) where c.staff_id = t.staff_id) h on true
    where t.merge_id = ${mergeId}
    order by t.is_told, array_position(array['sent', 'acted', 'looked'], t.kind), t.last_at desc, t.merge_tell_id`.execute(
    tx,
  );
  return rows;
}

/** Where the entry in the register of breaches stands: of who may take apart, without what it says. */
export type MergeBreach = {
  readonly entryId: string;
  readonly reference: string;
  readonly state: "draft" | "confirmed" | "ended";
  readonly dueOn: string | null;
};

export async function findMergeBreach(tx: Tx, mergeId: string): Promise<MergeBreach | undefined> {
  const { rows } = await sql<MergeBreach>`
    select b.entry_id as "entryId", b.reference, b.state, b.due_on as "dueOn"
    from subjects.breach_of(${mergeId}) b`.execute(tx);
  return rows[0];
}

/** A row that was written while two records were one: it stands on the record that stayed until somebody moves it. */
export type WrittenSince = {
  readonly relation: string;
  readonly key: string;
  /** Of a row that has one, such as a line of the chronology. */
  readonly kind: string | null;
  readonly says: string;
  readonly on: string | null;
  /** Whether it is on the record that was taken apart. */
  readonly isMoved: boolean;
  /** Who moved it there the last time; none of what went with another row. */
  readonly movedByName: string | null;
  readonly movedAt: Date | null;
  readonly backByName: string | null;
  readonly backAt: Date | null;
};

/** As it was recorded: names of a sensitive service are for whoever shows it to cover. */
export async function listWrittenSince(tx: Tx, mergeId: string): Promise<readonly WrittenSince[]> {
  const { rows } = await sql<WrittenSince>`
    select w.relation, w.row_key::text as key, w.kind, w.says, w.written_on as "on", w.is_moved as "isMoved",
      ${shownName<string | null>({ staff: "a", at: "w.moved_at" })} as "movedByName", w.moved_at as "movedAt",
      ${shownName<string | null>({ staff: "b", at: "w.back_at" })} as "backByName", w.back_at as "backAt"
    from subjects.written_since(${mergeId}) w left join directory.staff a on a.staff_id = w.moved_by
    left join directory.staff b on b.staff_id = w.back_by
    order by w.written_on, w.relation, w.row_key`.execute(tx);
  return rows;
}

/** Why the records are not taken apart now; empty where nothing stands against it. */
export async function splitRefusals(tx: Tx, mergeId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ why: string }>`
    select * from subjects.split_refusals(${mergeId}) why`.execute(tx);
  return rows.map(({ why }) => why);
}
