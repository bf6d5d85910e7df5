import { counted } from "../../kernel/words.ts";
import { contentsList, countIn, manifestName, recordsList, type Manifest } from "./manifest.ts";

type Said = Pick<
  Manifest,
  "lantern" | "schema" | "madeAt" | "partnership" | "rows" | "lists" | "notOpened" | "stays"
>;

/** What whoever opens the folder reads first. */
export function readMe(said: Said): string {
  return [
    ...opening(said),
    ...layout,
    ...reading,
    "",
    "WHAT STAYED BEHIND, AND WHY",
    "",
    ...said.stays.map(({ table, column, why }) => `- ${nameOf(table, column)}: ${why}`),
    ...notOpenedLines(said.notOpened),
    "",
  ].join("\r\n");
}

const nameOf = (table: string, column: string | undefined): string =>
  column === undefined ? table : `${table}.${column}`;

function opening(said: Said): readonly string[] {
  const { partnership, madeAt, rows, lantern, schema } = said;
  const [files, children] = [countIn(said, contentsList), countIn(said, recordsList)];
  const held = [
    counted(rows, "row"),
    counted(files, "file"),
    counted(children, "child", "children"),
  ];
  return [
    `${partnership.name}: everything that Lantern held`,
    "",
    `As it stood at ${madeAt}: ${held.join(", ")}.`,
    `Written by Lantern ${lantern}, database after ${schema.last} (${schema.migrations}).`,
    "",
    "This folder holds children's records in plain text, where they can be found included.",
    "Whoever has it has all of it: keep it encrypted, and hand it over in person or sealed.",
    `Without ${manifestName}, which is written last, it is not whole.`,
    "",
  ];
}

const layout = [
  "WHAT IS IN IT",
  "",
  `${manifestName}  every file with its size and SHA-256, rows for each table, what stayed behind`,
  "tables/        one file for each table of the database",
  "files/         attachments and workbooks, each under its id and the name it had",
  `${contentsList}  which file belongs to which row; also those that stayed, with why`,
  `records/       a page for each child, for a browser; ${recordsList} has their names`,
  "dictionary/tables.csv, columns.csv   what each table and column holds, and its type",
  "dictionary/foreign-keys.csv          which columns name rows of which other table",
  "dictionary/stays.csv                 what stayed behind, as below",
  "",
];

const reading = [
  "HOW TO READ IT",
  "",
  "- Tables are comma-separated values as RFC 4180 has them, in UTF-8, with a line of headings.",
  "- Nothing between two commas: the record says nothing. Two quotation marks: an empty text.",
  "- Days are 2026-11-24, moments 2026-11-24T10:00:00+00:00 in UTC; true and false are words.",
  "- Lists and objects are JSON within the cell; bytes are hexadecimal.",
  "- A spreadsheet may take a text for a formula or change a number: these files are for programs.",
  "  Nothing is put before such a text, because then it would not be what the record says.",
  "- subjects.people has one line for each child; person_id names the child in all other tables.",
  "- history.versions has what rows said before they were changed, audit.events who did what.",
  "- acl, restricted and shut_out say who could see a row here; other systems must decide anew.",
  "  restricted means named people alone: import such a record so, or not at all.",
  "",
  "`lantern exit --verify FOLDER` reads all of it again and needs no database.",
];

const notOpenedLines = (notOpened: readonly string[]): readonly string[] =>
  notOpened.length === 0
    ? []
    : ["", "WHAT COULD NOT BE OPENED", "", ...notOpened.map((one) => `- ${one}`)];
