export { trainingSummary } from "./dry-run.ts";
export { largestFile } from "./files/open-file.ts";
export { readTraining } from "./read-training.ts";
