/** Spellings that sound alike in English ears, longest first. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/^(kn|gn|pn)/, "n"],
  [/^wr/, "r"],
  [/^(x|z)/, "s"],
  [/^mac/, "mc"],
  [/(sch|sh|ch|tch)/g, "x"],
  [/ph/g, "f"],
  [/gh/g, "g"],
  [/(ck|qu|q)/g, "k"],
  [/c(?=[eiy])/g, "s"],
  [/c/g, "k"],
  [/x(?=[^aeiou])/g, "x"],
  [/z/g, "s"],
  [/[dt]h?/g, "t"],
  [/[gj]/g, "j"],
  [/[vw]/g, "f"],
];

/**
 * A short key that spellings of one name share: Mohammed and Muhamad, Stephen and Steven.
 * Only for finding who might be meant; how alike two names are is measured on the letters.
 */
export function soundOf(name: string): string {
  let key = name;
  for (const [spelling, sound] of spellings) key = key.replace(spelling, sound);
  const first = key.slice(0, 1);
  const rest = key.slice(1).replaceAll(/[aeiouyh]/g, "");
  const start = /[aeiouy]/.test(first) ? "a" : first;
  return (start + rest).replaceAll(/(.)\1+/g, "$1").slice(0, 6);
}
