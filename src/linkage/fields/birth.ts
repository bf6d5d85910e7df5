import { textsIn } from "../packed/packed.ts";
import type { Column } from "../tables/table.ts";
import { completedFrom } from "./completed.ts";
import { countedBirth } from "./counted-birth.ts";
import { dateOf, dateOrder, isCounted, monthNumber, readDate, withCentury } from "./dates.ts";
import { fieldOfDates } from "./field-of-dates.ts";
import { fieldOf, type Field } from "./field.ts";
import { numberIn } from "./number-in.ts";

type Parts = {
  readonly whole: Column | undefined;
  readonly year: Column | undefined;
  readonly month: Column | undefined;
  readonly day: Column | undefined;
  /** Of records that tell no birth: how old somebody was, or in which year of school, and when that was written. */
  readonly ages?: readonly Column[];
  readonly recorded?: Column | undefined;
};

/**
 * The date of birth, from one column, from year, month and day in columns of their own, or counted from
 * an age: files of others, which stand below, tell it in their own way.
 */
export function birthOf({ whole, recorded, ages = [], ...parts }: Parts): Field | undefined {
  const inParts = fromParts(parts);
  const made = [
    ...(inParts ? [inParts] : []),
    ...(recorded ? ages.map((age) => countedBirth(age, recorded)) : []),
  ];
  const [first, ...others] = made;
  if (!whole && others.length === 0) return first;
  const columns = made.map(({ name, texts, codes }) => ({ name, values: textsIn(texts), codes }));
  const all = whole ? [whole, ...columns] : columns;
  const column = all.reduce((one, other) => completedFrom(one, other, (its) => its) ?? one);
  const order = whole ? dateOrder(whole.values) : "day first";
  return fieldOf(column, (raw) => {
    const value = isCounted(Number(raw)) ? Number(raw) : readDate(raw, order);
    return value === undefined ? undefined : { text: String(value), form: String(value) };
  });
}

function fromParts({ year, month, day }: Pick<Parts, "year" | "month" | "day">): Field | undefined {
  if (!year) return undefined;
  const [yearOf, monthOf, dayOf] = [numberIn(year), numberIn(month, monthNumber), numberIn(day)];
  return fieldOfDates(year.codes.length, (row) =>
    dateOf(withCentury(yearOf(row)), monthOf(row) || 0, dayOf(row) || 0),
  );
}
