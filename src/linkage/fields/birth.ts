import type { Column } from "../columns/table.ts";
import { countedBirth } from "./counted-birth.ts";
import { dateOf, dateOrder, isCounted, monthNumber, readDate, withCentury } from "./dates.ts";
import { completedFrom } from "./completed.ts";
import { textsIn } from "../columns/packed.ts";
import { fieldOfDates } from "./field-of-dates.ts";
import { fieldOf, type Field } from "./field.ts";
import { numberIn } from "./number-in.ts";

type Parts = {
  readonly whole: Column | undefined;
  readonly year: Column | undefined;
  readonly month: Column | undefined;
  readonly day: Column | undefined;
  /** Of records that tell no birth: how old somebody was, or in which year of school, and when that was written. */
  readonly age?: Column | undefined;
  readonly recorded?: Column | undefined;
};

/** The date of birth, from one column, from year, month and day in columns of their own, or counted from an age. */
export function birthOf({ whole, year, month, day, age, recorded }: Parts): Field | undefined {
  if (!whole) return inParts({ year, month, day, age, recorded });
  const order = dateOrder(whole.values);
  const column = completedFrom(whole, year ?? age, () => {
    const parts = inParts({ year, month, day, age, recorded });
    return parts && { name: parts.name, values: textsIn(parts.texts), codes: parts.codes };
  });
  return fieldOf(column ?? whole, (raw) => {
    const value = isCounted(Number(raw)) ? Number(raw) : readDate(raw, order);
    return value === undefined ? undefined : { text: String(value), form: String(value) };
  });
}

/** A file of others, which stands below, may have it in parts where this one has whole dates. */
function inParts({ year, month, day, age, recorded }: Omit<Parts, "whole">): Field | undefined {
  if (!year) return age && recorded && countedBirth(age, recorded);
  const [yearOf, monthOf, dayOf] = [numberIn(year), numberIn(month, monthNumber), numberIn(day)];
  return fieldOfDates(year.codes.length, (row) =>
    dateOf(withCentury(yearOf(row)), monthOf(row) || 0, dayOf(row) || 0),
  );
}
