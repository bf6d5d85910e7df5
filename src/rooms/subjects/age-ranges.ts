import { addDays, addMonths, ageOn, type IsoDate } from "../../kernel/dates.ts";

/** An age without a date of birth, as it was said on a day: "13 to 15". */
export type AgeRange = {
  readonly youngest: number;
  readonly oldest: number;
  readonly on: IsoDate;
};

/** Between which days somebody of this age was born. */
export const bornBetween = ({ youngest, oldest, on }: AgeRange) => ({
  earliest: addDays(addMonths(on, -12 * (oldest + 1)), 1),
  latest: addMonths(on, -12 * youngest),
});

/** The age that it comes to on a later day: who was about 14 two years ago is about 16. */
export function ageRangeText(range: AgeRange, today: IsoDate): string {
  const { earliest, latest } = bornBetween(range);
  const youngest = ageOn(latest, today) ?? range.youngest;
  const oldest = ageOn(earliest, today) ?? range.oldest;
  return youngest === oldest ? `about ${youngest}` : `about ${youngest} to ${oldest}`;
}
