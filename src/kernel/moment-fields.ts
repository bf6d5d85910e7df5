import { formatTime, londonDate, londonInstant, readTime } from "./dates.ts";
import { datePartsOf, readDateParts, type FieldError } from "./fields.ts";

/** A day and a time of day as typed, by London's clocks. */
export type MomentFields = {
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly time: string;
};

type Rule = {
  /** Where its fields stand: errors are for this and for `…-time`. */
  readonly field: string;
  readonly name: string;
  readonly now: Date;
  readonly notBefore?: { readonly at: Date; readonly what: string } | undefined;
};

type Read = { readonly at: Date } | { readonly errors: readonly FieldError[] };

/** Something that has happened: when, by London's clocks, and not in the time to come. */
export function readMoment(fields: MomentFields, { field, name, now, notBefore }: Rule): Read {
  const on = readDateParts(fields, { name, earliest: "2000-01-01", latest: londonDate(now) });
  const time = readTime(fields.time);
  const errors: FieldError[] = [];
  if (!on.ok) errors.push({ field, message: on.error });
  if (time === undefined) {
    errors.push({ field: `${field}-time`, message: "Enter a time, like 14:30" });
  }
  if (!on.ok || time === undefined) return { errors };
  const at = londonInstant(on.value, time);
  const timeIs = (message: string): Read => ({ errors: [{ field: `${field}-time`, message }] });
  if (at > now) return timeIs(`${name} must be in the past`);
  if (notBefore && at < notBefore.at) return timeIs(`${name} must be after ${notBefore.what}`);
  return { at };
}

/** Where a form begins: nobody types what time it is now. */
export const momentFieldsOf = (at: Date): MomentFields => ({
  ...datePartsOf(londonDate(at)),
  time: formatTime(at),
});

/** The boxes of a moment under one name, as they were typed. */
export type MomentTyped<N extends string> = Readonly<
  Record<`${N}-${"day" | "month" | "year" | "time"}`, string>
>;

export const momentOf = <N extends string>(typed: MomentTyped<N>, name: N): MomentFields => ({
  day: typed[`${name}-day`],
  month: typed[`${name}-month`],
  year: typed[`${name}-year`],
  time: typed[`${name}-time`],
});

export function momentTyped<N extends string>(name: N, at: Date): MomentTyped<N> {
  const { day, month, year, time } = momentFieldsOf(at);
  return {
    [`${name}-day`]: day,
    [`${name}-month`]: month,
    [`${name}-year`]: year,
    [`${name}-time`]: time,
  } as MomentTyped<N>;
}
