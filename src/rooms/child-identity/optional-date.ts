import type { DateParts } from "../../kernel/fields.ts";
import { date, readIf } from "../../kernel/forms/index.ts";

type Now = { readonly now: Date };
type OptionalDay<R, D> = ReturnType<typeof readIf<DateParts, string, R, D>>;

/** A day that need not be known; one that is begun has to be whole. */
export function optionalDate<R extends Now, D>(
  spec: Parameters<typeof date<R, D>>[0],
): OptionalDay<R, D> {
  const { asked, read } = date<R, D>(spec);
  return {
    asked,
    read: (typed, at) =>
      [typed.day, typed.month, typed.year].every((one) => one.trim() === "")
        ? { value: null }
        : read(typed, at),
  };
}
