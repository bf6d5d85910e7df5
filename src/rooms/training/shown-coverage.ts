import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { keepsAll, keptBodies } from "./bodies.ts";
import { coverageByBody, type CoverageLine } from "./coverage.ts";
import { readCoverage } from "./coverage-reads.ts";
import { withholdSmall, type ShownLine } from "./withhold-small.ts";

/**
 * Coverage as this reader may see it: small numbers are withheld among all lines at once, before any are left out, so
 * that a page of one school and a home say of it what the whole page says.
 */
export async function readShownCoverage(
  tx: Tx,
  { actor, today }: { readonly actor: StaffActor; readonly today: string },
) {
  const { given, scheme } = await readCoverage(tx, today);
  const kept = new Set((await keptBodies(tx, actor)).map(({ id }) => id));
  const isKept = ({ bodyId }: CoverageLine): boolean =>
    keepsAll(actor) || (bodyId !== null && kept.has(bodyId));
  const shown = (lines: readonly CoverageLine[]): readonly ShownLine[] =>
    withholdSmall(lines, isKept);
  return { given, scheme, shown, byBody: shown(coverageByBody(given)), mayState: kept.size > 0 };
}
