import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { Caller } from "../../platform/http/cookies.ts";
import { browserWords } from "../../platform/http/place.ts";

type Asked = { readonly staffId: string; readonly browser: string | undefined };

/** Of both together: what is kept does not tell that two people use one browser. */
const hashOf = (browser: string, staffId: string): Buffer =>
  createHash("sha256").update(`browser ${browser} of ${staffId}`).digest();

const isToken = (text: string | undefined): text is string =>
  text !== undefined && /^[\w-]{43}$/u.test(text);

/** What attempts of a browser are counted by, where it has signed in to this account before. */
export type KnownBrowser = string;

/** Asks the same whatever it was given, so that the time does not tell. */
export async function knownBrowser(
  tx: Tx,
  { staffId, browser = "" }: Asked,
): Promise<KnownBrowser | undefined> {
  const hash = hashOf(browser, staffId);
  const { rows } = await sql<{ known: boolean }>`
    select sec.is_known_browser(${hash}, ${staffId}) as known`.execute(tx);
  return rows[0]?.known === true && isToken(browser) ? hash.toString("hex") : undefined;
}

/** Signed in to the end: from now on this browser is known for this account. Answers what it keeps. */
export async function rememberBrowser(
  tx: Tx,
  {
    staffId,
    caller,
    at,
  }: {
    readonly staffId: string;
    readonly caller: Pick<Caller, "browser" | "userAgent">;
    readonly at: Date;
  },
): Promise<string> {
  const browser = isToken(caller.browser) ? caller.browser : randomBytes(32).toString("base64url");
  const words = browserWords(caller.userAgent);
  await sql`
    select sec.remember_browser(${hashOf(browser, staffId)}, ${staffId}, ${words}, ${at})`.execute(
    tx,
  );
  return browser;
}

export type OwnBrowser = {
  readonly browserId: string;
  /** In words; null where it was last used before they were kept. */
  readonly browser: string | null;
  readonly firstAt: Date;
  readonly lastAt: Date;
};

/** The acting person's own, the last used first: nothing that a browser keeps. */
export async function listOwnBrowsers(tx: Tx): Promise<readonly OwnBrowser[]> {
  const { rows } = await sql<OwnBrowser>`
    select browser_id as "browserId", browser, first_at as "firstAt", last_at as "lastAt"
    from sec.own_browsers()`.execute(tx);
  return rows;
}

/** One of the acting person's own, or all; answers how many are strangers again. It ends no session. */
export async function forgetOwnBrowsers(tx: Tx, browserId: string | null): Promise<number> {
  const { rows } = await sql<{ gone: number }>`
    select sec.forget_own_browsers(${browserId}::uuid) as gone`.execute(tx);
  return rows[0]?.gone ?? 0;
}
