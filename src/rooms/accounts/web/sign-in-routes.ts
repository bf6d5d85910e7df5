import { z } from "zod";
import { field } from "../../../platform/http/field.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import { placeOf } from "../../../platform/http/place.ts";
import { publicRoute, route, type Route } from "../../../platform/http/route.ts";
import type { Secrets } from "../../../platform/secrets/secrets.ts";
import { endSession, openSession } from "../../../platform/session/sessions.ts";
import { reserveAttempts } from "../../../platform/session/rate-limit.ts";
import { passkeyBound } from "../attempt-bounds.ts";
import { rememberBrowser } from "../known-browsers.ts";
import { checkPasskey } from "../passkeys/passkeys.ts";
import { tellWrongTries } from "../wrong-tries.ts";
import { arrive, endStanding } from "./arrive.ts";
import { confirmRoutes } from "./confirm-routes.ts";
import { hideNow } from "./hide-route.ts";
import { signInPage } from "./sign-in-pages.tsx";
import {
  codeStep,
  passwordCheck,
  passwordStep,
  type ReadQuery,
  type StepParts,
} from "./sign-in-steps.ts";
import { waysIn } from "./ways.ts";
import { stayRoute } from "./stay-route.tsx";

type Parts = { readonly secrets: Pick<Secrets, "sealKey">; readonly isEvaluation: boolean };

const carried = { next: field(), kept: field() };

export function signInRoutes({ secrets, isEvaluation }: Parts): readonly Route[] {
  const parts: StepParts = { sealKey: secrets.sealKey, isEvaluation };
  return [
    publicRoute({
      method: "GET",
      path: "/sign-in",
      access: { public: "the way in" },
      audit: { action: "sign-in.open" },
      input: { query: z.object({ next: field() }) },
      handle: async ({ tx, clock, frame, query }) => {
        const ways = await waysIn(tx, { frame, clock, sealKey: secrets.sealKey });
        const view = signInPage(frame, { carried: { next: query.next, kept: "" }, ways });
        return { kind: "page", view };
      },
    }),
    publicRoute({
      method: "POST",
      path: "/sign-in",
      access: { public: "the way in" },
      audit: { action: "sign-in.password" },
      input: { form: z.object({ email: field(), password: field(), ...carried }) },
      before: passwordCheck(),
      handle: (asked) => passwordStep(asked, parts),
    }),
    publicRoute({
      method: "POST",
      path: "/sign-in/code",
      access: { public: "the second step of sign-in" },
      audit: { action: "sign-in.code" },
      input: { form: z.object({ code: field(), ...carried }) },
      handle: (asked) => codeStep(asked, parts),
    }),
    byPasskey(parts),
    ...confirmRoutes(parts),
    signOut,
    stayRoute,
    // After it: a test walks the table in its order, and this works for somebody who has left.
    hideNow,
  ];
}

const byPasskey = (parts: StepParts): Route =>
  publicRoute({
    method: "POST",
    path: "/sign-in/passkey",
    access: { public: "sign-in by a passkey, which is both steps in one" },
    audit: { action: "sign-in.passkey" },
    input: { form: z.object({ answer: field(), challenge: field(), ...carried }) },
    handle: (asked) => passkeyStep(asked, parts),
  });

async function passkeyStep(
  asked: ReadQuery<{ answer: string; challenge: string }>,
  { sealKey }: StepParts,
): Promise<Outcome> {
  const { tx, clock, frame, form, caller } = asked;
  const at = clock.now();
  const { origin } = frame;
  const staffId = await checkPasskey(tx, form, { sealKey, origin, at });
  if (staffId === undefined) {
    const counted = await reserveAttempts(tx, [passkeyBound(caller.ip)], at);
    const isWithin = "reserved" in counted;
    const message = "The passkey was not accepted. Try again, or use your password";
    const errors = [{ field: "email", message }];
    const ways = await waysIn(tx, { frame, clock, sealKey });
    const kept = { next: form.next, kept: form.kept };
    const view = signInPage(frame, { carried: kept, ways, errors });
    return { kind: "refused", status: isWithin ? 401 : 429, view };
  }
  await endStanding(tx, caller, at);
  const place = placeOf(caller);
  const token = await openSession(tx, {
    staffId,
    isComplete: true,
    at,
    place,
    method: "passkey",
    factor: "passkey",
  });
  const browser = await rememberBrowser(tx, { staffId, caller, at });
  const told = await tellWrongTries(tx, { staffId, token, byPassword: false, at });
  return arrive({ token, browser, staffId, told, carried: form, caller, sealKey });
}

const signOut = route({
  method: "POST",
  path: "/sign-out",
  access: { signedIn: "everyone may leave" },
  audit: { action: "sign-out" },
  shows: { nobody: "signing in and out" },
  withoutFactor: true,
  input: { form: z.object({}) },
  handle: async ({ tx, clock, actor, sessionToken }) => {
    await endSession(tx, sessionToken, clock.now());
    const headers = { "clear-site-data": `"cache", "storage"` };
    return { kind: "redirect", to: "/sign-in", session: null, subjectIds: [actor.id], headers };
  },
});
