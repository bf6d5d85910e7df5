import type { ActingBy, Change } from "../acting.ts";
import type { CohortScheme } from "./cohort-scheme.ts";

/** Who records, when, and by which words. */
export type Acting = ActingBy<CohortScheme>;

export type Made = Exclude<Change, { readonly kind: "accepted" }> | { kind: "made"; id: string };

export { earliest, type About, type Change } from "../acting.ts";
