import type { secondFactorKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

/**
 * Everybody needs a second factor, and any will do, until a partnership has handed out passkeys or
 * joined its agencies' sign-ins: then it says here for whom a one-time code is no longer enough.
 */
export const shippedSignIn: readonly Shipped<typeof secondFactorKind>[] = [
  {
    kind: "second-factor",
    key: "second-factor",
    inForceFrom: "2014-01-01",
    body: {
      name: "Second factor at sign-in",
      strongFor: [],
      strongForPartnershipReach: false,
    },
  },
];
