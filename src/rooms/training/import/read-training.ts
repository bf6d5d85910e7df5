import type { IsoDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { LearnedMapping } from "./columns/column-roles.ts";
import { findMappedTable, mappingOf } from "./columns/learned-mapping.ts";
import { joinCourses, type KnownCourses } from "./courses/join-courses.ts";
import { openFile } from "./files/open-file.ts";
import type { Identified } from "./people/entries.ts";
import { joinPeople } from "./people/join-people.ts";
import type {
  PersonRead,
  Problem,
  ReadRow,
  SentFile,
  TrainingReading,
  WrittenPerson,
} from "./read-types.ts";
import { readTable, type TableReading } from "./rows/read-table.ts";
import { groupsOf } from "./words.ts";

/** What was decided about earlier files. */
export type Remembered = {
  readonly mappings: readonly LearnedMapping[];
  readonly courses: KnownCourses;
};

const nothing: Remembered = { mappings: [], courses: new Map() };

/** Reads exports of learning systems together: people and courses are one across files. */
export async function readTraining(
  files: readonly SentFile[],
  today: IsoDate,
  remembered: Remembered = nothing,
): Promise<TrainingReading> {
  const read: ReadRow[] = [];
  const problems: Problem[] = [];
  const mappings: TrainingReading["mappings"][number][] = [];
  for (const file of files) {
    const reading = await readFile(file, today, remembered);
    read.push(...reading.rows);
    problems.push(...reading.problems);
    mappings.push(...reading.mappings);
  }
  const { person, waits, identities } = joinPeople(read);
  const courses = joinCourses(
    read.map(({ course, courseCode }) => ({ name: course, code: courseCode })),
    remembered.courses,
  );
  const rows = read.map(({ file, row, status, on }, index) => {
    const why = waits.get(index);
    return {
      file,
      row,
      person: keyOf(person[index] ?? index),
      course: courses[index] ?? "",
      status,
      on,
      ...(why === undefined ? {} : { waits: why }),
    };
  });
  const people = new Map(
    [...groupsOf(identities, ({ index }) => person[index])].map(([first, own]) => [
      keyOf(first),
      personRead(own, read),
    ]),
  );
  return { rows, problems, people, mappings };
}

const keyOf = (first: number): string => `p${first + 1}`;

function personRead(own: readonly Identified[], read: readonly ReadRow[]): PersonRead {
  const staffNumbers = own.flatMap(({ numbers, trusted }) =>
    numbers
      .filter(({ space, value, isStaffNumber }) => isStaffNumber && trusted.get(space) === value)
      .map(({ value }) => value),
  );
  const emails = [...new Set(own.flatMap(({ address }) => address ?? []))];
  const boxDomain = own.find(({ email }) => email !== undefined)?.email?.domain;
  return {
    emails,
    ...(emails.length === 0 && boxDomain !== undefined ? { boxDomain } : {}),
    staffNumbers: [...new Set(staffNumbers)],
    names: [...groupsOf(own, ({ key }) => key).values()].flatMap(([one]) =>
      one ? [one.name] : [],
    ),
    written: writtenName(own.flatMap(({ index }) => read[index]?.person ?? [])),
  };
}

/** The first name that is written; "Surname, Forename" turned round. */
function writtenName(people: readonly WrittenPerson[]): string {
  const names = people.map(({ forename, surname, fullName }) => {
    const parts = `${forename} ${surname}`.trim();
    if (parts !== "") return parts;
    const [last = "", first = "", ...others] = fullName.split(",").map((part) => part.trim());
    return first !== "" && others.length === 0 ? `${first} ${last}` : fullName.trim();
  });
  return (names.find((name) => name !== "") ?? "").slice(0, 120);
}

type FileReading = TableReading & { readonly mappings: TrainingReading["mappings"] };

const ofFile = (file: string, why: string): FileReading => ({
  mappings: [],
  rows: [],
  problems: [{ file, row: 1, column: "", value: "", why }],
});

async function readFile(
  file: SentFile,
  today: IsoDate,
  { mappings: learned }: Remembered,
): Promise<FileReading> {
  const opened = await openFile(file);
  if ("reason" in opened) return ofFile(file.name, opened.reason);
  const sheets = opened.sheets.filter(({ hidden }) => !hidden);
  const tables = sheets.flatMap((sheet) => findMappedTable(sheet, learned) ?? []);
  if (tables.length === 0)
    return ofFile(
      file.name,
      "No headings were recognised: the file needs a row of headings with a name, an e-mail address or a staff number, and a course, a date or a status.",
    );
  const read = tables.map((table) => readTable(file.name, table, today));
  const rows = read.flatMap((one) => one.rows);
  const problems = read.flatMap((one) => one.problems);
  const mappings = tables.map((table) => {
    const { fingerprint, columns } = mappingOf(table);
    return { file: file.name, fingerprint, columns, headings: table.headings };
  });
  if (rows.length > 0) return { rows, problems, mappings };
  const below = counted(
    tables.reduce((total, table) => total + table.rows.length, 0),
    "row",
  );
  return ofFile(file.name, `Headings were found, and no attendance below them (${below}).`);
}
