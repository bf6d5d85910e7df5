import { addMonths, type IsoDate } from "../../../kernel/dates.ts";

/** How many concerns about one child came in a month: "2026-11". */
export type Month = { readonly month: string; readonly concerns: number };

const shown = 12;

/** The last twelve months, with those in which none came, the oldest first. */
export function lastMonths(counts: readonly Month[], today: IsoDate): readonly Month[] {
  const first = `${today.slice(0, 7)}-01`;
  return Array.from({ length: shown }, (_, index) => {
    const month = addMonths(first, index + 1 - shown).slice(0, 7);
    return { month, concerns: counts.find((one) => one.month === month)?.concerns ?? 0 };
  });
}
