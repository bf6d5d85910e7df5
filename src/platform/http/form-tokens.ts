import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from "node:crypto";

/** To read a key from its bytes takes ten times as long as to use it. */
const keys = new WeakMap<Buffer, KeyObject>();

function keyOf(bytes: Buffer): KeyObject {
  const key = keys.get(bytes) ?? createSecretKey(bytes);
  keys.set(bytes, key);
  return key;
}

/** The token that a form must bring back: bound to the browser's cookies, which another site cannot know. */
export function formToken(key: Buffer, cookies: string): string {
  return createHmac("sha256", keyOf(key)).update(cookies).digest("base64url");
}

export function isSameToken(wanted: string, given: string): boolean {
  const [ours, theirs] = [Buffer.from(wanted), Buffer.from(given)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

/**
 * Whether the browser says that a change comes from our own page. Old browsers say nothing; the
 * token then decides alone.
 */
export function comesFromHere(
  headers: {
    readonly "sec-fetch-site"?: string | string[] | undefined;
    readonly origin?: string | undefined;
  },
  ownOrigins: readonly string[],
): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  // The browser vouches for the page itself; some pages' Origin is hidden even from their own site.
  if (site === "same-origin" && headers.origin === "null") return true;
  return headers.origin === undefined || ownOrigins.includes(headers.origin);
}
