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

/** In the place of a small number, on every page. */
export const fewerThan = (least: number = smallest): string => `fewer than ${String(least)}`;

/** Above a table in which small numbers are so. */
export const smallAreSaid = (least: number = smallest): string =>
  `Numbers below ${String(least)} are shown as “${fewerThan(least)}”`;

export const shownText = (shown: Shown): string =>
  shown === "small" ? fewerThan() : shown === "withheld" ? "not shown" : String(shown);
