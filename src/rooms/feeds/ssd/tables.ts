import { z } from "zod";
import { decodeText, findDelimiter, splitCsv } from "../../../platform/spreadsheets/index.ts";

/**
 * What is read of the Standard Safeguarding Dataset of Data to Insight, by the names of its tables and
 * columns. Everything else of it is left where it is; no place is among what is read.
 */
export const ssdColumns = {
  ssd_person: ["pers_person_id", "pers_forename", "pers_surname", "pers_dob"],
  ssd_missing: [
    "miss_table_id",
    "miss_person_id",
    "miss_missing_episode_type",
    "miss_missing_episode_start_date",
    "miss_missing_episode_end_date",
  ],
  ssd_cp_plans: [
    "cppl_cp_plan_id",
    "cppl_person_id",
    "cppl_cp_plan_start_date",
    "cppl_cp_plan_end_date",
  ],
  ssd_cla_episodes: [
    "clae_cla_episode_id",
    "clae_person_id",
    "clae_cla_id",
    "clae_entered_care_date",
    "clae_cla_episode_start_date",
    "clae_cla_episode_ceased_date",
    "clae_cla_episode_ceased_reason",
  ],
  ssd_cin_episodes: [
    "cine_referral_id",
    "cine_person_id",
    "cine_referral_date",
    "cine_close_date",
    "cine_referral_nfa",
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What is read where a council’s system writes it: older versions of the dataset have no such column. */
const optionalColumns: Readonly<Partial<Record<keyof typeof ssdColumns, readonly string[]>>> = {
  ssd_person: ["pers_upn", "pers_single_unique_id", "pers_common_child_id"],
};

export type SsdTable = keyof typeof ssdColumns;
const ssdTables = Object.keys(ssdColumns) as readonly SsdTable[];

export type SsdLine = {
  /** As a spreadsheet counts, or the place in the list. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
};
export type SsdTables = Readonly<Partial<Record<SsdTable, readonly SsdLine[]>>>;

/** Which table a file holds: `ssd_person.csv`, also with a schema before it. */
export const tableOf = (fileName: string): SsdTable | undefined =>
  ssdTables.find((table) => new RegExp(`(^|\\.)${table}\\.(csv|json)$`, "iu").test(fileName));

const mostLines = 500_000;
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const listed = z.array(z.record(z.string(), z.unknown()));

type Wrong = { readonly wrong: string };

/** The lines of one table, with the columns that are read and no others. */
export function readTable(
  table: SsdTable,
  file: { readonly name: string; readonly content: Uint8Array },
): readonly SsdLine[] | Wrong {
  const text = decodeText(file.content);
  const lines = /\.json$/iu.test(file.name) ? linesOfJson(table, text) : linesOfCsv(table, text);
  if ("wrong" in lines) return { wrong: `${file.name}: ${lines.wrong}` };
  return lines.length > mostLines
    ? { wrong: `${file.name}: more than half a million lines` }
    : lines;
}

const columnsOf = (table: SsdTable, has: (column: string) => boolean): readonly string[] => [
  ...ssdColumns[table],
  ...(optionalColumns[table] ?? []).filter(has),
];

function linesOfCsv(table: SsdTable, text: string): readonly SsdLine[] | Wrong {
  const [first = [], ...rest] = splitCsv(text, findDelimiter(text) ?? ",", mostLines + 2);
  const headings = first.map((heading) => heading.trim().toLowerCase());
  const lacking = ssdColumns[table].find((column) => !headings.includes(column));
  if (lacking !== undefined) return { wrong: `it has no column ${lacking}` };
  const columns = columnsOf(table, (column) => headings.includes(column));
  return rest.flatMap((values, at) => {
    if (values.every((value) => value.trim() === "")) return [];
    const cells = columns.map((column): [string, string] => [
      column,
      known(values[headings.indexOf(column)] ?? ""),
    ]);
    return [{ line: at + 2, cells: Object.fromEntries(cells) }];
  });
}

function linesOfJson(table: SsdTable, text: string): readonly SsdLine[] | Wrong {
  const read = listed.safeParse(parsed(text));
  if (!read.success) return { wrong: "it is not a list of rows" };
  return read.data.map((row, at) => ({
    line: at + 1,
    cells: Object.fromEntries(
      columnsOf(table, (column) => column in row).map((column) => {
        const value = scalar.safeParse(row[column]);
        return [column, value.success && value.data !== null ? known(String(value.data)) : ""];
      }),
    ),
  }));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch {
    return undefined;
  }
}

/** Databases write “NULL” where there is nothing. */
const known = (value: string): string => (/^null$/iu.test(value.trim()) ? "" : value.trim());
