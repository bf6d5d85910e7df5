import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { toJsonb } from "../../../platform/database/jsonb.ts";
import type { TrackerReading, TrackerRow } from "../reading/reading-types.ts";
import type { FormerRow } from "./plan-types.ts";

/** A column that nobody gave a meaning is kept too; identify.hide_places() has the same words. */
const tellsWhere =
  /\b(?:addr|post ?code|ward|school|college|academy|nursery|placement|placed|residen|lives|living|locality|home)/i;

/** Headings of the columns that say where a child can be found, or may. */
export function placeHeadings({ sheets }: Pick<TrackerReading, "sheets">): ReadonlySet<string> {
  const columns = sheets.flatMap((sheet) => sheet.columns);
  return new Set(
    columns.flatMap(({ heading, role }) =>
      role === "ward" || role === "school" || tellsWhere.test(heading) ? [heading] : [],
    ),
  );
}

const notKept = "(protected: not kept)";

/** The row without what says where the child can be found: what is kept of a protected child. */
export function withoutPlaces(row: TrackerRow, hidden: ReadonlySet<string>): TrackerRow {
  const cells = Object.entries(row.cells).map(([heading, text]): [string, string] => [
    heading,
    hidden.has(heading) ? notKept : text,
  ]);
  return { ...row, ward: null, school: null, cells: Object.fromEntries(cells) };
}

/** What is kept of a row, so that the next workbook can be compared with it. */
export function toKeep(row: TrackerRow): string {
  const { sheet: _sheet, row: _row, child: _child, ...said } = row;
  return toJsonb(said);
}

/** Rows of earlier workbooks whose children are within reach, each in its latest form. */
export async function listFormerRows(tx: Tx): Promise<readonly FormerRow[]> {
  const { rows } = await sql<{
    rowId: string;
    personId: string;
    isLatest: boolean;
    sheet: string;
    said: Omit<TrackerRow, "sheet" | "row" | "child">;
  }>`
    select r.import_row_id as "rowId", r.person_id as "personId", r.sheet, r.said,
      r.last_import_id = (select i.import_id from identify.imports i where i.kind = 'tracker'
        order by i.imported_at desc, i.import_id desc limit 1) as "isLatest"
    from identify.import_rows r where r.is_current
    order by r.sheet, r.row_number, r.import_row_id`.execute(tx);
  // Rows of several workbooks can stand in one place: here each has a number of its own.
  return rows.map(({ sheet, said, personId, ...row }, index) => ({
    ...row,
    personId,
    row: { ...said, sheet, row: index + 1, child: personId },
  }));
}
