import type { ActingBy } from "../acting.ts";
import type { VisitScheme } from "./visit-scheme.ts";

/** Who records, when, and by which words. */
export type Acting = ActingBy<VisitScheme>;

export { earliest, type About, type Change } from "../acting.ts";
