import type { Bound } from "../../platform/session/rate-limit.ts";
import { sourceOf } from "../../platform/session/source.ts";
import type { KnownBrowser } from "./known-browsers.ts";

// Wrong attempts alone are counted: see reserveAttempts.
const perAddress = { attempts: 10, minutes: 15 };
/** Schools and offices share one address on the internet. */
const perSource = { attempts: 100, minutes: 15 };
const perCode = { attempts: 5, minutes: 5 };
/** The most that an address may be tried in a day: see directory.lock_keys. */
export const mostInADay = 30;
const perDay = { attempts: mostInADay, minutes: 24 * 60 };

export type Lane = { readonly known: KnownBrowser | undefined };

/**
 * A browser that has signed in to this account is counted by itself, and nothing that others do closes it.
 * All others are counted together, by the address that was typed and by where they come from.
 */
export function passwordBounds(
  { email, ip }: { readonly email: string; readonly ip: string },
  { known }: Lane,
): readonly Bound[] {
  if (known !== undefined) {
    return [
      { name: `sign-in known ${known}`, limit: perAddress },
      { name: `sign-in known day ${known}`, limit: perDay },
    ];
  }
  return [
    { name: `sign-in ip ${sourceOf(ip)}`, limit: perSource },
    { name: `sign-in ${email}`, limit: perAddress },
    { name: `sign-in day ${email}`, limit: perDay },
  ];
}

export function codeBounds(staffId: string, { known }: Lane): readonly Bound[] {
  const whose = known === undefined ? { each: staffId, day: `day ${staffId}` } : ofKnown(known);
  return [
    { name: `code ${whose.each}`, limit: perCode },
    { name: `code ${whose.day}`, limit: perDay },
  ];
}

const ofKnown = (known: KnownBrowser) => ({ each: `known ${known}`, day: `known day ${known}` });

/** Asked while somebody is signed in. */
export const ownPasswordBounds = (staffId: string): readonly Bound[] => [
  { name: `password of ${staffId}`, limit: perAddress },
];

/** Passkeys that were not accepted; one that is right is never refused, and cannot be guessed. */
export const passkeyBound = (ip: string): Bound => ({
  name: `sign-in passkey ip ${sourceOf(ip)}`,
  limit: perSource,
});

/** Whether this is about an account and not about where somebody comes from. */
export const isOfAccount = ({ name }: Bound): boolean => !name.startsWith("sign-in ip ");

export const isOfTheDay = ({ limit }: Bound): boolean => limit === perDay;
