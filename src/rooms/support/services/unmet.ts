import { sql } from "kysely";
import { wholeYearBefore } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";

export type UnmetNeed = {
  readonly service: string;
  readonly tier: string;
  readonly reasonKey: string;
  readonly children: number;
};

/** A count as it may be shown: none where it is withheld. */
export type ShownNeed = Omit<UnmetNeed, "children"> & { readonly children: number | null };

/** Twelve whole months up to the last day of the month before: one period, so that no two differ by a child. */
export const unmetPeriod = wholeYearBefore;

/** Small numbers are withheld and no total is given, so that none can be worked out. */
export const withhold = (needs: readonly UnmetNeed[], smallest: number): readonly ShownNeed[] =>
  needs
    .map((one) => ({ ...one, children: one.children < smallest ? null : one.children }))
    .toSorted(
      (one, other) =>
        (other.children ?? 0) - (one.children ?? 0) ||
        one.service.localeCompare(other.service, "en-GB") ||
        one.reasonKey.localeCompare(other.reasonKey, "en-GB"),
    );

/**
 * Whether the table by service and reason has a small number in it: then no other count of the same children is said,
 * because the small one could be worked out from the two.
 */
export const hasSmall = (needs: readonly UnmetNeed[], smallest: number): boolean =>
  needs.some(({ children }) => children > 0 && children < smallest);

/** How many children wanted what is not there, for those who see counts and no child. */
export async function countUnmet(
  tx: Tx,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly UnmetNeed[]> {
  const { rows } = await sql<UnmetNeed>`
    select service, tier, reason_key as "reasonKey", children
    from protect.unmet_needs(${from}::date, ${to}::date)`.execute(tx);
  return rows;
}
