/** Everything a register is: what is asked, who reads it, and by when somebody must act. */
export type RegisterKey =
  | "sharing-agreement"
  | "basis-set"
  | "controllers"
  | "processing"
  | "notice"
  | "complaint"
  | "breach"
  | "algorithm"
  | "equality"
  | "retention";

/** A day is written 2026-11-24 and a moment as its instant; what is not filled in is empty text. */
export type Body = Readonly<Record<string, string | readonly string[]>>;

type Common = {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  /** The message when it is left empty; without one it may be. */
  readonly missing?: string;
  /** Its column on the list. */
  readonly inList?: true;
};

export type Field = Common &
  (
    | { readonly kind: "text" | "long" }
    | { readonly kind: "day"; readonly isPast?: true }
    /** A day and a time of day, which are past. */
    | { readonly kind: "moment" }
    | { readonly kind: "choice"; readonly options: Readonly<Record<string, string>> }
    | { readonly kind: "several"; readonly options: Readonly<Record<string, string>> }
    /** Agencies of the partnership, by id, shown by name. */
    | { readonly kind: "agencies" }
    /** Entries of another register, kept in its words: "LB-3: Safeguarding a child". */
    | { readonly kind: "entries"; readonly of: RegisterKey }
  );

export type State = "draft" | "confirmed" | "ended";

export type Entry = {
  readonly entryId: string;
  readonly register: RegisterKey;
  readonly reference: string;
  readonly title: string;
  readonly body: Body;
  readonly state: State;
  readonly dueOn: string | null;
  readonly addedAt: Date;
  readonly changedAt: Date;
  readonly changedBy: string | null;
  readonly version: number;
};

export type Register = {
  readonly key: RegisterKey;
  readonly title: string;
  /** "a sharing agreement". */
  readonly one: string;
  readonly purpose: string;
  readonly law: string;
  /** Starts the reference. */
  readonly prefix: string;
  readonly titleLabel: string;
  readonly titleHint?: string;
  readonly fields: readonly Field[];
  readonly states: Readonly<Record<State, string>>;
  readonly audience: "governance" | "staff" | "public";
  /** What it says is never edited once it is confirmed: records point to it. It can only end. */
  readonly isFixed?: true;
  /** The day by which somebody must act while it has not ended. */
  readonly dueOn?: (body: Body) => string | null;
  /** What the day is for: "Review". */
  readonly dueFor?: string;
  /** A clock in words, where the law gives one. */
  readonly clock?: (body: Body, now: Date) => Clock | undefined;
};

export type Clock = { readonly words: string; readonly isLate: boolean };

export const textAt = (body: Body, key: string): string => {
  const value = Object.hasOwn(body, key) ? body[key] : undefined;
  return typeof value === "string" ? value : "";
};

export const listAt = (body: Body, key: string): readonly string[] => {
  const value = Object.hasOwn(body, key) ? body[key] : undefined;
  if (value === undefined) return [];
  return typeof value === "string" ? [value].filter((one) => one !== "") : value;
};

/** Most registers: begun, confirmed by a person, over. */
export const confirming: Register["states"] = {
  draft: "To be confirmed by your partnership",
  confirmed: "Confirmed",
  ended: "Ended",
};

/** What happens and is dealt with. */
export const handling: Register["states"] = {
  draft: "Reported: not reviewed yet",
  confirmed: "Being dealt with",
  ended: "Closed",
};

const reviewBy = (body: Body): string | null => textAt(body, "reviewBy") || null;

/** For registers whose entries are looked at again on a day. */
export const reviewing = { dueOn: reviewBy, dueFor: "Review" } as const;

export const reviewField: Field = {
  key: "reviewBy",
  label: "Review by",
  kind: "day",
  missing: "Enter the day by which it is reviewed",
};
