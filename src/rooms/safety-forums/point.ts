import type { IsoDate } from "../../kernel/dates.ts";

export type Meeting = {
  readonly meetingId: string;
  readonly forum: string;
  readonly heldOn: IsoDate;
  readonly came: number;
};

/** A permission for one use of a quotation. */
export type Use = {
  readonly useId: string;
  readonly use: string;
  readonly givenOn: IsoDate;
  readonly withdrawnOn: IsoDate | null;
  /** Whether somebody else has read the point since, and released it. */
  readonly isRead: boolean;
};

/** One thing that was said, and what came of it. */
export type Point = {
  readonly pointId: string;
  readonly meetingId: string;
  readonly forum: string;
  readonly heldOn: IsoDate;
  readonly about: string;
  readonly said: string;
  readonly promise: string | null;
  readonly ownerId: string | null;
  readonly owner: string | null;
  readonly dueOn: IsoDate | null;
  readonly changed: string | null;
  readonly changedOn: IsoDate | null;
  readonly toldHow: string | null;
  readonly toldOn: IsoDate | null;
  readonly writers: readonly string[];
  readonly releasedBy: string | null;
  readonly releasedAt: Date | null;
  readonly uses: readonly Use[];
  readonly version: number;
};

export const pointStates = {
  said: "To answer",
  promised: "Promised",
  changed: "Changed, to tell back",
  told: "Told back",
} as const;

type Stands = Pick<Point, "promise" | "changedOn" | "toldOn" | "dueOn">;

export function stateOf({ promise, changedOn, toldOn }: Stands): keyof typeof pointStates {
  if (toldOn !== null) return "told";
  if (changedOn !== null) return "changed";
  return promise === null ? "said" : "promised";
}

export const isOverdue = (point: Stands, today: string): boolean =>
  stateOf(point) === "promised" && point.dueOn !== null && point.dueOn < today;

/** Who wrote a word of it does not release it. */
export const mayRelease = ({ writers }: Pick<Point, "writers">, staffId: string): boolean =>
  !writers.includes(staffId);

/** Public as it stands, but for a permission that nobody else has read yet. */
export const waitsForReader = ({ releasedAt, uses }: Pick<Point, "releasedAt" | "uses">): boolean =>
  releasedAt === null || uses.some((one) => isToRead(one));

export const isToRead = ({ use, withdrawnOn, isRead }: Use): boolean =>
  use === "public-page" && withdrawnOn === null && !isRead;
