import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { shownName } from "../directory/index.ts";

/** A child's place in a cohort. */
export type Membership = {
  readonly memberId: string;
  readonly cohortId: string;
  readonly cohort: string;
  readonly isListed: boolean;
  readonly from: string;
  readonly criterion: string;
  readonly evidence: string;
  readonly worker: string;
  readonly agency: string;
  readonly isTold: boolean;
  readonly told: string;
  readonly reviewBy: string;
  readonly leftOn: string | null;
  readonly outcome: string | null;
  readonly leaving: string | null;
  readonly addedBy: string;
  readonly version: number;
};

const wordOf = (list: string, key: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  coalesce((select x.one ->> 'name' from jsonb_array_elements(c.body -> ${list}::text) x (one) where x.one ->> 'key' = ${key}), ${key})`;

const cells: RawBuilder<unknown> = sql`
  m.cohort_member_id as "memberId", m.cohort_id as "cohortId", h.name as cohort, h.is_listed as "isListed", m.from_on as "from",
  m.criterion, m.evidence, m.worker, m.agency, m.is_told as "isTold", m.told, m.review_by as "reviewBy", m.left_on as "leftOn",
  ${wordOf("outcomes", sql`m.outcome`)} as outcome, m.leaving, ${shownName({ staff: "b", at: "m.added_at" })} as "addedBy", m.version`;
const tables: RawBuilder<unknown> = sql`
  protect.cohort_members m join protect.cohorts h on h.cohort_id = m.cohort_id
  join directory.configuration c on c.configuration_id = h.scheme_id join directory.staff b on b.staff_id = m.added_by`;

/** The cohorts of one child, as far as the reader may know of them; where the child is now first. */
export async function listMemberships(tx: Tx, personId: string): Promise<readonly Membership[]> {
  const { rows } = await sql<Membership>`
    select ${cells} from ${tables} where m.person_id = ${personId}::uuid
    order by (m.left_on is not null), m.from_on desc, m.cohort_member_id desc limit 100`.execute(
    tx,
  );
  return rows;
}

export async function findMembership(
  tx: Tx,
  { personId, memberId }: { readonly personId: string; readonly memberId: string },
): Promise<Membership | undefined> {
  const { rows } = await sql<Membership>`
    select ${cells} from ${tables}
    where m.cohort_member_id = ${memberId}::uuid and m.person_id = ${personId}::uuid`.execute(tx);
  return rows[0];
}

export type MemberOf = Membership & {
  readonly personId: string;
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly bornOn: string | null;
  /** When a worker last saw the child in direct work that the reader may read. */
  readonly seenOn: string | null;
};

/** Everybody in a cohort whom the reader reaches, by when they came. */
export async function listMembers(tx: Tx, cohortId: string): Promise<readonly MemberOf[]> {
  const { rows } = await sql<MemberOf>`
    select ${cells}, p.person_id as "personId", p.reference, p.family_name as "familyName", p.given_name as "givenName",
      p.born_on as "bornOn", (select max(n.held_on) from protect.work_sessions n
        where n.person_id = m.person_id and n.attendance = 'seen') as "seenOn"
    from ${tables} join subjects.people p on p.person_id = m.person_id
    where m.cohort_id = ${cohortId}::uuid
    order by (m.left_on is not null), m.from_on, m.cohort_member_id limit 500`.execute(tx);
  return rows;
}

/** What is tried with a child, with the newest review of it. */
export type Approach = {
  readonly approachId: string;
  readonly memberId: string;
  readonly personId: string;
  readonly approach: string;
  readonly name: string;
  readonly worker: string;
  readonly agency: string;
  readonly intensity: string | null;
  readonly from: string;
  readonly until: string | null;
  readonly version: number;
};

const approachCells: RawBuilder<unknown> = sql`
  a.cohort_approach_id as "approachId", a.cohort_member_id as "memberId", a.person_id as "personId", a.approach,
  ${wordOf("practices", sql`a.approach`)} as name, a.worker, a.agency, ${wordOf("intensities", sql`a.intensity`)} as intensity,
  a.from_on as "from", a.until_on as "until", a.version
  from protect.cohort_approaches a join protect.cohorts h on h.cohort_id = a.cohort_id
  join directory.configuration c on c.configuration_id = h.scheme_id`;

export async function listApproaches(
  tx: Tx,
  of: { readonly personId: string } | { readonly cohortId: string },
): Promise<readonly Approach[]> {
  const which =
    "personId" in of
      ? sql`a.person_id = ${of.personId}::uuid`
      : sql`a.cohort_id = ${of.cohortId}::uuid`;
  const { rows } = await sql<Approach>`
    select ${approachCells} where ${which}
    order by (a.until_on is not null), a.from_on desc, a.cohort_approach_id desc limit 2000`.execute(
    tx,
  );
  return rows;
}

export type NextStep = "continue" | "adapt" | "stop";

export type ApproachReview = {
  readonly approachId: string;
  readonly reviewedOn: string;
  readonly professional: string;
  readonly child: string | null;
  readonly changed: string;
  readonly source: string;
  readonly nextStep: NextStep;
  readonly recordedBy: string;
};

/** Whether what was tried worked, the newest first. */
export async function listApproachReviews(
  tx: Tx,
  of: { readonly personId: string } | { readonly cohortId: string },
): Promise<readonly ApproachReview[]> {
  const which =
    "personId" in of
      ? sql`r.person_id = ${of.personId}::uuid`
      : sql`r.cohort_id = ${of.cohortId}::uuid`;
  const { rows } = await sql<ApproachReview>`
    select r.cohort_approach_id as "approachId", r.reviewed_on as "reviewedOn",
      ${wordOf("scale", sql`r.professional`)} as professional, ${wordOf("scale", sql`r.child`)} as child,
      r.changed, r.source, r.next_step as "nextStep", ${shownName({ staff: "b", at: "r.recorded_at" })} as "recordedBy"
    from protect.approach_reviews r join protect.cohorts h on h.cohort_id = r.cohort_id
    join directory.configuration c on c.configuration_id = h.scheme_id
    join directory.staff b on b.staff_id = r.recorded_by
    where ${which} order by r.reviewed_on desc, r.approach_review_id desc limit 2000`.execute(tx);
  return rows;
}
