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

/** How far what is hidden could be from the least and from the greatest that it can be. */
const room = 4;

/**
 * Numbers of one column, whose sum stands on the same page. What is below the smallest is not said. The
 * least of the others are withheld with it until their sum leaves room for other numbers; where none does,
 * the whole column is withheld. Nobody at all may be said otherwise.
 */
export function disclosable(counts: readonly number[]): readonly Shown[] {
  const ascending = counts.filter((count) => count > 0).toSorted((a, b) => a - b);
  const small = ascending.filter((count) => count < smallest).length;
  if (small === 0) return counts;
  const hiddenTo = ascending
    .slice(Math.max(small, 2) - 1)
    .find((most) => leavesRoom(ascending, small, most));
  if (hiddenTo === undefined) return counts.map(() => "withheld");
  return counts.map((count) => {
    if (count === 0 || count > hiddenTo) return count;
    return count < smallest ? "small" : "withheld";
  });
}

/** Whether the numbers up to one could be others with the same sum, for somebody who knows this rule. */
function leavesRoom(ascending: readonly number[], small: number, most: number): boolean {
  const hidden = ascending.filter((count) => count <= most);
  const large = hidden.length - small;
  const next = ascending[hidden.length] ?? Number.MAX_SAFE_INTEGER;
  const sum = hidden.reduce((all, count) => all + count, 0);
  const least = small + large * smallest;
  const greatest = small * (smallest - 1) + large * (next - 1);
  return sum - least >= room && greatest - sum >= room;
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
  // Found as a child, and grown up before somebody answered.
  "18-and-over": "18 and over",
  "not-known": "Not known",
} as const;
