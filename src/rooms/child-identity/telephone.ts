import { err, ok, type Result } from "../../kernel/result.ts";

/** Where a number can stand in words: "07700 900 123 (mum’s phone)" is read, "after four" is not. */
const written = /^[+0-9(][0-9 ().\-/]*$/;

/**
 * A telephone number in one way of writing, however it was typed: spaces, brackets, dots and hyphens, 0044, +44,
 * +44 (0) or none. Of another country it keeps its plus.
 */
export function readTelephone(typed: string): Result<string, string> {
  const text = typed
    .trim()
    .replaceAll(/[\u00a0\u2009\u202f]/g, " ")
    .replaceAll(/[‐-―]/g, "-");
  const wrong = err("Enter a telephone number, like 07700 900123 or +48 512 345 678");
  if (!written.test(text)) return wrong;
  const number = text
    .replaceAll(/[^+0-9]/g, "")
    .replace(/^00/, "+")
    .replace(/^\+44(?:0)?/, "0")
    .replace(/^44(?=7\d{9}$)/, "0");
  if (/^0[1-9]\d{8,9}$/.test(number)) return ok(grouped(number));
  return /^\+[1-9]\d{6,14}$/.test(number) ? ok(number) : wrong;
}

const grouped = (number: string): string => `${number.slice(0, 5)} ${number.slice(5)}`;
