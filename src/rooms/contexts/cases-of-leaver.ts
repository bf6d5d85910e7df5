import { sql } from "kysely";
import { formatDate } from "../../kernel/dates.ts";
import type { LeaverHolding } from "../child-record/index.ts";
import { contextPaths } from "./web/paths.ts";

type Row = { readonly contextId: string; readonly name: string; readonly reviewBy: string | null };

/** Open cases on places, groups and online spaces that a leaver owns: of those that the reader reads. */
export const casesOfLeaver: LeaverHolding = {
  key: "contexts",
  order: 25,
  title: "Cases on places and groups",
  note: "Open each case and hand it on: another person owns it before they leave.",
  list: async (tx, { staffId }) => {
    const { rows } = await sql<Row>`
      select c.context_id as "contextId", c.name, c.review_by::text as "reviewBy" from subjects.contexts c
      where c.owner_id = ${staffId}::uuid and c.state = 'open'
      order by c.review_by, c.context_id limit 200`.execute(tx);
    return rows.map(({ contextId, name, reviewBy }) => ({
      text: name,
      href: contextPaths.owner(contextId),
      when: reviewBy === null ? "" : `Review by ${formatDate(reviewBy)}`,
    }));
  },
};
