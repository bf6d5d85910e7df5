import { formatDate } from "../../kernel/dates.ts";
import { capitalised } from "../../kernel/words.ts";
import type { Grant } from "./flag-reads.ts";

/** Stands beside the flags of children wherever they show, in pages, files and answers of the API. */
export const notForEnforcement = "Not to be used for enforcement";

/** That nobody has looked at a flag since its review was due; empty while it is not. */
export function notReviewed(reviewBy: string | null, today: string): string {
  if (reviewBy === null || reviewBy >= today) return "";
  return `not reviewed since it was due on ${formatDate(reviewBy)}`;
}

/** The same after the names of flags, in a file or a cell of plain text. */
export const flagsText = (
  names: readonly string[],
  reviewBy: string | null,
  today: string,
): string => {
  const overdue = notReviewed(reviewBy, today);
  return [
    names.join("; "),
    ...(overdue === "" ? [] : [capitalised(overdue)]),
    notForEnforcement,
  ].join(". ");
};

/** The grant that holds on this day, if one does. */
export const grantOn = (grants: readonly Grant[], today: string): Grant | undefined =>
  grants.find(({ from, until }) => from <= today && today <= until);

/** What a flag may be used for against the child: nothing, or what was granted until a day. */
export function enforcementText(grants: readonly Grant[], today: string): string {
  const grant = grantOn(grants, today);
  return grant
    ? `Use for enforcement granted until ${formatDate(grant.until)}, as far as the decision says`
    : notForEnforcement;
}
