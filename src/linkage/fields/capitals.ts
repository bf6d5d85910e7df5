/** Initials in capitals are no family name: AJ Reed. */
const capitals = /^(?=.{3,}$)\p{Lu}[\p{Lu}'’-]+$/u;

/** From which word of a name to before which. */
type Words = { readonly from: number; readonly to: number };

/** Which words of a name are the family name because they alone are in capitals, at one end of it: REED Sam, Sam VAN REED. */
export function familyInCapitals(words: readonly string[]): Words | undefined {
  const are = words.map((word) => capitals.test(word));
  const [from, to] = [are.indexOf(true), are.lastIndexOf(true) + 1];
  const isAtEnd = from === 0 || to === words.length;
  const tells = from >= 0 && isAtEnd && to - from < words.length;
  return tells && !are.slice(from, to).includes(false) ? { from, to } : undefined;
}
