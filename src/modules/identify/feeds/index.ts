export { saveColumns, addSource } from "./keep-source.ts";
export {
  listNotMatched,
  listNotMatchedForSheet,
  markBack,
} from "./not-matched/not-matched-reads.ts";
export { areFit } from "./columns.ts";
export { unlookedDays } from "./kinds.ts";
export { readFile, type FeedFile } from "./read-file.ts";
export { addRun, goOn } from "./run.ts";
export { findRun, findUnfinished, rowsOfRun, type Run } from "./run-reads.ts";
export { stepThrough } from "./stepping.ts";
export { openApart, openingJobs } from "./reading-job.ts";
export { feedJobs } from "./taking-job.ts";
export { listSources, listSourceTeams, type FeedSource } from "./source-reads.ts";
export * as ssd from "./ssd/index.ts";
export { feedRoutes } from "./web/routes.ts";
