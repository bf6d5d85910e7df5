import type { IsoDate } from "../../kernel/dates.ts";

export type Duty = {
  readonly dutyId: string;
  readonly personId: string;
  readonly kind: string;
  readonly name: string;
  /** Who is told, as the kind said when it was recorded. */
  readonly tells: string;
  readonly wording: string;
  readonly knownAt: Date;
  readonly dueOn: IsoDate | null;
  readonly actionId: string | null;
  readonly outcome: "told" | "not-needed" | null;
  readonly toldOn: IsoDate | null;
  readonly toldTo: string | null;
  readonly toldBy: string | null;
  readonly forceReference: string | null;
  readonly lateReason: string | null;
  readonly notNeeded: string | null;
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly version: number;
};

export const dutyStates = {
  open: "To tell",
  told: "Told",
  "not-needed": "Nobody had to be told",
} as const;

export const stateOf = ({ outcome }: Pick<Duty, "outcome">): keyof typeof dutyStates =>
  outcome ?? "open";

export const isLate = (
  { outcome, dueOn }: Pick<Duty, "dueOn" | "outcome">,
  today: string,
): boolean => outcome === null && dueOn !== null && dueOn < today;
