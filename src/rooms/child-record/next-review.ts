import type { ReviewKind } from "../work/index.ts";
import type { Standing } from "./standing-reads.ts";

/** Something about a child that people are to look at by a day. */
export type Upcoming = {
  readonly what: string;
  readonly on: string;
  readonly review: Exclude<ReviewKind, "telling">;
};

type Dates = Pick<Standing, "harmReviewBy" | "reviewBy" | "flagReviewBy">;

/** What is to be decided or looked at again, the first one first. */
export function upcomingReviews(
  { harmReviewBy, reviewBy, flagReviewBy }: Dates,
  isUndecided: boolean,
): readonly Upcoming[] {
  const dates: readonly (readonly [Upcoming["review"], string, string | null])[] = [
    ["harm", isUndecided ? "Decide harm status" : "Review harm status", harmReviewBy],
    ["level", "Review the level", reviewBy],
    ["flag", "Review the flag", flagReviewBy],
  ];
  return dates
    .flatMap(([review, what, on]) => (on === null ? [] : [{ review, what, on }]))
    .sort((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)));
}
