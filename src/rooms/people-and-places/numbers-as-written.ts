/** Telephone numbers and registrations, however they are written: one key for what is the same, and patterns for parts. */

const extension = /(?:;?\s*ext(?:ension|n)?\b[.:=\s]*|\s*x\s*|\s*#\s*)(?<digits>\d{1,6})\s*$/iu;
const aloneIsDigit = /^[\d\s()+.\-/oOiIlL]+$/u;

/** O for 0, I and l for 1, where nothing else in it is a letter. */
const asDigits = (text: string): string =>
  aloneIsDigit.test(text) && /\d{2}/u.test(text)
    ? text.replaceAll(/o/giu, "0").replaceAll(/[il]/giu, "1")
    : text;

const isOfUk = (digits: string): boolean => digits.startsWith("0") && !digits.startsWith("00");

/** With the code of the country in front, and without the zero that is not dialled after it. */
function withCountry(typed: string): string {
  const digits = typed.replaceAll(/\D/gu, "");
  const isAbroad = typed
    .trim()
    .replaceAll(/[([\s]/gu, "")
    .startsWith("+");
  if (digits.startsWith("00")) return digits.slice(2).replace(/^440/u, "44");
  if (isAbroad || /^440\d{10}$/u.test(digits)) return digits.replace(/^440/u, "44");
  if (isOfUk(digits)) return `44${digits.slice(1)}`;
  // A mobile number without its zero, as contacts and spreadsheets keep it.
  return /^7\d{9}$/u.test(digits) ? `44${digits}` : digits;
}

/** A number as it is dialled from anywhere: digits alone, with the country’s own and an extension after an x. */
export function dialled(written: string): string {
  const text = written.normalize("NFKC");
  const tail = extension.exec(text);
  const main = withCountry(asDigits(tail ? text.slice(0, tail.index) : text));
  const digits = tail?.groups?.["digits"];
  return digits === undefined || main === "" ? main : `${main}x${digits}`;
}

/** Letters that read alike on a plate: O and 0, I and 1, and the twelve that Cyrillic plates share with Latin ones. */
export const alikeOnPlates = {
  from: "oiавекмнорстухі",
  to: "01abekmh0pctyx1",
} as const;

const alike = new Map(
  Array.from(alikeOnPlates.from).map((one, at) => [one, alikeOnPlates.to[at] ?? one]),
);

/** A registration as it reads on a plate: what is alike is the same. */
export const plateRead = (key: string): string =>
  Array.from(key, (one) => alike.get(one) ?? one).join("");

const plainPart = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_%]+/gu, "");

const fewest = 3;

/**
 * Patterns for part of a registration: ? and _ stand for one sign that was not seen, * and … for any number of them, and
 * what stands apart can have more between it. Nothing for fewer than three signs.
 */
export function platePatterns(sought: string): readonly string[] {
  const gaps = sought
    .replaceAll(/[%\\]/gu, " ")
    .replaceAll("?", "_")
    .replaceAll(/\*+|…|\.{2,}/gu, "%");
  const parts = gaps
    .split(/\s+/u)
    .map((part) => plateRead(plainPart(part)))
    .filter((part) => part !== "");
  if (parts.join("").replaceAll(/[_%]/gu, "").length < fewest) return [];
  return [...new Set([parts.join(""), parts.join("%")])].map((pattern) => `%${pattern}%`);
}
