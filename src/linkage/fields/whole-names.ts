import { atRowsOf, ColumnFilling, type Column } from "../columns/table.ts";
import { nameIn } from "./cells.ts";
import { completed, isGap } from "./completed.ts";
import { isFamilyFirst, withComma } from "./name-order.ts";
import { splitFullName } from "./names.ts";

type Part = keyof ReturnType<typeof splitFullName>;

/** A column of whole names as three, each different name taken apart once. */
export function partsOfNames(whole: Column): Readonly<Record<Part, Column>> {
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

type InParts = {
  readonly forename: Column;
  readonly middle: Column | undefined;
  readonly surname: Column;
};

/** Whether somebody is called by a whole name and not by its parts: a list of others stands below. */
export const isNamedWhole = (
  { forename, surname }: Pick<InParts, "forename" | "surname">,
  whole: Column,
): boolean =>
  whole.codes.some((code, row) => code >= 0 && isGap(forename, row) && isGap(surname, row));

/** Names in parts, those of whoever has only a whole name taken out of that. */
export function namesCompleted(names: InParts, whole: Column): InParts {
  if (!isNamedWhole(names, whole)) return names;
  const parts = partsOfNames(whole);
  const { forename, middle, surname } = names;
  const isNameless = (row: number): boolean => isGap(forename, row) && isGap(surname, row);
  return {
    forename: completed(forename, parts.forename, isNameless),
    middle: middle ? completed(middle, parts.middle, isNameless) : parts.middle,
    surname: completed(surname, parts.surname, isNameless),
  };
}
