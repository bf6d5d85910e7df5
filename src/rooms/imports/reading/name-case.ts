import { capitalised } from "../../../kernel/words.ts";
/** One stretch of letters: MCCANN → McCann, o → O. "Mac" is left alone: Mackie and Macey exist. */
function casedWord(word: string): string {
  const lower = word.toLowerCase();
  if (/^mc\p{L}{2,}/u.test(lower)) return `Mc${capitalised(lower.slice(2))}`;
  return capitalised(lower);
}

/** O'BRIEN and D'ARCY have a second capital; a final 'S has not. */
function casedPart(part: string): string {
  return part
    .split("'")
    .map((piece, index) =>
      index > 0 && piece.length === 1 ? piece.toLowerCase() : casedWord(piece),
    )
    .join("'");
}

/**
 * A name written all in capitals or all in small letters gets the usual capitals; a name in mixed
 * case is somebody's choice and stays.
 */
export function kindCase(name: string): string {
  const isMixed = name !== name.toUpperCase() && name !== name.toLowerCase();
  if (isMixed) return name;
  return name
    .split(/([\s-])/u)
    .map((part) => casedPart(part))
    .join("");
}
