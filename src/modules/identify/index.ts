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
export { importSummary, importTracker, type ImportResult } from "./imports/import-tracker.ts";
export {
  choicesOn,
  countConcernsAbout,
  createChild,
  decideConcern,
  decideMatch,
  findEpisode,
  listCandidates,
  mashRoutes,
  noteLooked,
  passToLead,
  rateConcern,
  ratingSchemeOn,
  takeConcern,
  type Episode,
  type EpisodeChange,
} from "./mash/index.ts";
export { dryRunReport } from "./imports/reading/dry-run-report.ts";
export { readTracker } from "./imports/reading/read-tracker.ts";
