export { ExitProblem } from "./exit-problem.ts";
export { contentsList, countIn, recordsList } from "./manifest.ts";
export { verifyExit, type Verified } from "./verify-exit.ts";
export { emptyFolder, writeExit, type ExitMade } from "./write-exit.ts";
