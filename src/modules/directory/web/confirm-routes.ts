import { z } from "zod";
import { field } from "../../../platform/http/field.ts";
import { openKept } from "../../../platform/http/kept-form.ts";
import type { Outcome, View } from "../../../platform/http/outcome.ts";
import { publicRoute, type Route } from "../../../platform/http/route.ts";
import { safeNext } from "../../../platform/http/safe-next.ts";
import type { Confirming } from "../../../platform/http/serving.ts";
import {
  confirmSession,
  type CompleteSession,
  type Factor,
} from "../../../platform/session/sessions.ts";
import { checkCode, demonstrationCode } from "../sign-in.ts";
import { confirmPage } from "./confirm-pages.tsx";
import { confirmedIt, keptFormPage, signInPage, type Carried } from "./sign-in-pages.tsx";
import { codeWords, type Asked, type StepParts } from "./sign-in-steps.ts";

const carried = { next: field(), kept: field() };

/** What stands in the way of a route that asks for it: see `stepUp`. */
export async function confirmFirst(given: Confirming): Promise<View> {
  const { frame, actor, database, clock, secrets, kept, next, before } = given;
  const parts = { at: clock.now(), sealKey: secrets.sealKey };
  const shown = frame.isEvaluation
    ? await database.askForSignIn((tx) => demonstrationCode(tx, actor.id, parts))
    : undefined;
  return confirmPage(frame, { carried: { kept, next }, before, demonstrationCode: shown });
}

export function confirmRoutes(parts: StepParts): readonly Route[] {
  return [
    publicRoute({
      method: "POST",
      path: "/confirm/code",
      access: { public: "the session that is confirmed is read by the route itself" },
      audit: { action: "confirm.code" },
      input: { form: z.object({ code: field(), ...carried }) },
      handle: (asked) => codeConfirms(asked, parts),
    }),
  ];
}

async function codeConfirms(
  asked: Asked<{ code: string }>,
  { sealKey, isEvaluation }: StepParts,
): Promise<Outcome> {
  const { tx, clock, frame, form, caller } = asked;
  const { session } = caller;
  if (session.state !== "complete") return signInFirst(asked);
  const staffId = session.actor.id;
  const at = clock.now();
  const checked = await checkCode(tx, { staffId, code: form.code }, { at, sealKey });
  if (checked.ok) return confirmed(asked, { session, factor: "code", sealKey });
  const shown = isEvaluation ? await demonstrationCode(tx, staffId, { at, sealKey }) : undefined;
  const errors = [{ field: "code", message: codeWords[checked.error] }];
  return {
    kind: "refused",
    status: checked.error === "too many attempts" ? 429 : 401,
    view: confirmPage(frame, { carried: carriedOf(form), demonstrationCode: shown, errors }),
    subjectIds: [staffId],
  };
}

const carriedOf = ({ next, kept }: Carried): Carried => ({ next, kept });

function signInFirst({ frame, form }: Asked<object>): Outcome {
  const errors = [{ field: "email", message: "You were signed out: sign in again" }];
  const view = signInPage(frame, { carried: carriedOf(form), errors });
  return { kind: "refused", status: 401, view };
}

type Confirmed = {
  readonly session: CompleteSession;
  readonly factor: Factor;
  readonly sealKey: Buffer;
};

/** The session goes on under a new token, and the person where they were going. */
export async function confirmed(
  asked: Asked<object>,
  { session, factor, sealKey }: Confirmed,
): Promise<Outcome> {
  const { tx, clock, form, caller } = asked;
  const staffId = session.actor.id;
  const token = await confirmSession(tx, session.token, { factor, at: clock.now() });
  if (token === undefined) return signInFirst(asked);
  const done = { session: token, subjectIds: [staffId], detail: { factor } };
  const kept = openKept(sealKey, form.kept, staffId);
  if (!kept) return { ...done, kind: "redirect", to: safeNext(form.next) };
  const csrfToken = caller.formTokenWith(token);
  return { ...done, kind: "page", view: keptFormPage({ ...kept, csrfToken, words: confirmedIt }) };
}
