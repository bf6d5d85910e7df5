import { sql } from "kysely";
import type { Actor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { isShutName, shownAgency, shownName } from "../directory/index.ts";
import type { AnswerKind } from "../work/index.ts";
import type { Overdue, OverdueGroup } from "./overdue.ts";
import { overdueItems, type OverdueQuery } from "./overdue-sql.ts";

const owner = { staff: "s", at: "i.named_on" };

export type OverduePage = OverdueQuery & {
  readonly page: number;
  readonly pageSize: number;
  /** Only what was neither asked today nor answered. */
  readonly onlyToAsk?: boolean;
};

export type OverdueRead = {
  /** One page, by agency, then by person, whatever is longest late first in each. */
  readonly items: readonly Overdue[];
  /** How much of all of it is whose; where one thing of theirs has no name, none has. */
  readonly groups: readonly OverdueGroup[];
};

/** What is late: both from one look, which is the dear part. The first row carries the groups. */
export async function readOverdue(tx: Tx, actor: Actor, query: OverduePage): Promise<OverdueRead> {
  const { rows } = await sql<Row>`
    with ${overdueItems(actor, query)}, grouped as (${grouped}), placed as (
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
      i.words, coalesce(i.answered_by = sec.staff(), false) as "isOwnAnswer", ${shownName({ staff: "asked", at: "i.asked_at" })} as "askedOf",
      case when i.place is not distinct from min(i.place) over () then (select jsonb_agg(g.one order by g.oldest, g.agency, g.staff nulls last) from grouped g) end as groups
    from (select) here left join (page i join subjects.people p on p.person_id = i.person_id
      join directory.agencies a on a.agency_id = i.agency_id) on true
    left join directory.staff s on s.staff_id = i.staff_id
    left join directory.staff asked on asked.staff_id = i.asked_of
    order by i.place`.execute(tx);
  // Where the page is empty one row is left, for the groups.
  const items = rows.filter(({ kind }) => (kind as string | null) !== null).map(overdueOf);
  return { items, groups: rows[0]?.groups ?? [] };
}

/** The items by whose they are, each row as JSON with what it is put in order by. */
const grouped = sql`
  select a.name as agency, n.staff, n.oldest, jsonb_build_object('agencyId', n.agency_id, 'agency', ${shownAgency("a")},
    'staffId', n.staff_id, 'staff', n.staff, 'late', n.late, 'toAsk', n.to_ask, 'unanswered', n.unanswered, 'oldest', n.oldest) as one
  from (
    select i.agency_id, i.staff_id, count(*)::int as late, (count(*) filter (where i.to_ask))::int as to_ask,
      (count(*) filter (where i.unanswered))::int as unanswered, min(i.due_on) as oldest,
      coalesce(min(${shownName(owner)}) filter (where ${isShutName(owner)}), min(s.name)) as staff
    from items i left join directory.staff s on s.staff_id = i.staff_id group by 1, 2
  ) n join directory.agencies a on a.agency_id = n.agency_id`;

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
  readonly isOwnAnswer: boolean;
  readonly groups: readonly OverdueGroup[] | null;
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
    isOwnAnswer,
  } = row;
  const { kind, personId, familyName, givenName, reference, actionId, wording, dueOn } = row;
  const { agencyId, agency, staffId, staff, phone } = row;
  return {
    kind,
    personId,
    familyName,
    givenName,
    reference,
    actionId,
    wording,
    dueOn,
    agencyId,
    agency,
    staffId,
    staff,
    phone,
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
            isOwnAnswer,
          },
  };
}
