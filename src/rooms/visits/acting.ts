import type { ActingBy } from "../child-record/index.ts";
import type { VisitScheme } from "./visit-scheme.ts";

/** Who records, when, and by which words. */
export type CommandContext = ActingBy<VisitScheme>;

export { earliest, type About, type Change } from "../child-record/index.ts";
