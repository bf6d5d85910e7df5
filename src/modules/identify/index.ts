export {
  addPart,
  concernDraft,
  concernRoutes,
  findConcern,
  listSendingTeams,
  sendConcern,
  type ConcernForm,
  type PartAdding,
} from "./concerns/index.ts";
export * as professionals from "./professionals/index.ts";
export * as frontDoor from "./front-door/index.ts";
export { importSummary, importTracker, planSummary } from "./imports/import-tracker.ts";
export { planImport } from "./imports/plan/plan-import.ts";
export type { ImportResult } from "./imports/writing/write-types.ts";
export {
  audiences,
  choicesOn,
  countConcernsAbout,
  createChild,
  decideConcern,
  decideMatch,
  decideSharing,
  decidedGround,
  decisionPaperFor,
  findEpisode,
  listAskedLines,
  listCandidates,
  mashDrafts,
  mashPartners,
  mashRoutes,
  noteLooked,
  passToLead,
  placeConcern,
  pauseClock,
  sharingBasesOn,
  rateConcern,
  ratingSchemeOn,
  takeConcern,
  takeUp,
  type Audience,
  type Episode,
  type EpisodeChange,
} from "./mash/index.ts";
export { dryRunReport } from "./imports/reading/dry-run-report.ts";
export { importRoutes } from "./imports/web/import-routes.ts";
export { rememberedColumns } from "./imports/workbook/column-choices.ts";
export { importJobs } from "./imports/workbook/reading-job.ts";
export { readApart } from "./imports/workbook/read-apart.ts";
export { keepRead } from "./imports/workbook/keep-read.ts";
export { unfinishedDays } from "./imports/workbook/workbook-types.ts";
export { readTracker } from "./imports/reading/read-tracker.ts";
export {
  askStandingQueries,
  countOpenSuggestions,
  runStandingQueries,
  standingJobs,
  standingRoutes,
  standingSchedule,
} from "./standing/index.ts";
export { toldRoutes } from "./told/index.ts";
export * as feeds from "./feeds/index.ts";
export { sameChildDrafts, sameChildRoutes } from "./same-child/index.ts";
