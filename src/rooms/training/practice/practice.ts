import type { IsoDate } from "../../../kernel/dates.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";

/** The work that a practice was taken over from. */
export const practiceFields = {
  gangs: "Gangs and serious violence",
  missing: "Missing children",
  elsewhere: "Other work",
} as const;
export type PracticeField = keyof typeof practiceFields;

export const directions = {
  better: "Better",
  same: "No different",
  worse: "Worse",
  unknown: "Cannot be told yet",
} as const;
export type Direction = keyof typeof directions;

export type Practice = {
  readonly practiceId: string;
  readonly name: string;
  readonly field: PracticeField;
  readonly cameFrom: string;
  readonly about: string;
  readonly sinceOn: IsoDate;
  readonly endedOn: IsoDate | null;
  readonly ownerId: string;
  readonly owner: string;
  readonly ownerMail: string;
  readonly reviewOn: IsoDate;
  readonly version: number;
  /** Of the last effect that was recorded. */
  readonly direction: Direction | null;
  readonly measuredOn: IsoDate | null;
};

export type Effect = {
  readonly effectId: string;
  readonly measuredOn: IsoDate;
  readonly measuredHow: string;
  readonly effect: string;
  readonly direction: Direction;
  readonly statedBy: string;
};

export const isToReview = (
  { reviewOn, endedOn }: Pick<Practice, "endedOn" | "reviewOn">,
  today: IsoDate,
): boolean => endedOn === null && reviewOn < today;

/** Who keeps prevention, and its owner. */
export const mayKeep = (actor: StaffActor, { ownerId }: Pick<Practice, "ownerId">): boolean =>
  holds(actor, "training.manage") || ownerId === actor.id;
