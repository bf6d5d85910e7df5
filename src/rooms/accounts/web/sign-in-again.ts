import type { StandingViews } from "../../../platform/http/serving.ts";
import { keptFormPage, signedInAgain } from "./kept-form-page.tsx";
import { signInPage } from "./sign-in-pages.tsx";
import { waysInFor } from "./ways.ts";

type HandlerInput = Parameters<StandingViews["signInAgain"]>[0];

/** For a form that was sent after its session ended: the way in, with what was typed. */
export async function signInAgain({ frame, database, clock, secrets, kept }: HandlerInput) {
  const ways = await waysInFor(database, { frame, clock, sealKey: secrets.sealKey });
  return signInPage(frame, { carried: { next: "", kept }, ways });
}

/** For a form from before its reader signed in again, in another window. */
export const sendAgain: StandingViews["sendAgain"] = ({ path, fields }, { csrfToken }) =>
  keptFormPage({ path, fields, csrfToken, words: signedInAgain });
