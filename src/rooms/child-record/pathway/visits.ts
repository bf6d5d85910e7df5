import { compareDates, daysBetween, type IsoDate } from "../../../kernel/dates.ts";
import type { Pathway } from "../pathway.ts";

/** One move as it was kept. */
export type KeptMove = {
  readonly moveId: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly basis: "opened" | "moved" | "tracker" | "imported" | "undone" | "before";
  readonly reason: string | null;
  readonly movedOn: IsoDate;
  readonly movedBy: string | null;
};

/** A stay at a stage, between the move that led there and the next. */
export type Visit = {
  readonly stage: string;
  readonly cameBy: KeptMove;
  /** Null while the child is there. */
  readonly leftOn: IsoDate | null;
  readonly days: number;
};

/** Every stay at a stage, the first first; `moves` the earliest first. */
export function visitsOf(moves: readonly KeptMove[], today: IsoDate): readonly Visit[] {
  return moves.flatMap((move, index) => {
    if (move.to === null) return [];
    const leftOn = moves[index + 1]?.movedOn ?? null;
    const days = daysBetween(move.movedOn, leftOn ?? today);
    return [{ stage: move.to, cameBy: move, leftOn, days: Math.max(0, days) }];
  });
}

/** Days in each stage, all stays together; a stage that the child never was at is not in it. */
export function daysByStage(visits: readonly Visit[]): ReadonlyMap<string, number> {
  const days = new Map<string, number>();
  for (const { stage, days: some } of visits) days.set(stage, (days.get(stage) ?? 0) + some);
  return days;
}

export type Direction = "on" | "back" | "again" | "elsewhere";

/** Whether a move goes on or back in a pathway; "elsewhere" where the pathway no longer has one of the two. */
export function directionOf(
  { stages }: Pathway,
  from: string | null,
  to: string | null,
): Direction {
  const place = (key: string | null): number => stages.findIndex((one) => one.key === key);
  const [before, after] = [place(from), place(to)];
  if (from === null && after >= 0) return "on";
  if (before < 0 || after < 0) return "elsewhere";
  if (before === after) return "again";
  return after < before ? "back" : "on";
}

export type Place = "past" | "here" | "ahead";

/** Where each stage stands to a child: those before their own are past, whether they were there or not. */
export function placeOf({ stages }: Pathway, stage: string | null, key: string): Place {
  if (key === stage) return "here";
  const place = (one: string | null): number => stages.findIndex((each) => each.key === one);
  return stage !== null && place(key) < place(stage) ? "past" : "ahead";
}

/** Moves in the order in which they happened: two on a day as they were written. */
export const inOrder = (moves: readonly KeptMove[]): readonly KeptMove[] =>
  moves.toSorted(
    (one, other) =>
      compareDates(one.movedOn, other.movedOn) || (one.moveId < other.moveId ? -1 : 1),
  );
