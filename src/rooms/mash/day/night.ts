import { counted } from "../../../kernel/words.ts";
import type { NightRow } from "./night-reads.ts";

type Row = Pick<NightRow, "isReceived" | "ratedBy" | "decidedBy" | "waits">;

export type NightCounts = {
  readonly received: number;
  readonly rated: number;
  readonly decided: number;
  readonly waits: number;
  /** "Owen Price rated 3 and decided 1" */
  readonly who: readonly string[];
};

/** What came while the MASH was closed, who did what with it, and what still waits. */
export function countNight(rows: readonly Row[]): NightCounts {
  const count = (which: (row: Row) => boolean): number => rows.filter(which).length;
  const people = [
    ...new Set(rows.flatMap(({ ratedBy, decidedBy }) => [ratedBy, decidedBy])),
  ].filter((name) => name !== null);
  return {
    received: count(({ isReceived }) => isReceived),
    rated: count(({ ratedBy }) => ratedBy !== null),
    decided: count(({ decidedBy }) => decidedBy !== null),
    waits: count(({ waits }) => waits),
    who: people.sort().map((name) => {
      const rated = count(({ ratedBy }) => ratedBy === name);
      const decided = count(({ decidedBy }) => decidedBy === name);
      const did = [
        ...(rated > 0 ? [`rated ${rated}`] : []),
        ...(decided > 0 ? [`decided ${decided}`] : []),
      ];
      return `${name} ${did.join(" and ")}`;
    }),
  };
}

/** "12 received, 5 rated, 2 decided; 10 still wait." */
export function nightText({ received, rated, decided, waits }: NightCounts): string {
  const left =
    waits === 0
      ? "none waits"
      : `${counted(waits, "concern")} still ${waits === 1 ? "waits" : "wait"}`;
  return `${received} received, ${rated} rated, ${decided} decided; ${left}.`;
}
