import type { IsoDate } from "../../../kernel/dates.ts";

export const chargeKinds = {
  charged: "Charged",
  cautioned: "Cautioned",
  convicted: "Convicted",
} as const;

/** Modern Slavery Act 2015, section 45: a defence for those who were compelled, and for children who were exploited. */
export const section45Answers = {
  raised: "It was raised in the case",
  considered: "It was considered, and not raised",
  "not-considered": "It was not considered",
} as const;

export const nrmAnswers = {
  referred: "A referral to the NRM was made",
  considered: "It was considered, and not made",
  "not-considered": "It was not considered",
} as const;

export const askedOf = {
  cps: "Crown Prosecution Service: review of the decision to prosecute",
  police: "Police: review of the caution or the charge",
  court: "Court: to stop or adjourn the case",
  appeal: "Appeal against the conviction or the sentence",
  disregard: "To disregard or delete the record",
} as const;

export const answers = {
  stopped: "The case was stopped, or not charged",
  overturned: "The conviction or caution was set aside",
  deleted: "The record was deleted or disregarded",
  refused: "It was refused",
  pending: "Nothing is decided yet",
} as const;

/** What a child was charged with, cautioned for or convicted of while exploited. */
export type Charge = {
  readonly chargeId: string;
  readonly personId: string;
  readonly kind: keyof typeof chargeKinds;
  readonly offence: string;
  readonly decidedOn: IsoDate;
  readonly exploited: string;
  readonly section45: keyof typeof section45Answers;
  readonly section45Basis: string;
  readonly nrm: keyof typeof nrmAnswers;
  readonly nrmBasis: string;
  readonly reviewBy: IsoDate;
  readonly answerBy: IsoDate | null;
  readonly closedOn: IsoDate | null;
  readonly dueOn: IsoDate | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly version: number;
};

export type ChargeStep = {
  readonly step: "answered" | "asked" | "closed" | "reviewed";
  readonly about: string | null;
  readonly wording: string;
  readonly happenedOn: IsoDate;
  readonly answerBy: IsoDate | null;
  readonly reviewBy: IsoDate | null;
  readonly recordedBy: string;
};

export const isOpen = ({ closedOn }: Pick<Charge, "closedOn">): boolean => closedOn === null;
