import { sql } from "kysely";
import type { Actor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { isShutName, shownAgency, shownName } from "../../directory/index.ts";
import type { AnswerKind } from "../../work/index.ts";
import type { Overdue, OverdueGroup } from "./overdue.ts";
import { overdueItems, type OverdueFilter } from "./overdue-sql.ts";

const owner = { staff: "s", at: "i.named_on" };

/** How much of what is late is whose; where one thing of theirs has no name, none has. */
export async function countOverdue(
  tx: Tx,
  actor: Actor,
  filter: OverdueFilter,
): Promise<readonly OverdueGroup[]> {
  const { rows } = await sql<OverdueGroup>`
    with ${overdueItems(actor, filter)}, grouped as (
      select i.agency_id, i.staff_id, count(*)::int as late, (count(*) filter (where i.to_ask))::int as to_ask,
        (count(*) filter (where i.unanswered))::int as unanswered, min(i.due_on) as oldest,
        coalesce(min(${shownName(owner)}) filter (where ${isShutName(owner)}), min(s.name)) as staff
      from items i left join directory.staff s on s.staff_id = i.staff_id group by 1, 2)
    select i.agency_id as "agencyId", ${shownAgency("a")} as agency, i.staff_id as "staffId", i.staff, i.late,
      i.to_ask as "toAsk", i.unanswered, i.oldest
    from grouped i join directory.agencies a on a.agency_id = i.agency_id
    order by i.oldest, a.name, i.staff nulls last`.execute(tx);
  return rows;
}

export type OverduePage = OverdueFilter & {
  readonly page: number;
  readonly pageSize: number;
  /** Only what was neither asked today nor answered. */
  readonly onlyToAsk?: boolean;
};

/** One page of what is late, by agency, then by person, whatever is longest late first in each. */
export async function listOverdue(
  tx: Tx,
  actor: Actor,
  query: OverduePage,
): Promise<readonly Overdue[]> {
  const { rows } = await sql<Row>`
    with ${overdueItems(actor, query)}, placed as (
      select i.*, min(i.due_on) over (partition by i.agency_id) as agency_first,
        min(i.due_on) over (partition by i.agency_id, i.staff_id) as staff_first
      from items i where ${query.onlyToAsk === true ? sql`i.to_ask` : sql`true`}
    ), page as (
      select i.*, row_number() over (order by i.agency_first, i.agency_id, i.staff_first, i.staff_id nulls last, i.due_on,
        i.person_id, i.kind, i.action_id) as place from placed i
      order by place limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}
    )
    select i.kind, i.person_id as "personId", p.family_name as "familyName", p.given_name as "givenName", p.reference,
      i.action_id as "actionId", i.wording, i.due_on as "dueOn", i.agency_id as "agencyId", ${shownAgency("a")} as agency,
      i.staff_id as "staffId", ${shownName<string | null>(owner)} as staff, case when not ${isShutName(owner)} then s.phone end as phone, i.chase_id as "chaseId", i.asks, i.asked_at as "askedAt",
      i.due_at as "dueAt", i.answered_at as "answeredAt", i.agreed_at as "agreedAt", i.answer, i.expected_on as "expectedOn",
      i.words, ${shownName({ staff: "asked", at: "i.asked_at" })} as "askedOf"
    from page i join subjects.people p on p.person_id = i.person_id
    join directory.agencies a on a.agency_id = i.agency_id
    left join directory.staff s on s.staff_id = i.staff_id
    left join directory.staff asked on asked.staff_id = i.asked_of
    order by i.place`.execute(tx);
  return rows.map(overdueOf);
}

type Row = Omit<Overdue, "last"> & {
  readonly chaseId: string | null;
  readonly asks: number;
  readonly askedAt: Date;
  readonly dueAt: Date;
  readonly answeredAt: Date | null;
  readonly agreedAt: Date | null;
  readonly answer: AnswerKind | null;
  readonly expectedOn: string | null;
  readonly words: string | null;
  readonly askedOf: string;
};

function overdueOf(row: Row): Overdue {
  const {
    chaseId,
    asks,
    askedAt,
    dueAt,
    answeredAt,
    agreedAt,
    answer,
    expectedOn,
    words,
    askedOf,
  } = row;
  const { kind, personId, familyName, givenName, reference, actionId, wording, dueOn } = row;
  const { agencyId, agency, staffId, staff, phone } = row;
  return {
    ...{ kind, personId, familyName, givenName, reference, actionId, wording, dueOn },
    ...{ agencyId, agency, staffId, staff, phone },
    last:
      chaseId === null
        ? null
        : {
            chaseId,
            asks,
            askedAt,
            dueAt,
            answeredAt,
            agreedAt,
            answer,
            expectedOn,
            words,
            askedOf,
          },
  };
}
