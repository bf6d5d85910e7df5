import type { Cell as SourceCell, CellValue, Worksheet } from "@cj-tech-master/excelts";
import { mayBeCsv, reasonByFirstBytes } from "./workbook-kind.ts";
import { openCsv } from "./open-csv.ts";
import type { Cell, GridRow, Sheet, Unopened } from "./grid.ts";
import { defaultLimits, safeParts, type Limits } from "./safe-parts.ts";

interface OpenedWorkbook {
  outcome: "opened";
  sheets: Sheet[];
}

/**
 * Parts of a sheet that the reader must not look at: it expands merged ranges, validations and
 * rules cell by cell (a drop-down on a whole column is a million cells), and follows links to
 * parts that were left out.
 */
const ignoreNodes = [
  "mergeCells", "dataValidations", "conditionalFormatting", "hyperlinks", "drawing", "picture",
  "legacyDrawing", "tableParts", "extLst", "autoFilter", "sheetPr", "sheetViews", "pageSetup",
  "pageMargins", "printOptions", "headerFooter", "rowBreaks", "colBreaks", "sheetProtection", "cols",
]; // prettier-ignore

const day = 86_400_000;

function isoDay(date: Date): string | null {
  const time = date.getTime();
  if (Number.isNaN(time) || time < Date.UTC(1800, 0, 1) || time > Date.UTC(9999, 11, 31))
    return null;
  return new Date(Math.floor(time / day) * day).toISOString().slice(0, 10);
}

/** The day an Excel serial number stands for; 25,569 is 1 January 1970. */
function serialDay(serial: number, from1904: boolean): string | null {
  const days = Math.floor(serial) + (from1904 ? 1462 : 0);
  return days < 61 || days > 2_958_465 ? null : isoDay(new Date((days - 25_569) * day));
}

/** Text that a database can hold: no NUL and no unpaired surrogate. */
function storable(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}

function objectCell(value: object, ref: string): Cell {
  if ("formula" in value || "sharedFormula" in value) {
    const formula = "formula" in value ? value.formula : Reflect.get(value, "sharedFormula");
    return { kind: "formula", text: storable(`=${String(formula)}`), ref };
  }
  if ("error" in value) return { kind: "error", text: String(value.error), ref };
  if ("richText" in value && Array.isArray(value.richText)) {
    const runs: unknown[] = value.richText;
    const text = runs.map((run) => String(Reflect.get(Object(run), "text") ?? "")).join("");
    return textCell(text, ref);
  }
  if ("text" in value) {
    return typeof value.text === "object" && value.text !== null
      ? objectCell(value.text, ref)
      : textCell(String(value.text), ref);
  }
  return { kind: "empty", text: "", ref };
}

function textCell(text: string, ref: string): Cell {
  const kept = storable(text);
  return kept.trim() === "" ? { kind: "empty", text: "", ref } : { kind: "text", text: kept, ref };
}

function toCell(value: CellValue, ref: string, from1904: boolean): Cell {
  if (value === null || value === undefined) return { kind: "empty", text: "", ref };
  if (typeof value === "string") return textCell(value, ref);
  if (typeof value === "number") {
    const iso = serialDay(value, from1904);
    return { kind: "number", text: String(value), number: value, iso, ref };
  }
  if (typeof value === "boolean") return { kind: "boolean", text: value ? "TRUE" : "FALSE", ref };
  if (value instanceof Date) {
    const iso = isoDay(value);
    return iso === null
      ? { kind: "error", text: "a number shown as a date that does not exist", ref }
      : { kind: "date", text: iso, iso, ref };
  }
  return objectCell(value, ref);
}

/** A solid colour other than white; what a theme would make of it does not matter for telling two apart. */
function fillOf(cell: SourceCell): string | null {
  const fill = cell.style.fill;
  if (fill?.type !== "pattern" || fill.pattern !== "solid") return null;
  const colour = JSON.stringify(fill.fgColor ?? {});
  return /"(?:FF)?FFFFFF"/u.test(colour) || colour === "{}" ? null : colour;
}

function toSheet(worksheet: Worksheet, from1904: boolean): Sheet {
  const rows: GridRow[] = [];
  worksheet.eachRow((row, number) => {
    const cells = new Map<number, Cell>();
    row.eachCell((source, column) => {
      const cell = toCell(source.value, source.address, from1904);
      if (cell.kind !== "empty") cells.set(column, cell);
    });
    const colourOf = (column: number): string | null => fillOf(row.getCell(column));
    if (cells.size > 0) rows.push({ row: number, cells, colourOf });
  });
  return { name: worksheet.name, hidden: worksheet.state !== "visible", rows };
}

function refused(reason: string): Unopened {
  return { outcome: "unreadable", reason };
}

/** The workbook, or the CSV file, as a plain grid; every way of not being one answers with a sentence. */
export async function openWorkbook(
  bytes: Uint8Array,
  limits: Limits = defaultLimits,
  fileName?: string,
): Promise<OpenedWorkbook | Unopened> {
  if (bytes.length > limits.fileBytes) {
    const megabytes = Math.round(limits.fileBytes / 1024 / 1024);
    return refused(`The file is larger than ${megabytes} MB, so it was not opened.`);
  }
  if (mayBeCsv(bytes)) return openCsv(bytes, limits, fileName);
  const reason = reasonByFirstBytes(bytes);
  if (reason !== undefined) return refused(reason);
  const parts = await safeParts(bytes, limits);
  if ("reason" in parts) return refused(parts.reason);
  // Loaded where there is a workbook to read: no command and no start waits for it.
  const { Workbook } = await import("@cj-tech-master/excelts");
  const workbook = new Workbook();
  try {
    await workbook.xlsx.load(parts.zip, { ignoreNodes });
    const from1904 = workbook.properties.date1904 ?? false;
    return {
      outcome: "opened",
      sheets: workbook.worksheets.map((sheet) => toSheet(sheet, from1904)),
    };
  } catch {
    // The reader's own message may quote cells, and means nothing to a co-ordinator.
    return refused("The workbook could not be read: save it again in Excel and try again.");
  }
}
