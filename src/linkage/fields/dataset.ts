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
  const fields = (role: Role, read: Read): Field[] =>
    all(role).map((column) => fieldOf(column, read));
  const field = (role: Role, read: Read) => optional(one(role), read);
  const each = (role: Role, read: Read, of: "names" | "addresses" = "names"): Field[] =>
    all(role).flatMap((column) => eachOf(column, of).map((its) => fieldOf(its, read)));
  return {
    rows: table.rows,
    ...namesOf(all),
    formers: each("formerSurname", readName),
    birth: birthIn(one),
    sex: field("sex", readSex),
    identifiers: [
      ...fields("nhsNumber", readNhs),
      ...fields("upn", readUpnOrText),
      ...fields("identifier", readIdentifier),
    ],
    phones: fields("phone", readPhone),
    email: field("email", readEmail),
    postcode: field("postcode", readPostcode),
    otherPostcodes: each("formerPostcode", readPostcode),
    house: field("houseNumber", readWords),
    addresses: each("address", readWords, "addresses"),
    places: fields("place", readWords),
    categories: [
      ...fields("category", readWords),
      // An age with the year of its record has become the year of birth.
      ...(one("recordYear") ? [] : fields("number", readWords)),
    ],
    texts: fields("text", readWords),
    source: field("source", readWords),
  };
}

type Read = Parameters<typeof fieldOf>[1];

const optional = (column: Column | undefined, read: Read): Field | undefined =>
  column && fieldOf(column, read);

const birthIn = (one: (role: Role) => Column | undefined): Field | undefined =>
  birthOf({
    whole: one("birthDate"),
    ...{ year: one("birthYear"), month: one("birthMonth"), day: one("birthDay") },
    ...{ age: one("number"), recordYear: one("recordYear") },
  });

function namesOf(all: (role: Role) => Column[]) {
  const { forename, middle, surname } = nameColumns(all);
  return {
    forename: optional(forename, readName),
    middle: optional(middle, readName),
    surname: optional(surname, readName),
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
