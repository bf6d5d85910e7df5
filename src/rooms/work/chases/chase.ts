import type { IsoDate } from "../../../kernel/dates.ts";

/** What of a child's is looked at again by a day. */
export type ReviewKind = "harm" | "level" | "flag" | "telling";

/** What somebody can be asked about: a promise, a review that is late, or how things are. */
export type ChaseSubject =
  | { readonly about: "action"; readonly actionId: string; readonly lateSince: IsoDate }
  | { readonly about: "review"; readonly review: ReviewKind; readonly lateSince: IsoDate }
  | { readonly about: "update" };

export const answers = ["done", "working", "no-information", "not-mine"] as const;
export type AnswerKind = (typeof answers)[number];

export type ChaseAnswer = {
  readonly answer: AnswerKind;
  readonly expectedOn: IsoDate | null;
  readonly words: string | null;
  readonly answeredBy: string;
  readonly answeredAt: Date;
};

/** What was asked and what came back, as it stands beside a promise or a review. */
export type Chase = {
  readonly chaseId: string;
  readonly about: ChaseSubject["about"];
  readonly actionId: string | null;
  readonly review: ReviewKind | null;
  readonly lateSince: IsoDate | null;
  readonly asks: number;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly askedOf: string;
  readonly dueAt: Date;
  readonly answer: ChaseAnswer | null;
  /** When a person agreed to the date that the answer gave. */
  readonly agreedAt: Date | null;
};
