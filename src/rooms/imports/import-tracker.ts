import { createHash } from "node:crypto";
import { formatDate } from "../../kernel/dates.ts";
import { newId } from "../../kernel/ids.ts";
import { counted } from "../../kernel/words.ts";
import type { Tx } from "../../platform/database/database.ts";
import { countPlan } from "./plan/plan-counts.ts";
import { planImport } from "./plan/plan-import.ts";
import { placesOf } from "./plan/person-of-rows.ts";
import type { ImportPlan, LeftOut } from "./plan/plan-types.ts";
import type { TrackerReading, TrackerRow } from "./reading/reading-types.ts";
import { keepRead } from "./workbook/keep-read.ts";
import { writeImport } from "./writing/write-import.ts";
import type { ImportResult, Importing } from "./writing/write-types.ts";

type Workbook = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly reading: TrackerReading;
};

/**
 * Writes a workbook that was read, by the same plan as the pages. Rows that somebody has to decide about
 * wait with it, on the pages.
 */
export async function importTracker(
  tx: Tx,
  importing: Importing,
  { fileName, bytes, reading }: Workbook,
): Promise<ImportResult> {
  const plan = await planImport(tx, importing, { reading, decisions: [] });
  const sha256 = createHash("sha256").update(bytes).digest();
  const importId = newId();
  const asked = { importId, fileName, sha256, reading, decisions: [], plan };
  const result = await writeImport(tx, importing, asked);
  if (result.kind === "imported" && result.waits > 0)
    await keepRead(tx, importing, { importId, fileName, sha256, bytes, reading });
  return result;
}

/** Rows taken to be one child stand together, in the order the workbook has them. */
function groupRows(rows: readonly TrackerRow[]): readonly (readonly TrackerRow[])[] {
  return [...Map.groupBy(rows, ({ child }) => child).values()];
}

/** What a person who imports is told, line by line. */
export function importSummary(reading: TrackerReading, today: string): readonly string[] {
  const groups = groupRows(reading.rows);
  const open = groups.filter((rows) => rows.some((row) => !row.closed)).length;
  return [
    `Read on ${formatDate(today)}: ${counted(reading.rows.length, "row")}, taken to be ${counted(groups.length, "child", "children")} (${open} open).`,
    `In more than one row: ${counted(groups.filter((rows) => rows.length > 1).length, "child", "children")}.`,
    `${counted(reading.problems.length, "cell")} could not be understood${reading.problems.length > 0 ? ":" : "."}`,
    ...reading.problems.map(
      ({ sheet, row, column, value, why }) =>
        `  ${sheet}!${column}${row}  ${JSON.stringify(value)}  ${why}`,
    ),
  ];
}

const whyWords: Readonly<Record<LeftOut["why"], string>> = {
  here: "has the name and date of birth of a child who is in Lantern",
  alike: "may be a child who is in Lantern",
  unclear: "may be one of several children",
  pair: "may be the child of another row",
};

/** What would be written, and what stays for a person to decide on the page. */
export function planSummary(plan: ImportPlan, reading: TrackerReading): readonly string[] {
  const counts = countPlan(plan, reading);
  const apart = reading.pairs.filter(({ joined }) => !joined);
  const children = (count: number): string => counted(count, "child", "children");
  return [
    `${children(counts.made)} to add, ${counts.closed} of them closed; ${counts.changed} changed, ${counts.unchanged} unchanged, ${counted(counts.gone, "row")} gone (nothing is closed by it).`,
    `${children(counts.waiting)} to wait for a decision after the import; ${counts.differs} values differ from what was recorded here, and ours are kept.`,
    `${counted(counts.offers, "person, vehicle or place", "people, vehicles or places")} in free text to be offered; none is created.`,
    ...(counts.leftOut > 0
      ? [
          `${children(counts.leftOut)} whose rows wait until a person decides on the page of the import.`,
        ]
      : []),
    ...plan.beyond.map(
      ({ rows, ringName, ringPhone }) =>
        `  Not written: ${placesOf(rows)} may be a child whose record is not open to you. Ring ${[ringName, ringPhone].filter((one) => one !== null).join(", ")}.`,
    ),
    ...plan.leftOut.map(
      ({ rows, why }) =>
        `  Not written until a person decides: ${placesOf(rows)} ${whyWords[why]}.`,
    ),
    ...apart.map(
      ({ a, b, why, against }) =>
        `  May be one child: ${a.sheet} row ${a.row} and ${b.sheet} row ${b.row} (${why.join("; ")}${against.length === 0 ? "" : `; but ${against.join("; ")}`})`,
    ),
  ];
}
