import { hash, verify, type Options } from "@node-rs/argon2";

// 64 MiB, three passes: about 50 ms on a small server, well above OWASP's minimum. Argon2id is the
// package's default algorithm, and a test reads it off a hash.
const strength: Options = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };

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
