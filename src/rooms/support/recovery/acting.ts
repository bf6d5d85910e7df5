import type { ActingBy } from "../../child-record/index.ts";
import type { RecoveryScheme } from "./recovery-scheme.ts";

/** Who records, when, and by which words. */
export type CommandContext = ActingBy<RecoveryScheme>;

export { earliest, type About, type Change } from "../../child-record/index.ts";
