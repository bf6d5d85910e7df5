import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { OpenOrClosed } from "../../../platform/lists/open-or-closed.ts";
import { totalsOf, type Rows } from "../../../platform/lists/rows.ts";
import { shownName } from "../../directory/index.ts";
import type { Charge, ChargeStep } from "./charge.ts";

const cells: RawBuilder<Charge> = sql`
  c.child_charge_id as "chargeId", c.person_id as "personId", c.kind, c.offence, c.decided_on::text as "decidedOn", c.exploited,
  c.section45, c.section45_basis as "section45Basis", c.nrm, c.nrm_basis as "nrmBasis", c.review_by::text as "reviewBy",
  c.answer_by::text as "answerBy", c.closed_on::text as "closedOn", c.due_on::text as "dueOn",
  ${shownName({ staff: "b", at: "c.recorded_at" })} as "recordedBy", c.recorded_at as "recordedAt", c.version`;
const joined: RawBuilder<unknown> = sql`join directory.staff b on b.staff_id = c.recorded_by`;

/** Of one child: what is open first. */
export async function listCharges(tx: Tx, personId: string): Promise<readonly Charge[]> {
  const { rows } = await sql<Charge>`
    select ${cells} from protect.child_charges c ${joined} where c.person_id = ${personId}::uuid
    order by c.closed_on is not null, c.due_on, c.child_charge_id limit 200`.execute(tx);
  return rows;
}

type Asked = { readonly personId: string; readonly childChargeId: string };

export async function findCharge(
  tx: Tx,
  { personId, childChargeId }: Asked,
): Promise<Charge | undefined> {
  const { rows } = await sql<Charge>`
    select ${cells} from protect.child_charges c ${joined}
    where c.person_id = ${personId}::uuid and c.child_charge_id = ${childChargeId}::uuid`.execute(
    tx,
  );
  return rows[0];
}

/** What was done about it, the first first. */
export async function listChargeSteps(tx: Tx, chargeId: string): Promise<readonly ChargeStep[]> {
  const { rows } = await sql<ChargeStep>`
    select s.step, s.about, s.wording, s.happened_on::text as "happenedOn", s.answer_by::text as "answerBy",
      s.review_by::text as "reviewBy", ${shownName({ staff: "b", at: "s.recorded_at" })} as "recordedBy"
    from protect.child_charge_steps s join directory.staff b on b.staff_id = s.recorded_by
    where s.child_charge_id = ${chargeId}::uuid order by s.recorded_at, s.child_charge_step_id limit 500`.execute(
    tx,
  );
  return rows;
}

export type ListedCharge = Charge & {
  readonly reference: string;
  readonly familyName: string;
  readonly givenName: string;
};

export type ChargeQuery = OpenOrClosed<"due" | "open">;

const shown = ({ show, today }: ChargeQuery): RawBuilder<unknown> => {
  if (show === "closed") return sql`c.closed_on is not null`;
  return show === "due"
    ? sql`c.closed_on is null and c.due_on <= ${today}::date`
    : sql`c.closed_on is null`;
};

/** Of children within reach, the first due first. */
export const chargeRows: Rows<ListedCharge, ChargeQuery, "closed" | "due"> = {
  from: sql`protect.child_charges`,
  as: "c",
  key: "child_charge_id",
  narrow: "by-child",
  wide: "rows",
  where: (asked) => sql`c.partnership_id = ${asked.partnershipId} and ${shown(asked)}`,
  orders: { due: sql`c.due_on`, closed: sql`c.closed_on desc` },
  cells: sql`${cells}, p.reference, p.family_name as "familyName", p.given_name as "givenName"`,
  joins: sql`join subjects.people p on p.person_id = c.person_id ${joined}`,
};

type CountAsked = { readonly actor: Actor; readonly today: string };

/** What is to be looked at again, or was not answered. */
export function dueCharges({ actor, today }: CountAsked): RawBuilder<{ readonly due: number }> {
  const { partnershipId, isWide } = actor;
  const query = { partnershipId, show: "due", today } as const;
  const totals = sql<{ due: number }>`count(*)::int as due`;
  return totalsOf(chargeRows, { query, isWide, totals });
}

export const countDueCharges = async (tx: Tx, asked: CountAsked): Promise<number> =>
  (await dueCharges(asked).execute(tx)).rows[0]?.due ?? 0;
