import type { Table } from "./catalogue.ts";
import { notPlaces, notTexts } from "./catalogue-exceptions.ts";
import { perTable, when, type Rules } from "./rule.ts";

/** Names of columns that speak of where somebody is found. */
const speaksOfAPlace =
  /(?:^|_)(?:address|postcode|ward|school|college|practice|placement|places?|placed|venue|location|carer|latitude|longitude|map|point|street|uprn|easting|northing|missing_from|workplace|timetable|interview)(?:_|$)/;

/** How a place may be kept; the first words of its column's comment say which. */
const ways: readonly { readonly says: string; readonly holds: (table: Table) => boolean }[] = [
  {
    says: "Place, under the protection stamp: ",
    holds: ({ columns, triggers }) =>
      ["acl", "restricted", "shut_out", "person_id"].every((name) => columns.includes(name)) &&
      triggers.some(({ runs, onInsert }) => runs === "subjects.stamp_whereabouts" && onInsert),
  },
  // What texts say of a protected child's places is held: subjects.texts_columns() reads these.
  {
    says: "Place, held in text: ",
    holds: ({ columns, foreignKeys }) =>
      columns.includes("person_id") ||
      foreignKeys.some(
        ({ target }) => target === "panels.meetings" || target === "identify.concerns",
      ),
  },
  {
    says: "Place, hidden by identify.hide_places: ",
    holds: ({ columns }) => columns.includes("person_id"),
  },
];

/** Kept under the stamp of the protection, and not looked through. */
const isStamped = ({ columnComments }: Table, column: string): boolean =>
  (columnComments[column] ?? "").startsWith("Place, under the protection stamp: ");

export const placeRules: Rules = {
  "places say how they are kept": perTable((table) =>
    table.columns
      .filter((column) => speaksOfAPlace.test(column))
      .filter((column) => !(`${table.name}.${column}` in notPlaces))
      .filter((column) => !(table.columnComments[column] ?? "").startsWith("Place, "))
      .map((column) => `${column} sounds like a place and does not say how it is kept`),
  ),
  "texts about a child are looked through": perTable((table, { texts }) =>
    when(
      table.columns.includes("person_id") &&
        table.textColumns.some((column) => !isStamped(table, column)) &&
        !texts.some(({ relation }) => relation === table.name) &&
        !(table.name in notTexts),
      "is about a child, and subjects.texts_columns() does not know its texts",
    ),
  ),
  // Without a controller a table breaks a rule of its own.
  "texts say who wrote them": perTable((table, { texts }) =>
    when(
      table.triggers.some(({ runs }) => runs === "sec.stamp_controller") &&
        texts.some(({ relation, author }) => relation === table.name && author === null),
      "subjects.text_authors() does not say who writes it",
    ),
  ),
  "places are kept as they say": perTable((table) =>
    Object.entries(table.columnComments)
      .filter(([, comment]) => comment.startsWith("Place"))
      .flatMap(([column, comment]) => {
        const way = ways.find(({ says }) => comment.startsWith(says));
        return when(!way?.holds(table), `${column} is not kept as its comment says`);
      }),
  ),
};
