export { ExitProblem } from "./exit-problem.ts";
export { contentsList, countIn, recordsList } from "./manifest.ts";
export { verifyExit } from "./verify-exit.ts";
export { emptyFolder, writeExit, type ExitMade } from "./write-exit.ts";
