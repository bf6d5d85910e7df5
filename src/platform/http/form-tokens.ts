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

/** Whom a page was drawn for. */
export type Reader = { readonly staffId: string; readonly session: string };

/**
 * Of a page that somebody signed in was given. It ends in whose page it was, so that after the session
 * what they typed is known to be theirs; that part alone changes nothing.
 */
export function readersToken(key: Buffer, cookie: string, { staffId, session }: Reader): string {
  const forSession = formToken(key, `${cookie}.${session}`);
  return `${forSession}.${staffId}.${ownersMark(key, cookie, staffId)}`;
}

/** The part by which a form changes anything. */
export const sessionsPart = (token: string): string => token.split(".")[0] ?? "";

/** Whose page in this browser carried the token, whatever became of their session since. */
export function ownerOf(key: Buffer, cookie: string, token: string): string | undefined {
  const [, staffId = "", mark = ""] = token.split(".");
  const isOurs = staffId !== "" && isSameToken(ownersMark(key, cookie, staffId), mark);
  return isOurs ? staffId : undefined;
}

/** Shorter than a token, which a page carries in each of its forms: 132 bits are past guessing. */
const ownersMark = (key: Buffer, cookie: string, staffId: string): string =>
  formToken(key, `owner ${cookie}.${staffId}`).slice(0, 22);

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
