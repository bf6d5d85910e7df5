import { hash, verify, type Options } from "@node-rs/argon2";
import { fewAtOnce } from "./in-turn.ts";

// 64 MiB, three passes: about 50 ms on a small server, well above OWASP's minimum. Argon2id is the
// package's default algorithm, and a test reads it off a hash.
const strength: Options = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };

/**
 * For everything that people start and that takes a digest of a password: two at once hold 128 MiB and half of
 * the threads that files are read with, and let some forty people in a second sign in.
 */
export const inTurn = fewAtOnce({ most: 2, mostWaiting: 400, patienceMs: 15_000 });

export function hashPassword(password: string): Promise<string> {
  return hash(password, strength);
}

export function isPassword(stored: string, given: string): Promise<boolean> {
  return verify(stored, given);
}

let standIn: Promise<string> | undefined;

/** Takes as long as a real check: the time of an answer does not tell whether the address is known. */
export async function checkNothing(given: string): Promise<false> {
  standIn ??= hashPassword("nobody has this password");
  await verify(await standIn, given);
  return false;
}
