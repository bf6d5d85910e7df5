import type { Route } from "../../../platform/http/route.ts";
import { feedApiRoutes } from "./web/api-routes.ts";
import { runRoutes } from "./web/run-routes.ts";
import { sourceRoutes } from "./web/source-routes.ts";
import { waitingRoutes } from "./web/waiting-routes.ts";

export { saveColumns, addSource } from "./keep-source.ts";
export { areFit } from "./columns.ts";
export { unlookedDays } from "./kinds.ts";
export { readFile, type FeedFile } from "./read-file.ts";
export { addRun, findRun, findUnfinished, goOn, rowsOfRun, type Run } from "./run.ts";
export { feedJobs } from "./taking-job.ts";
export { listSources, type FeedSource } from "./source-reads.ts";
export * as ssd from "./ssd/index.ts";

/** What other systems send. */
export const feedRoutes: readonly Route[] = [
  ...sourceRoutes,
  ...runRoutes,
  ...waitingRoutes,
  ...feedApiRoutes,
];
