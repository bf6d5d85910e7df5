import type { FieldError } from "../../../kernel/fields.ts";
import { isCommonPassword } from "./common-passwords.ts";

export const shortestPassword = 12;
// Argon2 takes any length; a limit keeps a form from being used to keep the server busy.
const longest = 200;

type ReadQuery = { readonly password: string; readonly again: string; readonly email?: string };

/**
 * What is wrong with a new password, if anything. Length and not being one that everybody tries;
 * no digits or signs are asked for, after NCSC guidance: they make worse passwords.
 */
export function passwordErrors({ password, again, email }: ReadQuery): readonly FieldError[] {
  const fault = faultOf(password, email);
  if (fault !== undefined) return [{ field: "password", message: fault }];
  if (password !== again) return [{ field: "again", message: "Type the same password twice" }];
  return [];
}

function faultOf(password: string, email = ""): string | undefined {
  if (password === "") return "Enter a new password";
  if (Array.from(password).length < shortestPassword) {
    return `Use at least ${shortestPassword} characters, like three or four words`;
  }
  if (password.length > longest) return `Use at most ${longest} characters`;
  const plain = password.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  if (new Set(plain).size < 5 || isRun(plain) || isCommonPassword(password)) return tooCommon;
  if (isMadeOf(plain, email))
    return "Choose a password that is not your name or your organisation’s";
  return undefined;
}

/** The words of the address, in any order, with digits: "ruth.ocean@eastmoor.example". */
function isMadeOf(plain: string, email: string): boolean {
  const [own = "", place = ""] = email.toLowerCase().split("@");
  const parts = [...own.split(/[^a-z]+/), ...place.split(/[^a-z]+/).slice(0, -1)];
  const longestFirst = parts
    .filter(({ length }) => length > 2)
    .toSorted((a, b) => b.length - a.length);
  const left = longestFirst.reduce((text, part) => text.replaceAll(part, ""), plain);
  return left !== plain && left.replaceAll(/\d/g, "").length < 4;
}

const tooCommon = "That password is one of those that are tried first: choose another";

/** "abcdefghijkl", "123456789012", "qwertyuiop". */
function isRun(plain: string): boolean {
  const rows = [
    "abcdefghijklmnopqrstuvwxyz".repeat(8),
    "1234567890".repeat(20),
    "qwertyuiopasdfghjklzxcvbnm".repeat(2),
    "1234567890qwertyuiop",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv5tgb",
  ];
  const reversed = Array.from(plain).reverse().join("");
  return rows.some((row) => row.includes(plain) || row.includes(reversed));
}
