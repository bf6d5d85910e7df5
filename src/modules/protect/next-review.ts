import type { Standing } from "./standing-reads.ts";

/** Something about a child that people are to look at by a day. */
export type Upcoming = { readonly what: string; readonly on: string };

type Dates = Pick<Standing, "harmReviewBy" | "reviewBy" | "flagReviewBy">;

/** What is to be decided or looked at again, the first one first. */
export function upcomingReviews(
  { harmReviewBy, reviewBy, flagReviewBy }: Dates,
  isUndecided: boolean,
): readonly Upcoming[] {
  const dates: readonly (readonly [string, string | null])[] = [
    [isUndecided ? "Decide harm status" : "Review harm status", harmReviewBy],
    ["Review the level", reviewBy],
    ["Review the flag", flagReviewBy],
  ];
  return dates
    .flatMap(([what, on]) => (on === null ? [] : [{ what, on }]))
    .sort((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)));
}
