import type { ComparedPair, Decision } from "../reading/reading-types.ts";
import type { ImportDecision } from "../workbook/workbook-types.ts";

/** How a decision names two rows of a workbook. */
export const pairKey = ({ a, b }: Pick<ComparedPair, "a" | "b">): string =>
  JSON.stringify([a.sheet, a.row, b.sheet, b.row]);

/** What people decided of two rows, by the pair. */
export function pairsDecided(
  decisions: readonly ImportDecision[],
): ReadonlyMap<string, ImportDecision> {
  return new Map(
    decisions.flatMap((one) => (one.kind === "pair" ? [[one.key, one] as const] : [])),
  );
}

/** The same as reading takes them: they go before everything that it detects. */
export function decisionsToRead(decisions: readonly ImportDecision[]): readonly Decision[] {
  return decisions.flatMap(({ kind, key, verdict }): Decision[] => {
    if (kind !== "pair") return [];
    const [sheet, row, other, otherRow] = JSON.parse(key) as [string, number, string, number];
    return [{ a: { sheet, row }, b: { sheet: other, row: otherRow }, same: verdict === "same" }];
  });
}
