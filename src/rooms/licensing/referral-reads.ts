import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { readRows, totalsOf, type PageAsked, type Rows } from "../../platform/lists/rows.ts";
import { shownName } from "../directory/index.ts";
import type { LicensingStep, Referral, ReferralState } from "./licence.ts";

const cells: RawBuilder<Referral> = sql`
  r.licensing_referral_id as "referralId", r.licence_id as "licenceId", r.thing_id as "thingId", l.name as licence, l.holder,
  l.licence_number as number, l.authority, l.is_elsewhere as "isElsewhere", r.ground, r.known_on::text as "knownOn",
  r.due_on::text as "dueOn", r.next_on::text as "nextOn", r.state, r.sent_on::text as "sentOn",
  r.answer_due_on::text as "answerDueOn", r.their_reference as "theirReference", r.checked_on::text as "checkedOn",
  r.register_outcome as "registerOutcome", r.answered_on::text as "answeredOn", r.outcome, r.closed_on::text as "closedOn",
  r.is_halted as "isHalted", r.board_until::text as "boardUntil", a.name as agency, r.recorded_by as "recordedById",
  ${shownName({ staff: "b", at: "r.recorded_at" })} as "recordedBy", r.recorded_at as "recordedAt", r.version`;
const joined: RawBuilder<unknown> = sql`
  join subjects.licences l on l.licence_id = r.licence_id join directory.agencies a on a.agency_id = r.agency_id
  join directory.staff b on b.staff_id = r.recorded_by`;

export async function findReferral(tx: Tx, referralId: string): Promise<Referral | undefined> {
  const { rows } = await sql<Referral>`
    select ${cells} from subjects.licensing_referrals r ${joined}
    where r.licensing_referral_id = ${referralId}::uuid`.execute(tx);
  return rows[0];
}

/** On a subject and on what is read as one with it, the newest first. */
export async function listReferralsOn(tx: Tx, thingId: string): Promise<readonly Referral[]> {
  const { rows } = await sql<Referral>`
    select ${cells} from subjects.licensing_referrals r ${joined}
    where r.thing_id in (select subjects.same_things(${thingId}::uuid))
    order by r.licensing_referral_id desc limit 100`.execute(tx);
  return rows;
}

/** What was done, the first first. */
export async function listSteps(tx: Tx, referralId: string): Promise<readonly LicensingStep[]> {
  const { rows } = await sql<LicensingStep>`
    select s.step, s.happened_on::text as "happenedOn", s.sent_to as "sentTo", s.outcome, s.wording,
      ${shownName({ staff: "b", at: "s.recorded_at" })} as "recordedBy"
    from subjects.licensing_steps s join directory.staff b on b.staff_id = s.recorded_by
    where s.licensing_referral_id = ${referralId}::uuid
    order by s.recorded_at, s.licensing_step_id limit 200`.execute(tx);
  return rows;
}

export type ReferralShow = ReferralState | "late";

export type ReferralQuery = {
  readonly show: ReferralShow;
  readonly today: string;
  /** Whose referrals alone. */
  readonly ownerId?: string | undefined;
  /** What stands in the holder, the number or the authority’s reference. */
  readonly sought?: string | undefined;
};

function shown({ show, today }: ReferralQuery): RawBuilder<unknown> {
  if (show === "late") return sql`r.state in ('to-send', 'sent') and r.next_on < ${today}::date`;
  return show === "closed"
    ? sql`r.state = 'closed'`
    : sql`r.state <> 'closed' and r.state = ${show}`;
}

function where(query: ReferralQuery): RawBuilder<unknown> {
  const own =
    query.ownerId === undefined ? sql`` : sql` and r.recorded_by = ${query.ownerId}::uuid`;
  // Nobody who may be a child is in it, and nothing on an allegation that nobody renewed, whatever is asked.
  return sql`r.partnership_id = (select sec.partnership()) and not r.is_halted
    and r.board_until >= ${query.today}::date and ${shown(query)}${own}${goesBy(query)}`;
}

function goesBy({ sought = "" }: ReferralQuery): RawBuilder<unknown> {
  const typed = sought.trim();
  if (typed === "") return sql``;
  const like = `%${typed.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return sql` and (r.their_reference ilike ${like} or exists (select from subjects.licences o
    where o.licence_id = r.licence_id and (o.holder ilike ${like} or o.licence_number ilike ${like})))`;
}

/** Referrals that the reader may see, each list by what is due next. */
export const referralRows: Rows<Referral, ReferralQuery, ReferralShow> = {
  from: sql`subjects.licensing_referrals`,
  as: "r",
  key: "licensing_referral_id",
  narrow: "same",
  wide: "rows",
  where,
  orders: {
    "to-send": sql`r.next_on`,
    sent: sql`r.next_on`,
    answered: sql`r.next_on`,
    late: sql`r.next_on`,
    closed: sql`r.closed_on desc`,
  },
  cells,
  joins: joined,
};

export const listReferrals = (
  tx: Tx,
  { page, pageSize, ...query }: ReferralQuery & PageAsked,
): Promise<readonly Referral[]> =>
  readRows(tx, referralRows, { query, order: query.show, page, pageSize, peeks: true });

type Counted = { readonly count: number };

export const referralCount = (query: ReferralQuery): RawBuilder<Counted> =>
  totalsOf(referralRows, { query, totals: sql<Counted>`count(*)::int as count` });

export const countReferrals = async (tx: Tx, query: ReferralQuery): Promise<number> =>
  (await referralCount(query).execute(tx)).rows[0]?.count ?? 0;
