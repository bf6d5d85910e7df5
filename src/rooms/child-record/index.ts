export {
  type ActingBy,
  type Change,
  earliest,
  type About,
  type Stale,
  type Invalid,
} from "./acting.ts";
export { addNote } from "./add-note.ts";
export { endFlag, reviewFlag, type FlagChange } from "./change-flag.ts";
export type { Deciding } from "./change-standing.ts";
export { opensRecord, childDraft, draftOfChilds } from "./child-drafts.ts";
export { listHeadlines, listLevelSteps, type Headlines } from "./chronology-for-papers.ts";
export {
  type ChronologyLine,
  listChronology,
  listChanges,
  listLevelDecisions,
  listLastRecorded,
  type Changes,
  type LevelDecision,
} from "./chronology-reads.ts";
export {
  chronologyQuery,
  kindsOf,
  readView,
  significantKinds,
  chronologyGroups,
  queryOf,
  type ChronologyView,
} from "./chronology-view.ts";
export { appendChronology } from "./chronology-writes.ts";
export type { DecisionForm } from "./decision-form.ts";
export { countDisputes, type Dispute } from "./disputes/dispute-reads.ts";
export { Disputed } from "./disputes/web/dispute-notes.tsx";
export { addDocument } from "./documents/add-document.ts";
export { documentsOn } from "./documents/document-scheme.ts";
export { lookThrough } from "./documents/look-through.ts";
export { takeBackDocument } from "./documents/take-back.ts";
export { pictureForm } from "./documents/picture-form.ts";
export { PictureDecision } from "./documents/web/picture-decision.tsx";
export type { AccountForm } from "./exploitation/account-form.ts";
export { recordAccount } from "./exploitation/record-account.ts";
export { recordSaid } from "./exploitation/said-to-harm.ts";
export {
  readEndForm,
  readRaiseForm,
  readReviewForm,
  type EndForm,
  type RaiseForm,
  type ReviewForm,
} from "./flag-forms.ts";
export {
  familyInBrief,
  tellableAround,
  type FamilyInBrief,
  type Tellable,
} from "./family-slots.ts";
export {
  listFlags,
  type Flag,
  standingFlags,
  type FlagReview,
  listFlagReviews,
} from "./flag-reads.ts";
export { flagSchemeOn, type FlagScheme, flagName } from "./flag-scheme.ts";
export {
  notForEnforcement,
  enforcementText,
  grantOn,
  notReviewed,
  flagsText,
} from "./flag-words.ts";
export { readHarmForm } from "./harm-form.ts";
export { listHarmDecisions, type HarmDecision } from "./harm-reads.ts";
export {
  harmSchemeOn,
  type HarmScheme,
  harmSaid,
  harmStatusOf,
  type HarmStatus,
  harmAdvice,
} from "./harm-scheme.ts";
export { hideService } from "./hide-service.ts";
export { NumbersLine } from "./identifiers/web/numbers-line.tsx";
export { leadOf } from "./late-reviews.ts";
export { letPersonIn } from "./let-in.ts";
export { bandFloors, floorsOf, type FloorRules } from "./level-floors.ts";
export { readLevelForm } from "./level-form.ts";
export { levelOnDay } from "./level-on-day.ts";
export {
  levelSchemeOn,
  levelName,
  type LevelScheme,
  levelSaid,
  saidAtDecision,
  reviewDaysWords,
  direction,
  reviewDaysOf,
  usesLevels,
} from "./level-scheme.ts";
export { beforeContact, readBeforeContact, type BeforeContact } from "./before-contact.ts";
export { aroundOf, readStandsAround, standsAround, type StandsAround } from "./stands-around.ts";
export { StandsAroundLines } from "./web/stands-around.tsx";
export { BeforeContactLines } from "./web/before-contact.tsx";
export { factsInText } from "./facts-in-text.ts";
export { mostOfWords, offeredFacts, type FactSort, type OfferedFact } from "./offered-facts.ts";
export { newestVoice } from "./newest-voice.ts";
export { whenDue, type ChildDates, whenClockDue, nextThing } from "./next-action.ts";
export { upcomingReviews, type Upcoming } from "./next-review.ts";
export { findOpenEpisode, gradeOf, graded, type Graded, type OpenEpisode } from "./open-episode.ts";
export { openOnTracker } from "./open-on-tracker.ts";
export { isOpenToPathway, addStanding, openPathway } from "./open-pathway.ts";
export { pathwayOn, stageName, type Pathway } from "./pathway.ts";
export { findOnPathway, type OnPathway, listMoves } from "./pathway/move-reads.ts";
export {
  directionOf,
  daysByStage,
  placeOf,
  visitsOf,
  type KeptMove,
  type Visit,
  type Place,
} from "./pathway/visits.ts";
export { type PlanInBrief, planInBrief } from "./plan-in-brief.ts";
export { listTellings, standingOf, type TellingLine } from "./privacy-notices/telling-reads.ts";
export { tellingWords } from "./privacy-notices/telling-words.ts";
export { raiseFlag } from "./raise-flag.ts";
export { recordPanelHeld } from "./record-panel.ts";
export { closedAgo, isWithin } from "./record-reopening.ts";
export { schemesOn, type Schemes } from "./schemes.ts";
export { setHarmStatus } from "./set-harm-status.ts";
export { setLevel, floorRulesOf } from "./set-level.ts";
export { findStanding, type Standing, getStanding } from "./standing-reads.ts";
export { type StepDownForm, type StepDownRule, stepDownOn, isLower } from "./step-down.ts";
export { entriesOf } from "./visible-entries.ts";
export { childAnswer } from "./web/child-answer.ts";
export { ChildFields } from "./web/child-fields.tsx";
export {
  childPage,
  type ChildFacts,
  EmergencyBanner,
  basisText,
  regimeText,
} from "./web/child-frame.tsx";
export { childForm, childFormSent } from "./web/child-form.ts";
export { childFormPage } from "./web/child-form-page.tsx";
export { type CameBack, type DeclaredStep, type StepPage, stepsOf } from "./web/child-steps.tsx";
export { childParams, childRoute, findChild } from "./web/child-route.ts";
export { concernsAbout } from "./web/concerns-about.ts";
export { dateOf, dateTyped, dateInput, type DateTyped } from "./web/date-fields.ts";
export { decisionErrors, ReviewField, WhyFields } from "./web/decision-fields.tsx";
export { blankDecision, decisionInput, decisionOf } from "./web/decision-input.ts";
export { Why } from "./web/decision-parts.tsx";
export { FlagNames, FlagLimits } from "./web/flag-cells.tsx";
export type { EndFields, RaiseFields, ReviewFields } from "./web/flag-form-pages.tsx";
export {
  FlagVersion,
  flagForm,
  MirroredField,
  standsUntil,
  theirs,
  TypeField,
} from "./web/flag-parts.tsx";
export { EndedTable, FlagCard, EndedFlags, StandingFlags } from "./web/flag-sections.tsx";
export { harmHistory, levelHistory, type DrawnHistory } from "./web/history-lanes.ts";
export { InformationTable } from "./web/information-table.tsx";
export { Involved } from "./web/involved.tsx";
export { Joined } from "./web/joined.tsx";
export { MissingNow, Grade } from "./web/missing-now.tsx";
export { keptNote, noteWith } from "./web/note-draft.ts";
export { notePage } from "./web/note-form.tsx";
export { overtakenSummary, Theirs } from "./web/overtaken.tsx";
export { ageText, HarmCell, LevelCell, NextReviewCell, ReviewCell } from "./web/standing-cells.tsx";
export { StepDownFields } from "./web/step-down-fields.tsx";
export {
  standingSaid,
  harmSaidNow,
  levelSaidOn,
  levelOfItsDay,
  wordsOfTheirDay,
  type WordsOfTheirDay,
} from "./words-of-their-day.ts";
export { type FieldChange, trackerFields, type FieldKey } from "./workbook/fields.ts";
export { recordFacts } from "./workbook/record-facts.ts";
export { type TrackerValues, listTrackerValues } from "./workbook/values-of-many.ts";
export { appendImported, noteWorkbookSays, type ImportEntry } from "./workbook/workbook-says.ts";
export { childTabs, standsAt, type StandsAt } from "./web/child-pages.ts";
export { pathwayKind, standingChecks } from "./configuration-kinds.ts";
export {
  changedMeanwhile,
  childOfLeaverRow,
  type ChildOfLeaverRow,
  leaverHoldings,
  leaverWork,
  type HeldRow,
  type LeaverHolding,
  type LeaverQuery,
  type LeaverRow,
  type LeaverWork,
} from "./leaver-work.ts";
