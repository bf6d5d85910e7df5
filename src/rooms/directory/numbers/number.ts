import type { DeskKey } from "./desk-numbers.ts";

/** What a number is for; there is one for each, so that the same question has one answer. */
export const uses = {
  office: "In office hours",
  duty: "Duty worker",
  "out-of-hours": "Out of hours",
} as const;
export type Use = keyof typeof uses;

/** What came of ringing it. */
export const outcomes = {
  answered: "Answered",
  "not-answered": "Not answered",
  "wrong-number": "Wrong number",
} as const;
export type Outcome = keyof typeof outcomes;

/** Whose number it is. */
export type Owner = {
  readonly of: "agency" | "team" | "service" | "role" | "desk";
  /** Of a desk its key. */
  readonly id: string;
  readonly name: string;
  /** The agency of a team, who provides a service. */
  readonly within: string;
};

export type ContactNumber = {
  readonly contactNumberId: string;
  readonly usedFor: Use;
  readonly phone: string;
  readonly hours: string | null;
  /** The key of an area whose desk has a number of its own. */
  readonly area: string | null;
  readonly isPublic: boolean;
  readonly startsOn: string;
  readonly keptBy: string | null;
  readonly keptAt: Date;
  readonly version: number;
  readonly lastOutcome: Outcome | null;
  readonly lastRungAt: Date | null;
  readonly lastRungBy: string | null;
  readonly answeredAt: Date | null;
  /** Whether it is to be rung: it failed, or nobody has reached it for long. */
  readonly isToRing: boolean;
};

/** One line of the directory: a number with whose it is, or an agency or team that has none. */
export type DirectoryRow = Owner & {
  readonly number: ContactNumber | null;
};

/** Numbers that are the same for everybody and in no list that somebody keeps. */
export const fixedNumbers = [
  { name: "Emergency: police, ambulance and fire", phone: "999" },
  { name: "Police, not urgent", phone: "101" },
] as const;

export const isDeskKey = (id: string): id is DeskKey => id === "mash" || id === "out-of-hours";

export const ownerWords = {
  agency: "Agency",
  team: "Team",
  service: "Service",
  role: "Role",
  desk: "Everybody’s first call",
} as const;
