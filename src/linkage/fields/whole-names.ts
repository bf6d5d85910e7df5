import { atRowsOf, ColumnFilling, type Column } from "../tables/table.ts";
import { nameIn } from "./cells.ts";
import { completed, isGap } from "./completed.ts";
import { isFamilyFirst, withComma } from "./name-order.ts";
import { splitFullName } from "./names.ts";

type Part = keyof ReturnType<typeof splitFullName>;

/** A column as three, each different value taken apart once. */
function inThree(
  column: Column,
  split: (value: string) => Readonly<Record<Part, string>>,
): Readonly<Record<Part, Column>> {
  const { name, values } = column;
  const made = {
    forename: new ColumnFilling(`${name} (forename)`),
    middle: new ColumnFilling(`${name} (middle)`),
    surname: new ColumnFilling(`${name} (surname)`),
  };
  for (let at = 0; at < values.length; at += 1) {
    const parts = split(values.at(at) ?? "");
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

const partsOfNames = (whole: Column): Readonly<Record<Part, Column>> =>
  inThree(isFamilyFirst(whole.values) ? withComma(whole) : whole, (value) =>
    splitFullName(nameIn(value)),
  );

/** The first letter of initials and the last: JR, J.M.R. */
const partsOfInitials = (column: Column): Readonly<Record<Part, Column>> =>
  inThree(column, (value) => {
    const [forename = "", ...others] = value.match(/\p{L}/gu) ?? [];
    return { forename, middle: others.slice(0, -1).join(" "), surname: others.at(-1) ?? "" };
  });

export type InParts = Readonly<Record<Part, Column | undefined>> & {
  /** What stood between the first word of whole names and the last. */
  readonly within?: Column;
};

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
  if (!isNeeded(names, whole)) return names;
  const parts = partsOfNames(whole);
  return { ...filledWith(names, parts), within: parts.middle };
}

/**
 * The same of lists that tell of a name no more than with which letters it begins; beside a surname the first of
 * them is all that is told of the forename.
 */
export function initialsCompleted(names: InParts, initials: Column): InParts {
  const { forename } = names;
  const lacksForename = (row: number): boolean => !forename || isGap(forename, row);
  const isTold = initials.codes.some((code, row) => code >= 0 && lacksForename(row));
  if (!isTold && !isNeeded(names, initials)) return names;
  const parts = partsOfInitials(initials);
  const all = filledWith(names, parts);
  return forename ? { ...all, forename: completed(forename, parts.forename, lacksForename) } : all;
}

const isNeeded = (names: InParts, whole: Column): boolean =>
  !names.forename || !names.surname || isNamedWhole(names, whole);

function filledWith(names: InParts, parts: Readonly<Record<Part, Column>>): InParts {
  const { forename, middle, surname } = names;
  const filled = (column: Column | undefined, part: Column): Column =>
    column ? completed(column, part, (row) => isNameless(names, row)) : part;
  return {
    forename: filled(forename, parts.forename),
    middle: filled(middle, parts.middle),
    surname: filled(surname, parts.surname),
  };
}
