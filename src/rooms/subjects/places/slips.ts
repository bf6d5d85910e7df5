/** What is taken for each other on a keyboard, in a font and by a scanner: a figure that a letter stands for. */
const confused = ["0o", "1il", "2z", "5s", "8b"];

const isFigure = (sign: string | undefined): boolean => sign !== undefined && /\d/.test(sign);

function mayBe(one: string | undefined, other: string | undefined): boolean {
  if (!isFigure(one) && !isFigure(other)) return true;
  return confused.some((signs) => signs.includes(one ?? " ") && signs.includes(other ?? " "));
}

/**
 * Whether a text is another with one slip: a letter too many, one too few, a wrong one, or two the wrong way
 * round. A figure is no slip: number 14 is another house than number 12.
 */
export function isOneSlip(text: string, meant: string): boolean {
  const more = text.length - meant.length;
  if (Math.abs(more) > 1 || text === meant) return false;
  let at = 0;
  while (text[at] === meant[at] && at < meant.length && at < text.length) at++;
  const [sign, wanted] = [text[at], meant[at]];
  if (more === 1) return !isFigure(sign) && text.slice(at + 1) === meant.slice(at);
  if (more === -1) return !isFigure(wanted) && text.slice(at) === meant.slice(at + 1);
  if (text.slice(at + 1) === meant.slice(at + 1)) return mayBe(sign, wanted);
  const isTurned = sign === meant[at + 1] && text[at + 1] === wanted;
  return isTurned && text.slice(at + 2) === meant.slice(at + 2);
}

/** Of a postcode or a number every sign counts the same. */
export function isOneSignOff(text: string, meant: string, { mayReplace }: Slipping): boolean {
  const more = text.length - meant.length;
  if (Math.abs(more) > 1 || text === meant) return false;
  let at = 0;
  while (text[at] === meant[at] && at < meant.length && at < text.length) at++;
  if (more === 1) return text.slice(at + 1) === meant.slice(at);
  if (more === -1) return text.slice(at) === meant.slice(at + 1);
  if (text[at] === meant[at + 1] && text[at + 1] === meant[at])
    return text.slice(at + 2) === meant.slice(at + 2);
  return mayReplace && text.slice(at + 1) === meant.slice(at + 1);
}

type Slipping = { readonly mayReplace: boolean };
