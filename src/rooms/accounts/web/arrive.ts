import type { Tx } from "../../../platform/database/database.ts";
import type { Caller } from "../../../platform/http/cookies.ts";
import { openKept } from "../../../platform/http/kept-form.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import { safeNext } from "../../../platform/http/safe-next.ts";
import { endSession } from "../../../platform/session/sessions.ts";
import { keptFormPage, signedInAgain } from "./kept-form-page.tsx";
import type { Carried } from "./carried.tsx";

type Arriving = {
  readonly token: string;
  /** What the browser keeps, so that it is known the next time. */
  readonly browser: string;
  readonly staffId: string;
  /** Of wrong tries since the person signed in before, where there were any. */
  readonly told: string | undefined;
  readonly carried: Carried;
  readonly caller: Caller;
  readonly sealKey: Buffer;
};

/** Signed in: on to where the person was going, or to what they had typed before. */
export function arrive(arriving: Arriving): Outcome {
  const { token, browser, staffId, told, carried, caller, sealKey } = arriving;
  const done = {
    session: token,
    browser,
    subjectIds: [staffId],
    ...(told === undefined ? {} : { done: told }),
  };
  const kept = openKept(sealKey, carried.kept, staffId);
  if (!kept) return { ...done, kind: "redirect", to: safeNext(carried.next) };
  const csrfToken = caller.formTokenWith({ staffId, session: token });
  const view = keptFormPage({ ...kept, csrfToken, words: signedInAgain });
  return { ...done, kind: "page", view };
}

/** One browser, one session: what it brought ends when it gets another. */
export async function endStanding(tx: Tx, { session }: Caller, at: Date): Promise<void> {
  if ("token" in session) await endSession(tx, session.token, at);
}
