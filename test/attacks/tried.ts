import { expect } from "vitest";

/** How often an attack was carried out, and how often it got in. */
export type Tried = { readonly attempts: number; readonly gotIn: number };

/**
 * Says what was tried, for docs/security/attacks.md. An attack that gets in fails the test; so does one whose
 * control, the same attack on something that was weakened on purpose, does not get in: then it proves nothing.
 */
export function expectKeptOut(what: string, tried: Tried, control: Tried): void {
  process.stdout.write(
    `attack | ${what} | ${tried.attempts} | ${tried.gotIn} | ${control.gotIn} of ${control.attempts}\n`,
  );
  expect([what, tried.gotIn]).toEqual([what, 0]);
  expect([what, tried.attempts > 0]).toEqual([what, true]);
  expect([what, control.gotIn > 0]).toEqual([what, true]);
}

/** Does something for each of several, one after the other, and counts how often it got in. */
export async function trying<T>(
  all: readonly T[],
  one: (value: T) => Promise<boolean>,
): Promise<Tried> {
  let gotIn = 0;
  for (const value of all) if (await one(value)) gotIn++;
  return { attempts: all.length, gotIn };
}

export const times = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => at);
