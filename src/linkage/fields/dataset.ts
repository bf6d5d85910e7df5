import type { ColumnRole, Role } from "../columns/roles.ts";
import { ColumnFilling, type Column, type Table } from "../columns/table.ts";
import { birthOf } from "./birth.ts";
import { eachOf } from "./each-of.ts";
import { fieldOf, type Field } from "./field.ts";
import { readName, splitFullName } from "./names.ts";
import {
  readEmail,
  readIdentifier,
  readNhs,
  readPhone,
  readPostcode,
  readSex,
  readUpnOrText,
  readWords,
} from "./texts.ts";

/** The records as the engine sees them: by what columns mean, never by what they are called. */
export type Dataset = {
  readonly rows: number;
  readonly forename: Field | undefined;
  readonly middle: Field | undefined;
  readonly surname: Field | undefined;
  /** Every other surname that a record tells of: former, of birth, of another house. */
  readonly formers: readonly Field[];
  /** Year, month and day as one number. */
  readonly birth: Field | undefined;
  readonly sex: Field | undefined;
  readonly identifiers: readonly Field[];
  readonly phones: readonly Field[];
  readonly email: Field | undefined;
  readonly postcode: Field | undefined;
  /** Postcodes of homes that somebody had before, or has besides. */
  readonly otherPostcodes: readonly Field[];
  readonly house: Field | undefined;
  readonly addresses: readonly Field[];
  readonly places: readonly Field[];
  readonly categories: readonly Field[];
  readonly texts: readonly Field[];
  readonly source: Field | undefined;
};

export function datasetOf(table: Table, given: readonly ColumnRole[]): Dataset {
  const all = (role: Role): Column[] =>
    table.columns.filter((column) =>
      given.some((one) => one.name === column.name && one.role === role),
    );
  const one = (role: Role): Column | undefined => all(role)[0];
  const names = nameColumns(all);
  const optional = (column: Column | undefined, read: Parameters<typeof fieldOf>[1]) =>
    column && fieldOf(column, read);
  return {
    rows: table.rows,
    forename: optional(names.forename, readName),
    middle: optional(names.middle, readName),
    surname: optional(names.surname, readName),
    formers: all("formerSurname")
      .flatMap((column) => eachOf(column))
      .map((column) => fieldOf(column, readName)),
    birth: birthOf({
      whole: one("birthDate"),
      year: one("birthYear"),
      month: one("birthMonth"),
      day: one("birthDay"),
      ...{ age: one("number"), recordYear: one("recordYear") },
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
    otherPostcodes: all("formerPostcode")
      .flatMap((column) => eachOf(column))
      .map((column) => fieldOf(column, readPostcode)),
    house: optional(one("houseNumber"), readWords),
    addresses: all("address")
      .flatMap((column) => eachOf(column, "addresses"))
      .map((column) => fieldOf(column, readWords)),
    places: all("place").map((column) => fieldOf(column, readWords)),
    // An age with the year of its record has become the year of birth.
    categories: [...all("category"), ...(one("recordYear") ? [] : all("number"))].map((column) =>
      fieldOf(column, readWords),
    ),
    texts: all("text").map((column) => fieldOf(column, readWords)),
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
  const parts = partsOf(whole);
  const derived = (part: Part): Column => {
    const { values, codes } = parts[part];
    const recoded = whole.codes.map((code) => codes[code] ?? -1);
    return { name: `${whole.name} (${part})`, values, codes: recoded };
  };
  return {
    forename: forename ?? derived("forename"),
    middle: middle ?? derived("middle"),
    surname: surname ?? derived("surname"),
  };
}

type Part = keyof ReturnType<typeof splitFullName>;

/** For each different whole name its parts. */
function partsOf({ values }: Column): Readonly<Record<Part, Column>> {
  const [forename, middle, surname] = ["forename", "middle", "surname"].map(
    (name) => new ColumnFilling(name),
  ) as [ColumnFilling, ColumnFilling, ColumnFilling];
  for (let at = 0; at < values.length; at += 1) {
    const name = splitFullName(values.at(at) ?? "");
    forename.put(at, name.forename);
    middle.put(at, name.middle);
    surname.put(at, name.surname);
  }
  const { length } = values;
  return {
    forename: forename.column(length),
    middle: middle.column(length),
    surname: surname.column(length),
  };
}
