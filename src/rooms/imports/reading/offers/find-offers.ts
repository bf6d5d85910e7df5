import { nameParts } from "../../../subjects/index.ts";
import { columnLetter } from "../plain-text.ts";
import { findPeople } from "./find-people.ts";
import { findPhones } from "./find-phones.ts";
import { findPlaces } from "./find-places.ts";
import { findVehicles } from "./find-vehicles.ts";
import { overlaps, type Span } from "./span.ts";
import type { Role } from "../column-roles.ts";
import type { Table } from "../find-table.ts";
import type { UnmatchedRow } from "../read-row.ts";
import type { Cell, GridRow, Offer } from "../reading-types.ts";

const searched: ReadonlySet<Role> = new Set([
  "associates",
  "locations",
  "comments",
  "returnInterview",
]);
/** A note longer than this is a document pasted into a cell; its start is enough to offer from. */
const longest = 8000;

/** What one text names. What was taken for one thing is not offered as another. */
export function offersIn(written: string, role: Role | undefined): Span[] {
  const text = written.slice(0, longest).replace(/[\t\u00A0]/gu, " ");
  const spans = findVehicles(text);
  for (const found of [
    findPhones(text),
    findPeople(text, role === "associates"),
    findPlaces(text, role === "locations"),
  ]) {
    spans.push(...found.filter((span) => !overlaps(spans, span)));
  }
  const seen = new Set<string>();
  return spans
    .sort((a, b) => a.start - b.start)
    .filter(({ kind, value }) => {
      const key = `${kind} ${value.toLowerCase()}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** A telephone number that Excel took for a number has lost its nought. */
function textOf(cell: Cell): string {
  if (cell.kind === "number" && /^7[1-9]\d{8}$/u.test(cell.text)) return `0${cell.text}`;
  return cell.kind === "text" ? cell.text : "";
}

/** The child of the row, and the worker, are known already. */
function isKnown(span: Span, row: UnmatchedRow): boolean {
  if (span.kind !== "person") return false;
  const parts = nameParts(span.value).sort().join(" ");
  const own = nameParts(`${row.forename ?? ""} ${row.surname ?? ""}`)
    .sort()
    .join(" ");
  const called = [row.forename, ...row.aliases].map((name) => nameParts(name).join(" "));
  const lead = nameParts(row.lead).sort().join(" ");
  return parts === own || parts === lead || called.includes(nameParts(span.value).join(" "));
}

/** Everything that the free text of a row names beside the child: offered, never made by itself. */
export function findOffers(table: Table, source: GridRow, row: UnmatchedRow): Offer[] {
  return [...table.roleOf].flatMap(([column, role]): Offer[] => {
    const cell = source.cells.get(column);
    if (cell === undefined || !searched.has(role)) return [];
    return offersIn(textOf(cell), role)
      .filter((span) => !isKnown(span, row))
      .map(({ kind, text, value, described }) => ({
        kind,
        text,
        value,
        described,
        sheet: table.sheet.name,
        row: source.row,
        column: columnLetter(column),
        heading: table.headings.get(column) ?? "",
      }));
  });
}
