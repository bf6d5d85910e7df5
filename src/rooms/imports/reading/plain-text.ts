/** Most cells: nothing but ASCII and single spaces, with nothing to put right. */
const plain = /^[!-_a-~]+(?: [!-_a-~]+)*$/u;

/** Nothing but what a person sees: no control, zero-width or direction marks, single spaces. */
export function plainText(text: string): string {
  if (plain.test(text)) return text;
  return text
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .replace(/[‘’ʼ´`]/gu, "'")
    .replace(/\s+/gu, " ")
    .trim();
}

/** A heading or word for comparison: lower case, letters and digits, single spaces. */
export function comparable(text: string): string {
  return plainText(text)
    .toLowerCase()
    .replace(/'/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const waysToSayNone = new Set(["", "n a", "na", "none", "nil", "not applicable"]);

/** Blank, a dash, "N/A", "none": the writer says there is none. */
export function saysNone(text: string): boolean {
  return !text.includes("?") && waysToSayNone.has(comparable(text));
}

export { columnLetter } from "../../../platform/spreadsheets/opening/index.ts";
