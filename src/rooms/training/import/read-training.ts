import type { IsoDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { ColumnRole } from "./columns/column-roles.ts";
import { findTable } from "./columns/find-table.ts";
import { joinCourses, type KnownCourses } from "./courses/join-courses.ts";
import { openFile } from "./files/open-file.ts";
import { joinPeople } from "./people/join-people.ts";
import type { Problem, ReadRow, SentFile, TrainingReading } from "./read-types.ts";
import { readTable, type TableReading } from "./rows/read-table.ts";

/** What was decided about earlier files. */
export type Remembered = {
  /** By folded heading; null: the column is not read. */
  readonly headings: ReadonlyMap<string, ColumnRole | null>;
  readonly courses: KnownCourses;
};

const nothing: Remembered = { headings: new Map(), courses: new Map() };

/** Reads exports of learning systems together: people and courses are one across files. */
export async function readTraining(
  files: readonly SentFile[],
  today: IsoDate,
  remembered: Remembered = nothing,
): Promise<TrainingReading> {
  const read: ReadRow[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const reading = await readFile(file, today, remembered);
    read.push(...reading.rows);
    problems.push(...reading.problems);
  }
  const { person, waits } = joinPeople(read);
  const courses = joinCourses(
    read.map(({ course, courseCode }) => ({ name: course, code: courseCode })),
    remembered.courses,
  );
  const rows = read.map(({ file, row, status, on }, index) => {
    const why = waits.get(index);
    return {
      file,
      row,
      person: `p${(person[index] ?? index) + 1}`,
      course: courses[index] ?? "",
      status,
      on,
      ...(why === undefined ? {} : { waits: why }),
    };
  });
  return { rows, problems };
}

const ofFile = (file: string, why: string): TableReading => ({
  rows: [],
  problems: [{ file, row: 1, column: "", value: "", why }],
});

async function readFile(
  file: SentFile,
  today: IsoDate,
  { headings }: Remembered,
): Promise<TableReading> {
  const opened = await openFile(file);
  if ("reason" in opened) return ofFile(file.name, opened.reason);
  const sheets = opened.sheets.filter(({ hidden }) => !hidden);
  const tables = sheets.flatMap((sheet) => findTable(sheet, headings) ?? []);
  if (tables.length === 0)
    return ofFile(
      file.name,
      "No headings were recognised: the file needs a row of headings with a name, an e-mail address or a staff number, and a course, a date or a status.",
    );
  const read = tables.map((table) => readTable(file.name, table, today));
  const rows = read.flatMap((one) => one.rows);
  const problems = read.flatMap((one) => one.problems);
  if (rows.length > 0) return { rows, problems };
  const below = counted(
    tables.reduce((total, table) => total + table.rows.length, 0),
    "row",
  );
  return ofFile(file.name, `Headings were found, and no attendance below them (${below}).`);
}
