import type { ActingBy, Change } from "../child-record/index.ts";
import type { CohortScheme } from "./cohort-scheme.ts";

/** Who records, when, and by which words. */
export type CommandContext = ActingBy<CohortScheme>;

export type Made = Exclude<Change, { readonly kind: "accepted" }> | { kind: "made"; id: string };

export { earliest } from "../child-record/index.ts";
export type { About } from "../child-record/index.ts";
export type { Change } from "../child-record/index.ts";
