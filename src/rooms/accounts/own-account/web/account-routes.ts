import { sql } from "kysely";
import { z } from "zod";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { listOwnBrowsers } from "../../known-browsers.ts";
import { ownWrongTries } from "../../wrong-tries.ts";
import { listProviders } from "../../providers/visits.ts";
import {
  listOwnIdentities,
  listOwnPasskeys,
  listOwnSessions,
  factorsOf,
} from "../account-reads.ts";
import { makeRecoveryCodes } from "../recovery-codes.ts";
import { accountPage } from "./account-page.tsx";
import { recoveryCodesPage, recoveryPage } from "./form-pages.tsx";
import { paths } from "./paths.ts";

/** A session lasts no longer, whatever the configuration: see LANTERN_SESSION_HOURS. */
const longestSession = 24;

export const own = { signedIn: "one’s own account" } as const;
export const confirmedFor = (before: string, done: string) => ({ withinMinutes: 5, before, done });

export const accountRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/account",
    access: own,
    audit: { action: "account.read" },
    shows: { nobody: "one’s own account" },
    input: {},
    handle: async ({ tx, actor, clock, frame: { csrfToken }, sessionId }) => {
      const agencies = new Set(actor.posts.map(({ agencyId }) => agencyId));
      const providers = (await listProviders(tx)).filter(({ agencyId }) => agencies.has(agencyId));
      const view = accountPage({
        csrfToken,
        sessionId,
        providers,
        sessions: await listOwnSessions(tx, { now: clock.now(), hours: longestSession }),
        browsers: await listOwnBrowsers(tx),
        told: await ownWrongTries(tx),
        passkeys: await listOwnPasskeys(tx),
        factors: await factorsOf(tx, actor.id),
        identities: await listOwnIdentities(tx),
      });
      return { kind: "page", view, subjectIds: [actor.id] };
    },
  }),
  route({
    method: "POST",
    path: "/account/sessions/:sessionId/end",
    access: own,
    audit: { action: "account.session.end" },
    shows: { nobody: "one’s own account" },
    input: { params: z.object({ sessionId: anId }), form: z.object({}) },
    handle: async ({ tx, actor, clock, sessionId, params }) => {
      const { rows } = await sql<{ ended: number }>`
        select sec.end_own_sessions(${params.sessionId}, ${sessionId}, ${clock.now()}) as ended`.execute(
        tx,
      );
      const subjectIds = [actor.id];
      if (rows[0]?.ended !== 1) return { kind: "notFound", subjectIds };
      return redirectDone(paths.account, "The session was signed out.", { subjectIds });
    },
  }),
  route({
    method: "POST",
    path: "/account/sessions/end-others",
    access: own,
    audit: { action: "account.session.end" },
    shows: { nobody: "one’s own account" },
    input: { form: z.object({}) },
    handle: async ({ tx, actor, clock, sessionId }) => {
      const { rows } = await sql<{ ended: number }>`
        select sec.end_own_sessions(null, ${sessionId}, ${clock.now()}) as ended`.execute(tx);
      const detail = { ended: rows[0]?.ended ?? 0 };
      return redirectDone(
        paths.account,
        "Your other sessions were signed out. This one stays open.",
        { subjectIds: [actor.id], detail },
      );
    },
  }),
  route({
    method: "GET",
    path: "/account/recovery-codes",
    access: own,
    audit: { action: "account.recovery-codes.look" },
    shows: { nobody: "one’s own account" },
    input: {},
    handle: async ({ tx, actor, frame: { csrfToken } }) => {
      const { recoveryCodes: left } = await factorsOf(tx, actor.id);
      return { kind: "page", view: recoveryPage({ csrfToken, left }), subjectIds: [actor.id] };
    },
  }),
  route({
    method: "POST",
    path: "/account/recovery-codes",
    access: own,
    audit: { action: "account.recovery-codes.make" },
    shows: { nobody: "one’s own account" },
    stepUp: confirmedFor(
      "recovery codes are made",
      "Your new recovery codes were made. Earlier ones are no longer accepted.",
    ),
    input: { form: z.object({}) },
    handle: async ({ tx, actor, clock }) => {
      const codes = await makeRecoveryCodes(tx, clock.now());
      return { kind: "page", view: recoveryCodesPage(codes), subjectIds: [actor.id] };
    },
  }),
];

export const passkeyForm = z.object({ name: field(), answer: field(), challenge: field() });
