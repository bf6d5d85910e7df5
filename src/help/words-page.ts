import { terms } from "./terms.ts";

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The guide's page of words, as it stands in docs/guide/words.md. */
export function wordsPage(): string {
  const lines = terms
    .toSorted((a, b) => a.term.localeCompare(b.term))
    .map(({ term, meaning }) => `- **${capitalised(term)}**: ${meaning}.`);
  return ["# Words", "", "The words that Lantern uses on every page.", "", ...lines, ""].join("\n");
}
