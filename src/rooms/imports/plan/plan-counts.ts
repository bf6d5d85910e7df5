import type { Offer, TrackerReading } from "../reading/reading-types.ts";
import type { ImportCounts } from "../writing/write-types.ts";
import { placeKey, type Group, type ImportPlan, type KnownChild } from "./plan-types.ts";

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

/**
 * Children of whom somebody decides after the import: whose level or closing the workbook says, and
 * nobody has decided here. The tracker marks and filters the same ones.
 */
const waitFor = ({ fresh, known }: Pick<ImportPlan, "fresh" | "known">): number =>
  fresh.filter(isOpen).length + known.filter(({ says }) => says !== undefined).length;

const isOpen = (rows: Group): boolean => rows.some(({ closed }) => !closed);

/** Children whose rows are not written until somebody decides about them. */
export const rowsThatWait = ({ leftOut, beyond }: ImportPlan): readonly Group[] =>
  [...leftOut, ...beyond].map(({ rows }) => rows);

/** The plan in numbers: what the preview begins with and the finished import keeps. */
export function countPlan(plan: ImportPlan, reading: TrackerReading): ImportCounts {
  const changed = plan.known.filter(isChanged);
  return {
    made: plan.fresh.length,
    closed: plan.fresh.filter((rows) => !isOpen(rows)).length,
    changed: changed.length,
    unchanged: plan.known.length - changed.length,
    gone: plan.gone.length,
    leftOut: rowsThatWait(plan).length,
    waiting: waitFor(plan),
    differs: plan.known.flatMap(({ fields }) => fields).filter(({ how }) => how === "differs")
      .length,
    notUnderstood: reading.problems.length,
    offers: offersOf(plan, reading).length,
  };
}

/** What an import has done once more of its rows are decided: what was written adds up, what waits is as it is now. */
export const countTogether = (before: Partial<ImportCounts>, now: ImportCounts): ImportCounts => ({
  ...now,
  made: (before.made ?? 0) + now.made,
  closed: (before.closed ?? 0) + now.closed,
  changed: (before.changed ?? 0) + now.changed,
  unchanged: before.unchanged ?? 0,
  waiting: (before.waiting ?? 0) + now.waiting,
  offers: (before.offers ?? 0) + now.offers,
});
