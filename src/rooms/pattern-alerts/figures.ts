/** What happened to suggestions, as it is counted. */
export const standingEvents = [
  "found",
  "taken-up",
  "dismissed",
  "expired",
  "answered",
  "missed",
] as const;
export type StandingEvent = (typeof standingEvents)[number];

export type Tally = {
  readonly event: StandingEvent;
  readonly reason: string;
  readonly sex: string;
  readonly ageBand: string;
  readonly children: number;
};

export const totalOf = (tallies: readonly Tally[], which: (one: Tally) => boolean): number =>
  tallies.filter(which).reduce((sum, { children }) => sum + children, 0);

export const sexes = { female: "Female", male: "Male", "not-known": "Not known" } as const;
export const ageBands = {
  "0-9": "Under 10",
  "10-12": "10 to 12",
  "13-15": "13 to 15",
  "16-17": "16 and 17",
  // Found as a child, and grown up before someone answered.
  "18-and-over": "18 and over",
  "not-known": "Not known",
} as const;
