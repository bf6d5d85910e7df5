import type { Role } from "../tables/roles.ts";
import type { Column } from "../tables/table.ts";
import { addressIn, ageAlone, ageIn, emailIn, nhsNumberIn, phoneIn, titleIn } from "./cells.ts";
import { completedFrom, takenOut } from "./completed.ts";
import { cells, looked as samples } from "../priors/reading.ts";
import { someOf } from "../packed/some-of.ts";

const { cells: looked } = samples;
const { address, reach, age: atLeast } = cells;

/** What else may be told in the cell of a whole name, and in how many of the cells it must be. */
const told: readonly (readonly [Role, string, (cell: string) => string | undefined, number])[] = [
  ["address", "address", addressIn, address],
  ["phone", "telephone", phoneIn, reach],
  ["email", "email", emailIn, reach],
  ["nhsNumber", "NHS number", nhsNumberIn, reach],
  ["sex", "title", titleIn, reach],
  // One tells an age and another a birth.
  ["number", "age", ageIn, atLeast],
];

/** Ages that stand in the column of dates of birth, where no list has a column for them. */
export function agesAmong(birth: Column | undefined): readonly Column[] {
  const column = birth && takenOut(birth, "age", ageAlone, atLeast);
  return column ? [column] : [];
}

const isMore = /[\d@]|(?:^|,)\s*(?:mr|mrs|miss|ms|master|mstr)[.\s]/i;
/**
 * What stands in the cells of whole names besides, as columns: the address, a telephone, an age. It fills
 * what lists that have a column for it leave open.
 */
export function besideNames(
  role: Role,
  own: readonly Column[],
  whole: Column | undefined,
): readonly Column[] {
  const [, what = "", of, least] = told.find(([one]) => one === role) ?? [];
  if (!whole || !of || !holdsMore(whole)) return own;
  const [first, ...others] = own;
  const taken = (column: Column) => takenOut(column, what, of, least);
  if (first) return [completedFrom(first, whole, taken) ?? first, ...others];
  const column = taken(whole);
  return column ? [column] : [];
}

/** Whether some of the first cells hold more than names: of a million each is looked at only then. */
function holdsMore({ values }: Column): boolean {
  let [size, more] = [0, 0];
  for (const value of someOf(values, looked)) {
    size += 1;
    if (isMore.test(value)) more += 1;
  }
  return more > 0 && more >= atLeast * size;
}
