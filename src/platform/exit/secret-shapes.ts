/** How a secret looks wherever it stands: what is found so must not have left. */
const shapes: readonly (readonly [string, RegExp])[] = [
  ["the hash of a password", /\$argon2(id|i|d)\$/],
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----|AGE-SECRET-KEY-1/],
  ["the seed of one-time codes", /otpauth:\/\//],
  ["a sealed value", /^(\\x)?4c534531[0-9a-f]{136}/],
];

export const secretIn = (value: string): string | undefined =>
  shapes.find(([, shape]) => shape.test(value))?.[0];
