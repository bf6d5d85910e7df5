import { sql } from "kysely";
import { formatDateTime } from "../../kernel/dates.ts";
import type { LeaverHolding } from "../child-record/index.ts";

type Row = { readonly concernId: string; readonly reference: string; readonly dueAt: Date };

export const concernsOfLeaver: LeaverHolding = {
  key: "concerns",
  order: 30,
  title: "Concerns they work on",
  note: "Open the concern and say who works on it.",
  list: async (tx, { staffId }) => {
    const { rows } = await sql<Row>`
      select c.concern_id as "concernId", c.reference, e.due_at as "dueAt"
      from identify.mash_episodes e join identify.concerns c on c.concern_id = e.mash_episode_id
      where e.worked_by = ${staffId} and e.decided_at is null
      order by e.due_at, c.concern_id`.execute(tx);
    return rows.map(({ concernId, reference, dueAt }) => ({
      text: reference,
      href: `/mash/${concernId}`,
      when: `To be decided by ${formatDateTime(dueAt)}`,
    }));
  },
};
