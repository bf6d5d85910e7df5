import { publicRoute, type Route } from "../../../../platform/http/route.ts";
import { askForPasskey } from "../../passkeys/passkeys.ts";
import { demonstrationCode } from "../../sign-in.ts";
import { factorsOf } from "../account-reads.ts";
import { secondFactorPage } from "./second-factor-page.tsx";

type Parts = { readonly sealKey: Buffer; readonly isEvaluation: boolean };

/** The one page that opens to a session that has proved too little. It acts as sign-in, which it is part of. */
export function secondFactorRoute({ sealKey, isEvaluation }: Parts): Route {
  return publicRoute({
    method: "GET",
    path: "/account/second-factor",
    access: { public: "reads the session itself: it is part of signing in" },
    audit: { action: "sign-in.second-factor" },
    input: {},
    handle: async ({ tx, clock, frame, caller: { session } }) => {
      if (session.state !== "complete") return { kind: "redirect", to: "/sign-in" };
      const { wanting } = session;
      const staffId = session.actor.id;
      if (wanting === null) return { kind: "redirect", to: "/account", subjectIds: [staffId] };
      const at = clock.now();
      const shown = isEvaluation ? await demonstrationCode(tx, staffId, { at }) : undefined;
      const view = secondFactorPage({
        frame,
        wanting,
        factors: await factorsOf(tx, staffId),
        demonstrationCode: shown,
        ask: await askForPasskey({ sealKey, origin: frame.origin, at }),
      });
      return { kind: "page", view, subjectIds: [staffId] };
    },
  });
}
