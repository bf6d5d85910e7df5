import type { Offer, TrackerReading } from "../reading/reading-types.ts";
import type { ImportCounts } from "../writing/write-types.ts";
import { placeKey, type ImportPlan, type KnownChild } from "./plan-types.ts";

/** Whether the workbook says anything of this child that it did not say before. */
export const isChanged = ({ fresh, says }: KnownChild): boolean =>
  fresh.length > 0 || says !== undefined;

/** What free text names in rows that say something new: the rest was offered before. */
export function offersOf(
  { fresh, known }: ImportPlan,
  { offers }: Pick<TrackerReading, "offers">,
): readonly Offer[] {
  const rows = [...fresh.flat(), ...known.flatMap((child) => child.fresh.map(({ row }) => row))];
  const places = new Set(rows.map(placeKey));
  return offers.filter((offer) => places.has(placeKey(offer)));
}

/** The plan in numbers: what the preview begins with and the finished import keeps. */
export function countPlan(plan: ImportPlan, reading: TrackerReading): ImportCounts {
  const changed = plan.known.filter(isChanged);
  return {
    made: plan.fresh.length,
    closed: plan.fresh.filter((rows) => rows.every(({ closed }) => closed)).length,
    changed: changed.length,
    unchanged: plan.known.length - changed.length,
    gone: plan.gone.length,
    leftOut: plan.leftOut.length + plan.beyond.length,
    waiting: plan.known.filter(({ says }) => says !== undefined).length,
    differs: plan.known.flatMap(({ fields }) => fields).filter(({ how }) => how === "differs")
      .length,
    notUnderstood: reading.problems.length,
    offers: offersOf(plan, reading).length,
  };
}
