import type { Stop } from "./stop.ts";

/** Referrals, as a licensing officer begins; the forms of a licence are in test/access/licensing.test.ts. */
export const licensingPages: readonly Stop[] = [
  {
    as: "licensing",
    name: "referrals to licensing authorities",
    at: "/licensing",
    heading: "Referrals to licensing authorities",
  },
];
