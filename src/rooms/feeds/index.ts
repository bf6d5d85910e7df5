export { areFit } from "./columns.ts";
export { addSource, saveColumns } from "./keep-source.ts";
export { unlookedDays } from "./kinds.ts";
export {
  markBack,
  listNotMatchedForSheet,
  listNotMatched,
} from "./not-matched/not-matched-reads.ts";
export { readFile, type FeedFile } from "./read-file.ts";
export { openingJobs, openApart } from "./reading-job.ts";
export { findUnfinished, findRun, rowsOfRun, type Run } from "./run-reads.ts";
export { addRun, goOn } from "./run.ts";
export { type FeedSource, listSources, listSourceTeams } from "./source-reads.ts";
export { addSsdRuns, wordsToTeach } from "./ssd/bring.ts";
export { keepNumbers } from "./ssd/keep-numbers.ts";
export { readNumbers } from "./ssd/read-numbers.ts";
export { type SsdTables, tableOf, readTable } from "./ssd/tables.ts";
export { translate, type SsdProblem, type SsdRow } from "./ssd/translate.ts";
export { stepThrough } from "./stepping.ts";
export { feedJobs } from "./taking-job.ts";
