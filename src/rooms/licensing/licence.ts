import type { IsoDate } from "../../kernel/dates.ts";

/** A licence of a subject; what else is known of the subject is not here. */
export type Licence = {
  readonly licenceId: string;
  readonly thingId: string;
  readonly kind: string;
  readonly name: string;
  readonly holder: string;
  readonly number: string | null;
  readonly authority: string;
  readonly isElsewhere: boolean;
  readonly source: string;
  readonly endedOn: IsoDate | null;
  readonly endWords: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly version: number;
};

export const stateNames = {
  "to-send": "To send",
  sent: "Sent: waits for the answer",
  answered: "Answered: to close",
  closed: "Closed",
} as const;
export type ReferralState = keyof typeof stateNames;

export const outcomes = {
  "no-action": "No action",
  conditions: "Conditions on the licence",
  suspended: "Licence suspended",
  revoked: "Licence revoked",
  refused: "Licence refused or not renewed",
} as const;
export type LicensingOutcome = keyof typeof outcomes;

export const registerOutcomes = {
  nothing: "Nothing is recorded on the register",
  entry: "A refusal, suspension or revocation is recorded",
} as const;
export type RegisterOutcome = keyof typeof registerOutcomes;

export type Referral = Pick<
  Licence,
  "authority" | "holder" | "isElsewhere" | "number" | "thingId"
> & {
  readonly referralId: string;
  readonly licenceId: string;
  /** What kind of licence it is, in words. */
  readonly licence: string;
  readonly ground: string;
  readonly knownOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly nextOn: IsoDate;
  readonly state: ReferralState;
  readonly sentOn: IsoDate | null;
  readonly answerDueOn: IsoDate | null;
  readonly theirReference: string | null;
  readonly checkedOn: IsoDate | null;
  readonly registerOutcome: RegisterOutcome | null;
  readonly answeredOn: IsoDate | null;
  readonly outcome: LicensingOutcome | null;
  readonly closedOn: IsoDate | null;
  readonly isHalted: boolean;
  /** “infinity” where no day ends that it stands in lists. */
  readonly boardUntil: string;
  readonly agency: string;
  readonly recordedById: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly version: number;
};

export type LicensingStepKind = "referred" | "sent" | "checked" | "answered" | "closed";

export type LicensingStep = {
  readonly step: LicensingStepKind;
  readonly happenedOn: IsoDate;
  readonly sentTo: string | null;
  readonly outcome: string | null;
  readonly wording: string | null;
  readonly recordedBy: string;
};

/** To send or to be answered, and past its day. */
export const isLate = (
  { state, nextOn }: Pick<Referral, "nextOn" | "state">,
  today: IsoDate,
): boolean => (state === "to-send" || state === "sent") && nextOn < today;

/** In no list today: its subject may be a child, a decision ended, or an allegation was not renewed. */
export const isOffBoard = (
  { isHalted, boardUntil }: Pick<Referral, "boardUntil" | "isHalted">,
  today: IsoDate,
): boolean => isHalted || boardUntil < today;

export const authorityText = ({
  authority,
  isElsewhere,
}: Pick<Licence, "authority" | "isElsewhere">): string =>
  isElsewhere ? `${authority} (out of area)` : authority;
