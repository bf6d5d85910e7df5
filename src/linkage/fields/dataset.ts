import type { ColumnRole, Role } from "../columns/roles.ts";
import { columnOf, type Column, type Table } from "../columns/table.ts";
import { birthOf } from "./birth.ts";
import { fieldOf, type Field } from "./field.ts";
import { readName, splitFullName, type NameValue } from "./names.ts";
import {
  readEmail,
  readIdentifier,
  readNhs,
  readPhone,
  readPostcode,
  readSex,
  readText,
  readUpnOrText,
  readWords,
  type TextValue,
} from "./texts.ts";

/** The records as the engine sees them: by what columns mean, never by what they are called. */
export type Dataset = {
  readonly rows: number;
  readonly forename: Field<NameValue> | undefined;
  readonly middle: Field<NameValue> | undefined;
  readonly surname: Field<NameValue> | undefined;
  readonly former: Field<NameValue> | undefined;
  /** Year, month and day as one number. */
  readonly birth: Field<number> | undefined;
  readonly sex: Field<string> | undefined;
  readonly identifiers: readonly Field<string>[];
  readonly phones: readonly Field<string>[];
  readonly email: Field<string> | undefined;
  readonly postcode: Field<string> | undefined;
  readonly house: Field<string> | undefined;
  readonly addresses: readonly Field<TextValue>[];
  readonly places: readonly Field<string>[];
  readonly categories: readonly Field<string>[];
  readonly texts: readonly Field<TextValue>[];
  readonly source: Field<string> | undefined;
};

export function datasetOf(table: Table, given: readonly ColumnRole[]): Dataset {
  const all = (role: Role): Column[] =>
    table.columns.filter((column) =>
      given.some((one) => one.name === column.name && one.role === role),
    );
  const one = (role: Role): Column | undefined => all(role)[0];
  const names = nameColumns(all);
  const optional = <V>(column: Column | undefined, read: Parameters<typeof fieldOf<V>>[1]) =>
    column && fieldOf(column, read);
  return {
    rows: table.rows,
    forename: optional(names.forename, readName),
    middle: optional(names.middle, readName),
    surname: optional(names.surname, readName),
    former: optional(one("formerSurname"), readName),
    birth: birthOf({
      whole: one("birthDate"),
      year: one("birthYear"),
      month: one("birthMonth"),
      day: one("birthDay"),
    }),
    sex: optional(one("sex"), readSex),
    identifiers: [
      ...all("nhsNumber").map((column) => fieldOf(column, readNhs)),
      ...all("upn").map((column) => fieldOf(column, readUpnOrText)),
      ...all("identifier").map((column) => fieldOf(column, readIdentifier)),
    ],
    phones: all("phone").map((column) => fieldOf(column, readPhone)),
    email: optional(one("email"), readEmail),
    postcode: optional(one("postcode"), readPostcode),
    house: optional(one("houseNumber"), readWords),
    addresses: all("address").map((column) => fieldOf(column, readText)),
    places: all("place").map((column) => fieldOf(column, readWords)),
    categories: [...all("category"), ...all("number")].map((column) => fieldOf(column, readWords)),
    texts: all("text").map((column) => fieldOf(column, readText)),
    source: optional(one("source"), readWords),
  };
}

/** Forename, middle name and surname, from columns of their own or out of the whole name. */
function nameColumns(all: (role: Role) => Column[]) {
  const [forename] = all("forename");
  const [middle] = all("middleName");
  const [surname] = all("surname");
  const [whole] = all("fullName");
  if (whole === undefined || (forename && surname)) return { forename, middle, surname };
  const split = whole.values.map(splitFullName);
  const derived = (part: "forename" | "middle" | "surname"): Column => {
    const { values, codes } = columnOf(
      "",
      split.map((name) => name[part]),
    );
    const recoded = whole.codes.map((code) => (code < 0 ? -1 : (codes[code] ?? -1)));
    return { name: `${whole.name} (${part})`, values, codes: recoded };
  };
  return {
    forename: forename ?? derived("forename"),
    middle: middle ?? derived("middle"),
    surname: surname ?? derived("surname"),
  };
}
