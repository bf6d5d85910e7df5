import { sql } from "kysely";
import type { LeaverHolding } from "../child-record/index.ts";

type Row = { readonly paperId: string; readonly reference: string; readonly state: State };
type State = keyof typeof states;

const states = {
  prepared: "Prepared, not sent for release",
  waiting: "Waits for a second person",
  released: "Released, not given yet",
} as const;

export const papersOfLeaver: LeaverHolding = {
  key: "papers",
  order: 40,
  title: "Papers they prepared",
  note: "The person who leads the plan sends it for release, gives it or withdraws it on its page.",
  list: async (tx, { staffId }) => {
    const { rows } = await sql<Row>`
      select q.paper_id as "paperId", q.reference, q.state from papers.papers q
      where q.prepared_by = ${staffId} and q.state in ('prepared', 'waiting', 'released')
      order by q.prepared_at, q.paper_id`.execute(tx);
    return rows.map(({ paperId, reference, state }) => ({
      text: reference,
      href: `/papers/${paperId}`,
      when: states[state],
    }));
  },
};
