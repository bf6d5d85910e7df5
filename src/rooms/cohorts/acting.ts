import type { ActingBy, Change } from "../child-record/index.ts";
import type { CohortScheme } from "./cohort-scheme.ts";

/** Who records, when, and by which words. */
export type CommandContext = ActingBy<CohortScheme>;

export type Made = Exclude<Change, { readonly kind: "accepted" }> | { kind: "made"; id: string };

export { earliest, type About, type Change } from "../child-record/index.ts";
