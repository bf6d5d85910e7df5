import { randomBytes } from "node:crypto";
import type { CookieSerializeOptions } from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import { endSession, resumeSession, type SessionState } from "../session/sessions.ts";
import { formToken, ownerOf, readersToken, type Reader } from "./form-tokens.ts";
import type { Serving } from "./serving.ts";

/** What the browser brought. */
export type BrowserState = {
  readonly session: SessionState;
  /** Of a browser on its way through an agency's own sign-in. */
  readonly visit?: string | undefined;
  /** What the browser keeps from an earlier sign-in, long after its session. */
  readonly browser?: string | undefined;
  /** The token that this answer's forms carry. */
  readonly formToken: string;
  /** The tokens that a form may bring back: also that of the session which has just ended. */
  readonly formTokens: readonly string[];
  /** The form token that goes with another session: for a page that is sent as it opens. */
  readonly formTokenWith: (reader?: Reader) => string;
  /** Whose page in this browser carried a token, also long after its session. */
  readonly ownerOf: (token: string) => string | undefined;
};

/** What a route that answers anyone knows of its caller. */
export type Caller = {
  readonly ip: string;
  /** What the browser calls itself. */
  readonly userAgent: string;
  /** The browser does not say that another site sent this. */
  readonly isFromHere: boolean;
  readonly session: SessionState;
  readonly visit: string | undefined;
  readonly browser: string | undefined;
  readonly formTokenWith: BrowserState["formTokenWith"];
};

export function callerOf(
  request: FastifyRequest,
  browser: BrowserState,
): Omit<Caller, "isFromHere"> {
  const { session, visit, browser: kept, formTokenWith } = browser;
  const userAgent = request.headers["user-agent"] ?? "";
  return { ip: request.ip, userAgent, session, visit, browser: kept, formTokenWith };
}

const names = (
  isSecure: boolean,
): { session: string; form: string; visit: string; browser: string } =>
  // Browsers keep a __Host- cookie only over https; an evaluation on plain http has another name.
  isSecure
    ? {
        session: "__Host-lantern",
        form: "__Host-lantern-form",
        visit: "__Host-lantern-visit",
        browser: "__Host-lantern-browser",
      }
    : {
        session: "lantern",
        form: "lantern-form",
        visit: "lantern-visit",
        browser: "lantern-browser",
      };

export const sessionCookieName = (isSecure: boolean): string => names(isSecure).session;

const options = (isSecure: boolean): CookieSerializeOptions => ({
  path: "/",
  httpOnly: true,
  sameSite: "lax",
  secure: isSecure,
});

/** Set by the page itself when it was hidden, also where no network was there to say so. */
const hidden = "lantern-hide";

/** A page that was hidden is shown again to nobody who has not signed in. */
async function endHidden(
  request: FastifyRequest,
  reply: FastifyReply,
  serving: Serving,
): Promise<void> {
  if (request.cookies[hidden] === undefined) return;
  void reply.clearCookie(hidden, { path: "/" });
  const token = request.cookies[sessionCookieName(serving.isSecure)];
  // Which says so itself, and has to know whose page it was.
  if (token === undefined || request.url === "/hide") return;
  await serving.database.beforeSignIn((db) => endSession(db, token, serving.clock.now()));
}

export async function readCookies(
  request: FastifyRequest,
  reply: FastifyReply,
  serving: Serving,
): Promise<BrowserState> {
  const { session: sessionName, form: formName } = names(serving.isSecure);
  const token = request.cookies[sessionName];
  await endHidden(request, reply, serving);
  const session = await sessionOf(request, serving);
  const cookie = request.cookies[formName] ?? randomBytes(32).toString("base64url");
  if (request.cookies[formName] === undefined)
    void reply.setCookie(formName, cookie, options(serving.isSecure));
  const { formKey } = serving.secrets;
  const tokenWith = (reader?: Reader): string =>
    reader ? readersToken(formKey, cookie, reader) : formToken(formKey, `${cookie}.`);
  const current = tokenWith(readerOf(session));
  const ended =
    session.state === "expired" && token !== undefined
      ? [tokenWith({ staffId: session.staffId, session: token })]
      : [];
  return {
    session,
    visit: request.cookies[names(serving.isSecure).visit],
    browser: request.cookies[names(serving.isSecure).browser],
    formToken: current,
    formTokens: [current, ...ended],
    formTokenWith: tokenWith,
    ownerOf: (given) => ownerOf(formKey, cookie, given),
  };
}

const readerOf = (session: SessionState): Reader | undefined =>
  session.state === "complete" ? { staffId: session.actor.id, session: session.token } : undefined;

/** The same browser, with its session as it is now. */
export async function withFreshSession(
  request: FastifyRequest,
  browser: BrowserState,
  serving: Serving,
): Promise<BrowserState> {
  const session = await sessionOf(request, serving);
  const current = browser.formTokenWith(readerOf(session));
  return {
    ...browser,
    session,
    formToken: current,
    formTokens: [current, ...browser.formTokens],
  };
}

function sessionOf(request: FastifyRequest, serving: Serving): Promise<SessionState> {
  const token = request.cookies[sessionCookieName(serving.isSecure)];
  return serving.database.beforeSignIn((db) =>
    resumeSession(db, token, { at: serving.clock.now(), limits: serving.sessionLimits }),
  );
}

/** Arguments for setCookie: a new session or visit, or (null) none. */
export function sessionCookie(
  value: string | null,
  isSecure: boolean,
  kind: "session" | "visit" = "session",
): [string, string, CookieSerializeOptions] {
  const gone = value === null ? { maxAge: 0 } : {};
  return [names(isSecure)[kind], value ?? "", { ...options(isSecure), ...gone }];
}

const days = 180;

/** Kept over sessions, and renewed by each sign-in. It opens nothing: wrong attempts are counted apart by it. */
export function browserCookie(
  value: string,
  isSecure: boolean,
): [string, string, CookieSerializeOptions] {
  const { browser } = names(isSecure);
  return [browser, value, { ...options(isSecure), maxAge: days * 86_400 }];
}
