import { z } from "zod";
import { kindOf, key, words } from "../configuration/index.ts";

/** Where "Hide now" leads: a page that anybody might have open. */
export const hideNowShape = z.object({
  name: words,
  leadsTo: z.url({ protocol: /^https$/ }),
});

export const secondFactorKind = kindOf("second-factor", {
  title: "Second factor at sign-in",
  purpose: "Whose posts need a passkey, or an organisation’s sign-in with a second factor",
  under: "access",
  order: 30,
  words: {
    strongFor: { label: "A passkey or an organisation’s second factor is needed by" },
    strongForPartnershipReach: { label: "And by everyone with partnership-wide access" },
  },
  body: z.object({
    name: words,
    /** Roles for which a one-time code is not enough. */
    strongFor: z.array(key),
    /** The same for every post that reaches the whole partnership. */
    strongForPartnershipReach: z.boolean(),
  }),
});

export const hideNowKind = kindOf("hide-now", {
  title: "Hide now",
  purpose: "Where the button leads that leaves any page at once",
  under: "access",
  order: 40,
  body: hideNowShape,
});
