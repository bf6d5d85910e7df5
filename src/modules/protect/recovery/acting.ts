import type { ActingBy } from "../acting.ts";
import type { RecoveryScheme } from "./recovery-scheme.ts";

/** Who records, when, and by which words. */
export type Acting = ActingBy<RecoveryScheme>;

export { earliest, type About, type Change } from "../acting.ts";
