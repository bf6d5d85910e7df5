import { addMonths, type IsoDate } from "../../../kernel/dates.ts";
import { addDays } from "../../../kernel/dates.ts";

/** A whole month: its first and its last day. */
export type Month = { readonly key: string; readonly from: IsoDate; readonly to: IsoDate };

export const monthOf = (key: string): Month => {
  const from = `${key}-01`;
  return { key, from, to: addDays(addMonths(from, 1), -1) };
};

/** The last whole months before a day, the newest first. */
export const wholeMonths = (today: IsoDate, count: number): readonly Month[] =>
  Array.from({ length: count }, (_, at) =>
    monthOf(addMonths(`${today.slice(0, 7)}-01`, -1 - at).slice(0, 7)),
  );
