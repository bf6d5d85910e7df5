import type { StandingViews } from "../../../platform/http/serving.ts";
import { signInPage } from "./sign-in-pages.tsx";
import { waysInFor } from "./ways.ts";

type Given = Parameters<StandingViews["signInAgain"]>[0];

/** For a form that was sent after its session ended: the way in, with what was typed. */
export async function signInAgain({ frame, database, clock, secrets, kept }: Given) {
  const ways = await waysInFor(database, { frame, clock, sealKey: secrets.sealKey });
  return signInPage(frame, { carried: { next: "", kept }, ways });
}
