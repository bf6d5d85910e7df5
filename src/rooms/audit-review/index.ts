export { decideUnusual } from "./anomalous-access/decide-unusual.ts";
export { askAbout } from "./anomalous-access/unusual-job.ts";
export { listUnusual, countUnusual } from "./anomalous-access/unusual-reads.ts";
