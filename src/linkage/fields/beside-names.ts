import type { Role } from "../columns/roles.ts";
import type { Column } from "../columns/table.ts";
import { addressIn, ageAlone, ageIn, emailIn, nhsNumberIn, phoneIn, titleIn } from "./cells.ts";
import { completedFrom, takenOut } from "./completed.ts";

/** What else may be told in the cell of a whole name, and in how many of the cells it must be. */
const told: readonly (readonly [Role, string, (cell: string) => string | undefined, number])[] = [
  ["address", "address", addressIn, 0.5],
  ["phone", "telephone", phoneIn, 0.2],
  ["email", "email", emailIn, 0.2],
  ["nhsNumber", "NHS number", nhsNumberIn, 0.2],
  ["sex", "title", titleIn, 0.2],
  // One tells an age and another a birth.
  ["number", "age", ageIn, 0.1],
];

/** Ages that stand in the column of dates of birth, where no list has a column for them. */
export function agesAmong(birth: Column | undefined): readonly Column[] {
  const column = birth && takenOut(birth, "age", ageAlone, atLeast);
  return column ? [column] : [];
}

const isMore = /[\d@]|(?:^|,)\s*(?:mr|mrs|miss|ms|master|mstr)[.\s]/i;
const looked = 1_000;
const atLeast = 0.1;

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
  const size = Math.min(looked, values.length);
  let more = 0;
  for (let at = 0; at < size; at += 1) if (isMore.test(values.at(at) ?? "")) more += 1;
  return more > 0 && more >= atLeast * size;
}
