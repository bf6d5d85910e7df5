import type { Clock } from "../../../kernel/clock.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Caller } from "../../../platform/http/cookies.ts";
import { openKept } from "../../../platform/http/kept-form.ts";
import type { Outcome, View } from "../../../platform/http/outcome.ts";
import { safeNext } from "../../../platform/http/safe-next.ts";
import {
  confirmSession,
  type CompleteSession,
  type Factor,
} from "../../../platform/session/sessions.ts";
import { confirmedFile, confirmedIt, keptFormPage } from "./kept-form-page.tsx";
import type { Carried } from "./carried.tsx";

type ReadQuery = {
  readonly tx: Tx;
  readonly clock: Clock;
  readonly caller: Caller;
  readonly form: Carried;
};

type Confirmed = {
  readonly session: CompleteSession;
  readonly factor: Factor;
  readonly sealKey: Buffer;
};

/** The session goes on under a new token, and the person where they were going. */
export async function confirmed(
  { tx, clock, form, caller }: ReadQuery,
  { session, factor, sealKey }: Confirmed,
): Promise<Outcome> {
  const staffId = session.actor.id;
  const token = await confirmSession(tx, session.token, { factor, at: clock.now() });
  if (token === undefined) return { kind: "redirect", to: "/sign-in", session: null };
  const done = { session: token, subjectIds: [staffId], detail: { factor } };
  const kept = openKept(sealKey, form.kept, staffId);
  if (!kept) return { ...done, kind: "redirect", to: safeNext(form.next) };
  const csrfToken = caller.formTokenWith({ staffId, session: token });
  return { ...done, kind: "page", view: confirmedView(kept, csrfToken) };
}

const confirmedView = (kept: NonNullable<ReturnType<typeof openKept>>, csrfToken: string): View =>
  keptFormPage({ ...kept, csrfToken, words: kept.isFile === true ? confirmedFile : confirmedIt });
