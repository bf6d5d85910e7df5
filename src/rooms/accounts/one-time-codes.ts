import { Secret, TOTP } from "otpauth";

const seconds = 30;

const totp = (secret: string): TOTP =>
  new TOTP({ issuer: "Lantern", secret: Secret.fromBase32(secret), period: seconds, digits: 6 });

export function newCodeSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that authenticator apps read, for the person's e-mail. */
export function enrolmentAddress(secret: string, email: string): string {
  return new TOTP({
    issuer: "Lantern",
    label: email,
    secret: Secret.fromBase32(secret),
  }).toString();
}

/** The 30-second step a code belongs to, allowing one step either way; undefined when it is no code. */
export function stepOfCode(secret: string, code: string, at: Date): number | undefined {
  const digits = code.replaceAll(/\s/g, "");
  if (!/^\d{6}$/.test(digits)) return undefined;
  const delta = totp(secret).validate({ token: digits, timestamp: at.getTime(), window: 1 });
  return delta === null ? undefined : Math.floor(at.getTime() / 1000 / seconds) + delta;
}

export function codeAt(secret: string, at: Date): string {
  return totp(secret).generate({ timestamp: at.getTime() });
}
