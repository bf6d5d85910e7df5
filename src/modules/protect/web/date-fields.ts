import { datePartsOf, type DateParts } from "../../../kernel/fields.ts";
import { field } from "../../../platform/http/field.ts";

/** The three boxes of a date under one name, as a form has them. */
export type DateTyped<N extends string> = Readonly<
  Record<`${N}-${"day" | "month" | "year"}`, string>
>;

export const dateInput = <N extends string>(name: N) =>
  ({
    [`${name}-day`]: field(),
    [`${name}-month`]: field(),
    [`${name}-year`]: field(),
  }) as Record<`${N}-${"day" | "month" | "year"}`, ReturnType<typeof field>>;

export const dateOf = <N extends string>(typed: DateTyped<N>, name: N): DateParts => ({
  day: typed[`${name}-day`],
  month: typed[`${name}-month`],
  year: typed[`${name}-year`],
});

/** Filled in with a date, or empty without one. */
export function dateTyped<N extends string>(name: N, date: string | null): DateTyped<N> {
  const { day, month, year } = date === null ? { day: "", month: "", year: "" } : datePartsOf(date);
  return {
    [`${name}-day`]: day,
    [`${name}-month`]: month,
    [`${name}-year`]: year,
  } as DateTyped<N>;
}
