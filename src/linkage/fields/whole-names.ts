import { ColumnFilling, type Column } from "../columns/table.ts";
import { splitFullName } from "./names.ts";

type Part = keyof ReturnType<typeof splitFullName>;

/** A column of whole names as three, each different name taken apart once. */
export function partsOfNames({ name, values, codes }: Column): Readonly<Record<Part, Column>> {
  const made = {
    forename: new ColumnFilling(`${name} (forename)`),
    middle: new ColumnFilling(`${name} (middle)`),
    surname: new ColumnFilling(`${name} (surname)`),
  };
  for (let at = 0; at < values.length; at += 1) {
    const parts = splitFullName(values.at(at) ?? "");
    made.forename.put(at, parts.forename);
    made.middle.put(at, parts.middle);
    made.surname.put(at, parts.surname);
  }
  const ofRows = (filling: ColumnFilling): Column => {
    const own = filling.column(values.length);
    return { ...own, codes: codes.map((code) => own.codes[code] ?? -1) };
  };
  return {
    forename: ofRows(made.forename),
    middle: ofRows(made.middle),
    surname: ofRows(made.surname),
  };
}
