export { askAbout, unusualJobs, unusualSchedule, type UnusualFound } from "./unusual-job.ts";
export { decideUnusual } from "./decide-unusual.ts";
export { listUnusual } from "./unusual-reads.ts";
export { unusualRoutes } from "./web/unusual-routes.ts";
