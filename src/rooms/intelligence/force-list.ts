import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "../../platform/database/database.ts";
import { defineList } from "../../platform/lists/define-list.ts";
import type { EntryState } from "./entry-states.ts";
import { gradeWords, intelligenceSchemeOn, type Grade } from "./intelligence-scheme.ts";

type ForceEntry = {
  readonly id: string;
  readonly state: EntryState;
  readonly text: string;
  readonly handling: string;
  readonly conditions: string | null;
  readonly grade: Grade | null;
  readonly knownSince: string;
  readonly reviewBy: string;
};

async function listForForce(
  tx: Tx,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly ForceEntry[]> {
  const { rows } = await sql<ForceEntry>`
    select e.intelligence_id as id, e.state, p.wording as text, p.handling, p.conditions,
      case when p.grading is null then null else
        jsonb_build_object('grading', p.grading, 'source', p.grade_source, 'assessment', p.grade_assessment) end as grade,
      p.seen_on::text as "knownSince", p.review_by::text as "reviewBy"
    from identify.intelligence_entries e join identify.intelligence_products p on p.intelligence_id = e.intelligence_id
    where e.state = 'sanitised' and (select sec.reads_intelligence())
    order by e.sent_at, e.intelligence_id limit ${limit} offset ${offset}`.execute(tx);
  return rows;
}

/** What the force's own system takes over: sanitised texts that wait. Neither the sender nor the original is in it. */
export const forceList = defineList({
  about: "no-child",
  filters: {},
  pages: { size: 100 },
  read: async ({ tx, clock, page, pageSize }) => ({
    rows: await listForForce(tx, { limit: pageSize + 1, offset: (page - 1) * pageSize }),
    around: await intelligenceSchemeOn(tx, clock.today()),
  }),
  subjectOf: ({ id }) => id,
  columns: { text: "Text" },
  tables: { waiting: { caption: "Sanitised texts", empty: "Nothing waits." } },
  api: {
    rows: "intelligence",
    says: "next",
    pageSize: 100,
    fields: {
      id: z.uuid(),
      text: z.string(),
      handling: z.string(),
      conditions: z.string().nullable(),
      grading: z.string(),
      knownSince: z.iso.date(),
      reviewBy: z.iso.date(),
    },
    more: ({ grade }, { around: scheme }) => ({ grading: gradeWords(scheme, grade) }),
  },
});
