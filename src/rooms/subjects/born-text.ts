import { ageOn, formatDate } from "../../kernel/dates.ts";

/** The age first, because it is what people look for: "14, born 5 March 2012". */
export function bornText(bornOn: string | null | undefined, today: string): string {
  const age = bornOn == null ? undefined : ageOn(bornOn, today);
  return bornOn == null || age === undefined
    ? "date of birth not known"
    : `${age}, born ${formatDate(bornOn)}`;
}
