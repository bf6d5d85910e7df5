import { sql } from "kysely";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { insertAll } from "../../../platform/database/insert-all.ts";
import { placeHeadings, toKeep, withoutPlaces } from "../plan/former-rows.ts";
import type { TrackerRow } from "../reading/reading-types.ts";
import type { Importing, ToWrite } from "./write-types.ts";

/** Keeps which child each row became and what it said, for the next workbook. Rows that say what they said stay as they are. */
export async function keepRows(
  tx: Tx,
  { actor }: Importing,
  { importId, plan, reading, fresh }: ToWrite & { readonly fresh: readonly string[] },
): Promise<void> {
  const hidden = placeHeadings(reading);
  const ofFresh = plan.fresh.flatMap((rows, index) =>
    rows.map((row) => ({ personId: fresh[index] ?? "", row })),
  );
  const ofKnown = plan.known.flatMap(({ personId, isProtected, fresh: changed }) =>
    changed.map(({ row }) => ({ personId, row: isProtected ? withoutPlaces(row, hidden) : row })),
  );
  const replaced = plan.known.flatMap(({ fresh: changed }) =>
    changed.flatMap(({ replaces }) => (replaces === undefined ? [] : [replaces])),
  );
  if (replaced.length > 0) {
    await sql`update identify.import_rows set is_current = false where import_row_id = any(${replaced}::uuid[])`.execute(
      tx,
    );
  }
  await seenAgain(
    tx,
    importId,
    plan.known.flatMap(({ unchanged }) => unchanged),
  );
  await insertAll(
    tx,
    "identify.import_rows",
    [...ofFresh, ...ofKnown].map(({ personId, row }) => ({
      import_row_id: newId(),
      partnership_id: actor.partnershipId,
      import_id: importId,
      last_import_id: importId,
      person_id: personId,
      sheet: sheetOf(row),
      row_number: row.row,
      said: toKeep(row),
    })),
  );
}

const sheetOf = ({ sheet }: TrackerRow): string => sheet.slice(0, 100);

async function seenAgain(
  tx: Tx,
  importId: string,
  rows: readonly { readonly rowId: string; readonly row: TrackerRow }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    update identify.import_rows r set last_import_id = ${importId}, sheet = v.sheet, row_number = v.row_number
    from unnest(${rows.map(({ rowId }) => rowId)}::uuid[], ${rows.map(({ row }) => sheetOf(row))}::text[],
      ${rows.map(({ row }) => row.row)}::int[]) as v (row_id, sheet, row_number)
    where r.import_row_id = v.row_id`.execute(tx);
}
