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

/** A number as it may be read: small ones are not said, nor one from which a small one could be worked out. */
export type Shown = number | "small" | "withheld";

export const smallest = 5;

/**
 * Numbers of one column. What is below the smallest is not said; where that is one number alone, the
 * next one is withheld too, because the sum stands on the same page. Nobody at all may be said.
 */
export function disclosable(counts: readonly number[]): readonly Shown[] {
  const shown: Shown[] = counts.map((count) => (count > 0 && count < smallest ? "small" : count));
  if (shown.filter((one) => one === "small").length !== 1) return shown;
  const next = Math.min(
    ...shown.filter((one): one is number => typeof one === "number" && one > 0),
  );
  const place = shown.indexOf(next);
  return place < 0 ? shown : shown.with(place, "withheld");
}

export const shownText = (shown: Shown): string =>
  shown === "small" ? `fewer than ${smallest}` : shown === "withheld" ? "not shown" : String(shown);

export const totalOf = (tallies: readonly Tally[], which: (one: Tally) => boolean): number =>
  tallies.filter(which).reduce((sum, { children }) => sum + children, 0);

export const sexes = { female: "Female", male: "Male", "not-known": "Not known" } as const;
export const ageBands = {
  "0-9": "Under 10",
  "10-12": "10 to 12",
  "13-15": "13 to 15",
  "16-17": "16 and 17",
  "not-known": "Not known",
} as const;
