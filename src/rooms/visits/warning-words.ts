import { formatDate } from "../../kernel/dates.ts";
import type { LineAlong } from "../../kernel/visit-along.ts";
import type { Warning } from "./warning-reads.ts";

/** When a warning was looked at, or since when nobody has, where that is too long; it stands all the same. */
export const reviewOf = (
  { reviewBy, reviewedOn }: Pick<Warning, "reviewBy" | "reviewedOn">,
  today: string,
): LineAlong =>
  reviewBy < today
    ? { text: `Not reviewed since ${formatDate(reviewedOn)}`, isLate: true }
    : { text: `Reviewed ${formatDate(reviewedOn)}`, isLate: false };
