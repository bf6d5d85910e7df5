/** Letters that Unicode does not take apart into a base and a mark, and two alphabets as the Home Office writes them. */
const letters: Readonly<Record<string, string>> = {
  ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ħ: "h",
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "e", ж: "zh", з: "z", и: "i", й: "y",
  к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f",
  х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya",
  і: "i", ї: "yi", є: "ye", ґ: "g",
  α: "a", β: "v", γ: "g", δ: "d", ε: "e", ζ: "z", η: "i", θ: "th", ι: "i", κ: "k", λ: "l",
  μ: "m", ν: "n", ξ: "x", ο: "o", π: "p", ρ: "r", σ: "s", ς: "s", τ: "t", υ: "y", φ: "f",
  χ: "ch", ψ: "ps", ω: "o",
}; // prettier-ignore

const plain = /^[a-z0-9 ]*$/;
const foreign = /[^\x00-\x7f]/g;

/** Lower case without accents, in Latin letters where the alphabet is known; other scripts stay as they are. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (plain.test(lower)) return lower;
  const bare = lower.normalize("NFKD").replaceAll(/\p{M}/gu, "");
  return bare.replaceAll(foreign, (letter) => letters[letter] ?? letter);
}

/** The words of a text: apostrophes join, everything else that is no letter or digit divides. */
export function wordsOf(text: string): string[] {
  return fold(text)
    .replaceAll(/['’‘`´]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
