import type { ActingBy } from "../../child-record/index.ts";
import type { RecoveryScheme } from "./recovery-scheme.ts";

/** Who records, when, and by which words. */
export type CommandContext = ActingBy<RecoveryScheme>;

export { earliest } from "../../child-record/index.ts";
export type { About } from "../../child-record/index.ts";
export type { Change } from "../../child-record/index.ts";
