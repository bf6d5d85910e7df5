/** Words of a text, of two letters or more, in small letters. */
const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}’']+/u)
    .filter((word) => word.length >= 2);

/** How well a text has all the words: at the start of words of its title, or anywhere in it. */
function weigh(sought: readonly string[], title: string, text: string): number {
  if (sought.length === 0) return 0;
  const titled = wordsOf(title);
  const said = `${title} ${text}`.toLowerCase();
  const weights: readonly number[] = sought.map((word) =>
    titled.some((one) => one.startsWith(word)) ? 3 : said.includes(word) ? 1 : 0,
  );
  return weights.includes(0) ? 0 : weights.reduce((sum, one) => sum + one, 0);
}

type Worded = { readonly title: string; readonly text: string };

/** Those that have every word that was typed, the best first. */
export function withWords<One>(
  typed: string,
  all: readonly One[],
  worded: (one: One) => Worded,
): readonly One[] {
  const words = wordsOf(typed);
  return all
    .map((one) => {
      const { title, text } = worded(one);
      return { one, weight: weigh(words, title, text) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ one }) => one);
}
