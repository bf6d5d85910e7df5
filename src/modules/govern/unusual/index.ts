export { askAbout, unusualJobs, unusualSchedule, type UnusualFound } from "./unusual-job.ts";
export { countUnusual } from "./unusual-reads.ts";
export { unusualRoutes } from "./web/unusual-routes.ts";
