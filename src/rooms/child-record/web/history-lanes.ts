import type { HistoryStep } from "../../../ui/layout/index.ts";
import { harmSaid, harmStatusOf, heaviestFirst, type HarmScheme } from "../harm-scheme.ts";
import { levelName, levelSaid, type LevelScheme } from "../level-scheme.ts";

/** What a history is drawn from: every place there is, the heaviest first, and when it changed. */
export type DrawnHistory = {
  readonly lanes: readonly string[];
  readonly steps: readonly HistoryStep[];
};

type Level = { readonly level: number | null; readonly said: string | null };
type Status = { readonly status: string; readonly said: string | null };
type Dated<T> = T & { readonly decidedOn: string };

/**
 * A level of an older scheme has the place of its number, as in counts and on the tracker: in a lane of
 * its own below the others, a fall from the highest level would be drawn as a rise.
 */
export function levelHistory(
  scheme: LevelScheme,
  decisions: readonly Dated<Level>[],
): DrawnHistory {
  const isPlaced = (level: number): boolean => scheme.levels.some((one) => one.level === level);
  const laneOf = (one: Level): string =>
    one.level !== null && isPlaced(one.level)
      ? levelName(scheme, one.level)
      : levelSaid(scheme, one);
  const places = new Map(scheme.levels.map(({ level, name }) => [level, name]));
  for (const one of decisions)
    if (one.level !== null && !places.has(one.level)) places.set(one.level, laneOf(one));
  const highestFirst = [...places].sort(([one], [other]) => other - one);
  return {
    lanes: highestFirst.map(([, name]) => name),
    steps: oldestFirst(decisions, laneOf, (one) => levelSaid(scheme, one)),
  };
}

/** The same for harm status, whose places are its keys. */
export function harmHistory(scheme: HarmScheme, decisions: readonly Dated<Status>[]): DrawnHistory {
  const laneOf = (one: Status): string =>
    scheme.statuses.some(({ key }) => key === one.status)
      ? harmStatusOf(scheme, one.status).name
      : harmSaid(scheme, one);
  return {
    lanes: heaviestFirst(scheme).map(({ name }) => name),
    steps: oldestFirst(decisions, laneOf, (one) => harmSaid(scheme, one)),
  };
}

const oldestFirst = <T extends { readonly decidedOn: string }>(
  decisions: readonly T[],
  laneOf: (one: T) => string,
  saidOf: (one: T) => string,
): HistoryStep[] =>
  decisions.map((one) => ({ on: one.decidedOn, lane: laneOf(one), said: saidOf(one) })).reverse();
