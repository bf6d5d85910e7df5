import { sql } from "kysely";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { insertAll } from "../../../platform/database/insert-all.ts";

type Importing = { readonly partnershipId: number; readonly today: string; readonly at: Date };

/** What a workbook says of a child's level or closing, and nobody has decided here. */
export type WorkbookSays = {
  readonly personId: string;
  readonly level: number | null;
  readonly isClosed: boolean;
};

/**
 * Marks what a workbook says beside what people decided, and makes the review due today. The level,
 * the harm status and whether the child is open stay as they were decided.
 */
export async function noteWorkbookSays(
  tx: Tx,
  says: readonly WorkbookSays[],
  { today, at }: Importing,
): Promise<void> {
  if (says.length === 0) return;
  await sql`
    update protect.tracker_entries t
    set said_level = v.level, said_closed = v.is_closed, said_on = ${today}::date,
      review_by = least(t.review_by, ${today}::date), last_entry_at = ${at}, version = t.version + 1
    from unnest(${says.map(({ personId }) => personId)}::uuid[], ${says.map(({ level }) => level)}::int[],
      ${says.map(({ isClosed }) => isClosed)}::boolean[]) as v (person_id, level, is_closed)
    where t.person_id = v.person_id`.execute(tx);
}

export type ImportEntry = {
  readonly personId: string;
  readonly headline: string;
  readonly detail: string | null;
};

/** Lines of the chronology that come from a workbook: nobody here wrote them. */
export async function appendImported(
  tx: Tx,
  entries: readonly ImportEntry[],
  { partnershipId, today }: Importing,
): Promise<void> {
  const cut = (text: string, most: number): string => Array.from(text).slice(0, most).join("");
  await insertAll(
    tx,
    "protect.chronology_entries",
    entries.map(({ personId, headline, detail }) => ({
      chronology_entry_id: newId(),
      partnership_id: partnershipId,
      person_id: personId,
      kind: "import",
      headline: cut(headline, 200),
      detail: detail === null || detail === "" ? null : cut(detail, 10_000),
      happened_on: today,
    })),
  );
}
