const registration =
  /\b(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z])\b/giu;
const number = /(?:\+|\b)\d[\d ()-]{8,16}\d\b/gu;

/** A number as it is dialled from anywhere. */
function dialled(text: string): string {
  const digits = text.replaceAll(/\D/g, "");
  if (digits.startsWith("00")) return digits.slice(2).replace(/^440/, "44");
  if (text.startsWith("+")) return digits.replace(/^440/, "44");
  return digits.startsWith("0") ? `44${digits.slice(1)}` : digits;
}

/** Registrations and telephone numbers of a text, each written as the same one is written by everybody. */
export function matchKeys(text: string): readonly string[] {
  const registrations = [...text.matchAll(registration)].map(
    ([one]) => `v:${one.replaceAll(/\s/g, "").toLowerCase()}`,
  );
  const numbers = [...text.matchAll(number)]
    .map(([one]) => dialled(one.trim()))
    .filter(({ length }) => length >= 10 && length <= 15)
    .map((one) => `p:${one}`);
  return [...new Set([...registrations, ...numbers])].toSorted().slice(0, 50);
}
