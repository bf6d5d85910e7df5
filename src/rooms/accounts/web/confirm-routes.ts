import { z } from "zod";
import { field } from "../../../platform/http/field.ts";
import type { Outcome, View } from "../../../platform/http/outcome.ts";
import { publicRoute, type Route } from "../../../platform/http/route.ts";
import type { Confirming } from "../../../platform/http/serving.ts";
import { checkPasskey } from "../passkeys/passkeys.ts";
import { checkCode, demonstrationCode } from "../sign-in.ts";
import type { Carried } from "./carried.tsx";
import { confirmPage } from "./confirm-pages.tsx";
import { confirmed } from "./confirmed.ts";
import { signInPage } from "./sign-in-pages.tsx";
import { codeWords, type ReadQuery, type StepParts } from "./sign-in-steps.ts";
import { waysIn } from "./ways.ts";

const carried = { next: field(), kept: field() };
const access = { public: "the session that is confirmed is read by the route itself" } as const;

/** What stands in the way of a route that asks for it: see `stepUp`. */
export function confirmFirst(given: Confirming): Promise<View> {
  const { frame, actor, database, clock, secrets, kept, next, before } = given;
  const { sealKey } = secrets;
  return database.askForSignIn(async (tx) => {
    const shown = frame.isEvaluation
      ? await demonstrationCode(tx, actor.id, { at: clock.now() })
      : undefined;
    const ways = await waysIn(tx, { frame, clock, sealKey });
    return confirmPage(frame, { carried: { kept, next }, ways, before, demonstrationCode: shown });
  });
}

export function confirmRoutes(parts: StepParts): readonly Route[] {
  return [
    publicRoute({
      method: "POST",
      path: "/confirm/code",
      access,
      audit: { action: "confirm.code" },
      input: { form: z.object({ code: field(), ...carried }) },
      handle: (asked) => codeConfirms(asked, parts),
    }),
    publicRoute({
      method: "POST",
      path: "/confirm/passkey",
      access,
      audit: { action: "confirm.passkey" },
      input: { form: z.object({ answer: field(), challenge: field(), ...carried }) },
      handle: (asked) => passkeyConfirms(asked, parts),
    }),
  ];
}

async function codeConfirms(
  asked: ReadQuery<{ code: string }>,
  parts: StepParts,
): Promise<Outcome> {
  const { tx, clock, form, caller } = asked;
  const { session } = caller;
  if (session.state !== "complete") return signInFirst(asked, parts);
  const staffId = session.actor.id;
  const { sealKey } = parts;
  const given = { staffId, code: form.code, browser: caller.browser };
  const checked = await checkCode(tx, given, { at: clock.now() });
  if (checked.ok) {
    return confirmed(asked, { session, factor: checked.value.factor, sealKey });
  }
  const isTooMany = checked.error === "too many attempts" || checked.error === "locked";
  const status = isTooMany ? 429 : 401;
  return notConfirmed(asked, parts, { staffId, status, message: codeWords[checked.error] });
}

async function passkeyConfirms(
  asked: ReadQuery<{ answer: string; challenge: string }>,
  parts: StepParts,
): Promise<Outcome> {
  const { tx, clock, form, caller, frame } = asked;
  const { session } = caller;
  if (session.state !== "complete") return signInFirst(asked, parts);
  const { sealKey } = parts;
  const { origin } = frame;
  const whose = await checkPasskey(tx, form, { sealKey, origin, at: clock.now() });
  const staffId = session.actor.id;
  if (whose === staffId) return confirmed(asked, { session, factor: "passkey", sealKey });
  const message = "The passkey was not accepted. Try again, or use a code";
  return notConfirmed(asked, parts, { staffId, status: 401, message });
}

type Refused = {
  readonly staffId: string;
  readonly status: 401 | 429;
  readonly message: string;
};

async function notConfirmed(
  { tx, clock, frame, form }: ReadQuery<object>,
  { sealKey, isEvaluation }: StepParts,
  { staffId, status, message }: Refused,
): Promise<Outcome> {
  const at = clock.now();
  const shown = isEvaluation ? await demonstrationCode(tx, staffId, { at }) : undefined;
  const ways = await waysIn(tx, { frame, clock, sealKey });
  const errors = [{ field: "code", message }];
  const page = { carried: carriedOf(form), ways, demonstrationCode: shown, errors };
  return { kind: "refused", status, view: confirmPage(frame, page), subjectIds: [staffId] };
}

const carriedOf = ({ next, kept }: Carried): Carried => ({ next, kept });

async function signInFirst(
  { tx, clock, frame, form }: ReadQuery<object>,
  { sealKey }: StepParts,
): Promise<Outcome> {
  const errors = [{ field: "email", message: "You were signed out: sign in again" }];
  const ways = await waysIn(tx, { frame, clock, sealKey });
  const view = signInPage(frame, { carried: carriedOf(form), ways, errors });
  return { kind: "refused", status: 401, view };
}
