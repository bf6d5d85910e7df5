const silent = /[aeiouhwy]/g;
const classes: readonly (readonly [RegExp, string])[] = [
  [/[bfpv]/g, "1"],
  [/[cgjkqsxz]/g, "2"],
  [/[dt]/g, "3"],
  [/l/g, "4"],
  [/[mn]/g, "5"],
  [/r/g, "6"],
];

/**
 * How a word sounds, roughly: Soundex's classes of consonants, also for the first letter, so that
 * Catherine and Katherine, Filip and Phillip, Sean and Shaun are one. `subjects.sounds` in the database
 * says the same of every word without letters from elsewhere; a test holds the two together.
 */
export function sounds(word: string): string {
  const bare = word.replaceAll("ph", "f").replaceAll("wr", "r").replaceAll("gh", "");
  const code = classes
    .reduce((text, [letters, number]) => text.replace(letters, number), bare.replace(silent, ""))
    .replace(/(.)\1+/g, "$1");
  if (code === "") return "";
  return /^[aeiou]/.test(word) ? `a${code}` : code;
}
