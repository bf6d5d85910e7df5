import { atRowsOf, ColumnFilling, type Column } from "../columns/table.ts";
import { nameIn } from "./cells.ts";
import { completed, isGap } from "./completed.ts";
import { isFamilyFirst, withComma } from "./name-order.ts";
import { splitFullName } from "./names.ts";

type Part = keyof ReturnType<typeof splitFullName>;

/** A column of whole names as three, each different name taken apart once. */
function partsOfNames(whole: Column): Readonly<Record<Part, Column>> {
  const column = isFamilyFirst(whole.values) ? withComma(whole) : whole;
  const { name, values } = column;
  const made = {
    forename: new ColumnFilling(`${name} (forename)`),
    middle: new ColumnFilling(`${name} (middle)`),
    surname: new ColumnFilling(`${name} (surname)`),
  };
  for (let at = 0; at < values.length; at += 1) {
    const parts = splitFullName(nameIn(values.at(at) ?? ""));
    made.forename.put(at, parts.forename);
    made.middle.put(at, parts.middle);
    made.surname.put(at, parts.surname);
  }
  return {
    forename: atRowsOf(column, made.forename),
    middle: atRowsOf(column, made.middle),
    surname: atRowsOf(column, made.surname),
  };
}

type InParts = Readonly<Record<Part, Column | undefined>>;

/** Whether a row is called by no part of a name that has a column. */
const isNameless = (
  { forename, surname }: Pick<InParts, "forename" | "surname">,
  row: number,
): boolean => (!forename || isGap(forename, row)) && (!surname || isGap(surname, row));

/** Whether somebody is called by a whole name and not by its parts: a list of others stands below. */
export const isNamedWhole = (
  names: Pick<InParts, "forename" | "surname">,
  whole: Column,
): boolean => whole.codes.some((code, row) => code >= 0 && isNameless(names, row));

/** Names in parts, those of whoever has only a whole name taken out of that, and all of which no list has a column. */
export function namesCompleted(names: InParts, whole: Column): InParts {
  const { forename, middle, surname } = names;
  if (forename && surname && !isNamedWhole(names, whole)) return names;
  const parts = partsOfNames(whole);
  const filled = (column: Column | undefined, part: Column): Column =>
    column ? completed(column, part, (row) => isNameless(names, row)) : part;
  return {
    forename: filled(forename, parts.forename),
    middle: filled(middle, parts.middle),
    surname: filled(surname, parts.surname),
  };
}
