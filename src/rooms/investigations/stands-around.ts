import { sql } from "kysely";
import { formatDate, type IsoDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { StandsAround } from "../child-record/index.ts";
import { chargePaths } from "./charges/web/paths.ts";
import { investigationPaths } from "./web/paths.ts";

type Asked = { readonly personIds: readonly string[]; readonly today: IsoDate };
type Row = { readonly personId: string; readonly id: string; readonly on: IsoDate };

/** Hearings and trials that are still to come. */
async function hearings(tx: Tx, { personIds, today }: Asked): Promise<readonly StandsAround[]> {
  const { rows } = await sql<Row>`
    select distinct s.person_id as "personId", s.investigation_id as id, s.due_on::text as on
    from protect.investigation_steps s join protect.investigations i on i.investigation_id = s.investigation_id
    where s.person_id = any (${personIds}::uuid[]) and s.step = 'court' and s.about = 'hearing' and s.due_on >= ${today}::date
      and i.state <> 'ended'
    order by 3, 2`.execute(tx);
  return rows.map(({ personId, id, on }) => ({
    personId,
    what: "Hearing or trial",
    on: null,
    conditions: null,
    when: formatDate(on),
    isOverdue: false,
    day: on,
    href: investigationPaths.one(personId, id),
  }));
}

/** What the child was charged with while exploited, and is to be looked at again; not outside, where others see the screen. */
async function charges(tx: Tx, { personIds, today }: Asked): Promise<readonly StandsAround[]> {
  const { rows } = await sql<Row>`
    select c.person_id as "personId", c.child_charge_id as id, c.due_on::text as on from protect.child_charges c
    where c.person_id = any (${personIds}::uuid[]) and c.closed_on is null order by c.due_on, c.child_charge_id`.execute(
    tx,
  );
  return rows.map(({ personId, id, on }) => ({
    personId,
    what: "Review of a charge or caution of the child",
    on: null,
    conditions: null,
    when: `Due ${formatDate(on)}`,
    isOverdue: on < today,
    day: on,
    href: chargePaths.one(personId, id),
    isIndoorsOnly: true,
  }));
}

/** Days of the court that the child must know, and what is to be reviewed. */
export const courtAround = async (tx: Tx, asked: Asked): Promise<readonly StandsAround[]> => [
  ...(await hearings(tx, asked)),
  ...(await charges(tx, asked)),
];
