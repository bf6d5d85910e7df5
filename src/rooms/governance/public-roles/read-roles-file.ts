import { isIsoDate, isoDateOf } from "../../../kernel/dates.ts";
import { datePartsOf, type FieldError } from "../../../kernel/fields.ts";
import { decodeText, findDelimiter, splitCsv } from "../../../platform/spreadsheets/index.ts";
import type { RoleKinds, RoleValue } from "./role.ts";
import { lineForm, roleValueOf } from "./role-form.ts";

/** A council licenses some thousands; a file that is far larger is another file. */
export const mostRows = 50_000;
/** How many lines that cannot be read are told of at once. */
const mostTold = 20;

const columns = [
  ["given", /^(given|first|fore)[ -]?names?$/],
  ["family", /^(family|last|sur)[ -]?name$/],
  ["name", /(company|business|trading) name/],
  ["address", /address|post ?code|^town$/],
  [
    "number",
    /^ward|division|(licen[cs]e|badge|permit|plate|reference).*(no\b|num|ref)|^(no|number|ref)\b|^badge$/,
  ],
  ["from", /from|start|issued|granted|elected|^since/],
  ["to", /^to$|until|\bend|expir/],
  ["employer", /employer|operator|company|works for/],
  ["name", /name|holder|councillor|driver|licensee|proprietor/],
] as const;

type Column = (typeof columns)[number][0];

export type RolesFile =
  | {
      readonly ok: true;
      readonly values: readonly RoleValue[];
      /** Headings of columns that are not kept. */
      readonly notRead: readonly string[];
    }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

type Of = {
  readonly kind: string;
  readonly authority: string;
  readonly kinds: RoleKinds;
  readonly now: Date;
};

/** A licensing team's list, or the council's list of members: one line for each person. Nothing is taken of a file with a line that cannot be read. */
export function readRolesFile(content: Uint8Array, of: Of): RolesFile {
  const text = decodeText(content);
  const delimiter = findDelimiter(text);
  const rows = delimiter === undefined ? [] : splitCsv(text, delimiter, mostRows + 1);
  const [headings = [], ...lines] = rows;
  const columnOf = withNames(headings.map(columnNamed));
  if (!columnOf.includes("name") && !columnOf.includes("family"))
    return refused(["The first line must have headings, and one of them must be “Name”"]);
  if (lines.length > mostRows)
    return refused([`The file must have ${mostRows.toLocaleString("en-GB")} lines or fewer`]);
  const values: RoleValue[] = [];
  const problems: string[] = [];
  lines.forEach((cells, index) => {
    if (cells.every((cell) => cell.trim() === "")) return;
    const read = readLine(cells, columnOf, of);
    if (read.value) values.push(roleValueOf(read.value));
    else problems.push(...read.errors.map(({ message }) => `Line ${index + 2}: ${message}`));
  });
  if (problems.length > 0) return refused(problems);
  if (values.length === 0) return refused(["The file has a line of headings and nobody under it"]);
  const notRead = headings.filter((heading, index) => heading.trim() !== "" && !columnOf[index]);
  return { ok: true, values, notRead };
}

function refused(problems: readonly string[]): RolesFile {
  const more = problems.length - mostTold;
  const told = problems.slice(0, mostTold);
  if (more > 0) told.push(`And ${more.toLocaleString("en-GB")} more lines`);
  return { ok: false, errors: told.map((message) => ({ field: "file", message })) };
}

const columnNamed = (heading: string): Column | undefined => {
  const plain = heading
    .trim()
    .toLowerCase()
    .replaceAll(/[_\s]+/g, " ");
  return columns.find(([, pattern]) => pattern.test(plain))?.[0];
};

/** A list of operators calls them companies: where nothing is a name, that is it. */
const withNames = (found: readonly (Column | undefined)[]): readonly (Column | undefined)[] =>
  found.includes("name") || found.includes("family")
    ? found
    : found.map((column) => (column === "employer" ? "name" : column));

function readLine(
  cells: readonly string[],
  columnOf: readonly (Column | undefined)[],
  { kind, authority, kinds, now }: Of,
) {
  const of = (wanted: Column): string =>
    cells
      .map((cell) => cell.replaceAll("\0", "").toWellFormed().trim())
      .filter((cell, index) => cell !== "" && columnOf[index] === wanted)
      .join(", ");
  const name = of("name") === "" ? `${of("given")} ${of("family")}`.trim() : of("name");
  return lineForm.read(
    {
      kind,
      authority,
      name,
      number: of("number"),
      address: of("address"),
      employer: of("employer"),
      from: partsOf(of("from")),
      to: partsOf(of("to")),
    },
    { kinds, now },
  );
}

/** A date as councils write it: 01/04/2025, 2025-04-01, or either with a time behind it. */
function partsOf(text: string) {
  const [bare = ""] = text.split(/[ T]/);
  if (isIsoDate(bare)) return datePartsOf(bare);
  const [day = "", month = "", year = ""] = bare.split(/[/.-]/);
  const isDate = isoDateOf({ day: Number(day), month: Number(month), year: Number(year) });
  return isDate === undefined && bare !== ""
    ? { day: text, month: text, year: text }
    : { day, month, year };
}
