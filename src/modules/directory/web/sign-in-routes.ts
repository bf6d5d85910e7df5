import { z } from "zod";
import { field } from "../../../platform/http/field.ts";
import { publicRoute, route, type Route } from "../../../platform/http/route.ts";
import type { Secrets } from "../../../platform/secrets/secrets.ts";
import { endSession } from "../../../platform/session/sessions.ts";
import { confirmRoutes } from "./confirm-routes.ts";
import { signInPage } from "./sign-in-pages.tsx";
import { codeStep, passwordCheck, passwordStep, type StepParts } from "./sign-in-steps.ts";

type Parts = { readonly secrets: Secrets; readonly isEvaluation: boolean };

const carried = { next: field(), kept: field() };

export function signInRoutes({ secrets, isEvaluation }: Parts): readonly Route[] {
  const parts: StepParts = { sealKey: secrets.sealKey, isEvaluation };
  return [
    openSignIn,
    publicRoute({
      method: "POST",
      path: "/sign-in",
      access: { public: "the way in" },
      audit: { action: "sign-in.password" },
      input: { form: z.object({ email: field(), password: field(), ...carried }) },
      before: passwordCheck(parts),
      handle: (asked) => passwordStep(asked, parts),
    }),
    publicRoute({
      method: "POST",
      path: "/sign-in/code",
      access: { public: "the second step of the way in" },
      audit: { action: "sign-in.code" },
      input: { form: z.object({ code: field(), ...carried }) },
      handle: (asked) => codeStep(asked, parts),
    }),
    ...confirmRoutes(parts),
    signOut,
  ];
}

const openSignIn = publicRoute({
  method: "GET",
  path: "/sign-in",
  access: { public: "the way in" },
  audit: { action: "sign-in.open" },
  input: { query: z.object({ next: field() }) },
  handle: ({ frame, query }) => {
    const view = signInPage(frame, { carried: { next: query.next, kept: "" } });
    return Promise.resolve({ kind: "page", view });
  },
});

const signOut = route({
  method: "POST",
  path: "/sign-out",
  access: { signedIn: "everyone may leave" },
  audit: { action: "sign-out" },
  input: { form: z.object({}) },
  handle: async ({ tx, clock, actor, sessionToken }) => {
    await endSession(tx, sessionToken, clock.now());
    return { kind: "redirect", to: "/sign-in", session: null, subjectIds: [actor.id] };
  },
});
