const least = 12;
const most = 60;

/**
 * How much of a table’s width each column takes, as parts of one: by the longest text in it, so that a
 * day needs no more room than a day.
 */
export function columnShares(rows: readonly (readonly string[])[]): readonly number[] {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const longest = Array.from(
    { length: columns },
    (_one, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0), least) + 2,
  ).map((length) => Math.min(length, most));
  const all = longest.reduce((sum, one) => sum + one, 0);
  return longest.map((one) => one / all);
}
