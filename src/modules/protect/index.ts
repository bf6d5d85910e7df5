import type { Route } from "../../platform/http/route.ts";
import { assessmentsRoutes } from "./assessments/web/routes.ts";
import { cohortsRoutes } from "./cohorts/web/routes.ts";
import { visitsRoutes } from "./door/web/routes.ts";
import { documentRoutes } from "./documents/web/routes.ts";
import { disputeRoutes } from "./disputes/web/dispute-routes.ts";
import { exportRoutes } from "./exports/web/export-routes.ts";
import { registerRoutes } from "./exports/web/register-routes.ts";
import { waitingRoutes } from "./exports/web/waiting-routes.ts";
import { enforcementRoutes } from "./enforcement/web/routes.ts";
import { thingsRoutes } from "./things/web/routes.ts";
import { exploitationRoutes } from "./exploitation/web/exploitation-routes.ts";
import { saidRoutes } from "./exploitation/web/said-routes.ts";
import { familiesRoutes } from "./families/web/routes.ts";
import { forumsRoutes } from "./forums/web/routes.ts";
import { groupRoutes } from "./group/web/routes.ts";
import { lifeRoutes } from "./life/web/routes.ts";
import { escalationRoutes } from "./escalation/web/routes.ts";
import { toolEditorRoutes } from "./tool-editor/web/routes.ts";
import { leadRoutes } from "./leads/web/routes.ts";
import { educationRoutes } from "./education/web/routes.ts";
import { missingRoutes } from "./missing/web/routes.ts";
import { momentRoutes } from "./moments/web/routes.ts";
import { numberRoutes } from "./numbers/web/number-routes.ts";
import { nrmRoutes } from "./nrm/web/routes.ts";
import { pathwayRoutes } from "./pathway/web/routes.ts";
import { recoveryRoutes } from "./recovery/web/routes.ts";
import { teamRoutes } from "./team/web/routes.ts";
import { toldRoutes } from "./told/web/told-routes.ts";
import { accessRoutes } from "./web/access/access-routes.ts";
import { conflictRoutes } from "./web/access/conflict-routes.ts";
import { emergencyRoutes } from "./web/access/emergency-routes.ts";
import { endConflictRoutes } from "./web/access/end-conflict-routes.ts";
import { findRoutes } from "./web/access/find-routes.ts";
import { foundRoutes } from "./web/access/found-routes.tsx";
import { tiesRoutes } from "./web/access/ties-routes.tsx";
import { liftRoutes } from "./web/access/lift-routes.ts";
import { restrictRoutes } from "./web/access/restrict-routes.ts";
import { reviewRoutes } from "./web/access/review-routes.ts";
import { childRoutes } from "./web/child-routes.ts";
import { circleRoutes } from "./web/circle-routes.ts";
import { flagRoutes } from "./web/flag-routes.ts";
import { editingRoutes } from "./web/grid/routes.ts";
import { harmRoutes } from "./web/harm-routes.ts";
import { levelRoutes } from "./web/level-routes.ts";
import { noteRoutes } from "./web/note-routes.ts";
import { heldRoutes } from "./web/places/held-routes.ts";
import { protectionRoutes } from "./web/protection-routes.ts";
import { toolRoutes } from "./web/tools/tool-routes.ts";
import { trackerRoutes } from "./web/tracker/tracker-routes.ts";
import { worryRoutes } from "./web/worry-routes.ts";
import { askRoutes } from "./web/chasing/ask-routes.tsx";
import { chasingRoutes } from "./web/chasing/chasing-routes.tsx";
import { standaloneRoutes } from "./actions/web/standalone-routes.tsx";
import { askedRoutes } from "./web/my-work/asked-routes.tsx";
import { workRoutes } from "./web/my-work/work-routes.tsx";
import { whereaboutsRoutes } from "./web/whereabouts-routes.ts";

export { childDrafts, opensRecord } from "./child-drafts.ts";
export { placesGuard } from "./web/places/guard.ts";
export type { MashAsk } from "./my-work/mash-ask.ts";
export { listFilesToRelease } from "./exports/web/to-release.ts";

export { countOverdueExports } from "./exports/register-reads.ts";
export { remindOfExports } from "./exports/remind.ts";
export { appendChronology } from "./chronology-writes.ts";
export { hideService } from "./hide-service.ts";
export { listHeadlines, listLevelSteps, type Headlines } from "./chronology-for-papers.ts";
export { documentPaths } from "./documents/web/paths.ts";
export { PictureDecision } from "./documents/web/picture-decision.tsx";
export { childPage, type ChildFacts } from "./web/child-frame.tsx";
export { ageText } from "./web/standing-cells.tsx";
export { InformationTable } from "./web/information-table.tsx";
export { StepDownFields } from "./web/step-down-fields.tsx";
export { ChildFields } from "./web/child-fields.tsx";
export { childAnswer } from "./web/child-answer.ts";
export { childParams, childRoute, findChild } from "./web/child-route.ts";
export { levelOnDay } from "./level-on-day.ts";
export { harmSaidNow, standingSaid } from "./words-of-their-day.ts";
export {
  levelName,
  levelSaid,
  levelSchemeOn,
  saidAtDecision,
  reviewDaysWords,
  type LevelScheme,
} from "./level-scheme.ts";
export { appendImported, noteWorkbookSays, type ImportEntry } from "./tracker/workbook-says.ts";
export { listTrackerValues, type TrackerValues } from "./tracker/standing-of-many.ts";
export { recordFacts } from "./tracker/record-facts.ts";
export { trackerFields, type FieldChange } from "./tracker/fields.ts";
export { openOnTracker } from "./open-on-tracker.ts";
export { addStanding, isOpenToPathway, openPathway } from "./open-pathway.ts";
export { recordPanelHeld } from "./record-panel.ts";
export { addNote } from "./add-note.ts";
export { giveAction, type ReachForm } from "./actions/give-action.ts";
export type { Unopened } from "./actions/unopened.ts";
export { blankReach, ReachChoice, reachOf } from "./actions/web/reach-choice.tsx";
export { recordAccount } from "./exploitation/record-account.ts";
export type { AccountForm } from "./exploitation/account-form.ts";
export { recordSaid } from "./exploitation/said-to-harm.ts";
export { setHarmStatus } from "./set-harm-status.ts";
export { setLevel } from "./set-level.ts";
export { listTools } from "./tools/tools-in-force.ts";
export { useTool } from "./tools/use-tool.ts";
export { raiseFlag } from "./raise-flag.ts";
export { endFlag, reviewFlag } from "./change-flag.ts";
export { listFlags, type Flag } from "./flag-reads.ts";
export { flagName, flagSchemeOn, type FlagScheme } from "./flag-scheme.ts";
export { schemesOn } from "./schemes.ts";
export { listSettledWhere } from "./joining/web/settled-where.ts";
export { listWhatWillStand, type WillStand } from "./joining/web/what-will-stand.ts";
export { notForEnforcement } from "./flag-words.ts";
export { harmSaid, harmSchemeOn, type HarmScheme } from "./harm-scheme.ts";
export { answerChase, type AnswerChange, type Answering } from "./chasing/answer-chase.ts";
export { handOverAssessment } from "./assessments/hand-over.ts";
export { beginAssessment } from "./assessments/begin.ts";
export { concludeAssessment } from "./assessments/conclude.ts";
export { leadsOf, type Lead } from "./assessments/leads.ts";
export { findAssessment } from "./assessments/assessment-reads.ts";
export { finishAssessment } from "./assessments/finish.ts";
export { assessmentKindsOn, factorsOn } from "./assessments/kinds.ts";
export { overseeAssessment } from "./assessments/oversee.ts";
export { pauseAssessment } from "./assessments/pause.ts";
export { moveStage, readAs } from "./pathway/move-stage.ts";
export { findOnPathway } from "./pathway/move-reads.ts";
export { pathwayOn } from "./pathway.ts";
export { ask as askAbout } from "./chasing/ask.ts";

export * as families from "./families/index.ts";
export * as moments from "./moments/index.ts";
export * as things from "./things/index.ts";
export * as enforcement from "./enforcement/index.ts";
export * as recovery from "./recovery/index.ts";
export * as cohorts from "./cohorts/index.ts";
export * as toolEditor from "./tool-editor/index.ts";
export * as leads from "./leads/index.ts";
export * as education from "./education/index.ts";
export * as documents from "./documents/index.ts";
export * as door from "./door/index.ts";
export * as forums from "./forums/index.ts";
export * as nrm from "./nrm/index.ts";
export * as life from "./life/index.ts";
export * as escalation from "./escalation/index.ts";
export * as missing from "./missing/index.ts";
export { findInMyTeam } from "./team/team-reads.ts";
export { recordSupervision } from "./team/record-supervision.ts";

export { childrenNamed } from "./leads/children-named.ts";
export { textsNaming } from "./door/find-naming.ts";
export { planInBrief } from "./door/plan-in-brief.ts";
export { newestVoice } from "./newest-voice.ts";
export { notMatchedChildren } from "./missing/not-matched.ts";
export { nameOfChild } from "./web/access/name-of-child.ts";
export { panelPromises } from "./things/panel-promises.ts";
export { openMeetings, panelsWait } from "./my-work/meeting-lists.ts";
export { concernsAbout } from "./web/concerns-about.ts";
export {
  mashAsks,
  myMeetings,
  mySittings,
  openSuggestions,
  papersToRelease,
  planReviews,
} from "./my-work/work-slots.ts";
export type { MeetingLine, SittingLine } from "./my-work/meeting-lines.ts";

const whereRoutes: readonly Route[] = [...protectionRoutes, ...heldRoutes, ...whereaboutsRoutes];

/** What is known of a child and done about it, each in a room of its own. */
const recordRoutes: readonly Route[] = [
  ...familiesRoutes,
  ...momentRoutes,
  ...groupRoutes,
  ...thingsRoutes,
  ...enforcementRoutes,
  ...exploitationRoutes,
  ...saidRoutes,
  ...missingRoutes,
  ...pathwayRoutes,
  ...assessmentsRoutes,
  ...recoveryRoutes,
  ...educationRoutes,
  ...cohortsRoutes,
  ...nrmRoutes,
  ...forumsRoutes,
  ...lifeRoutes,
  ...escalationRoutes,
  ...teamRoutes,
  ...numberRoutes,
  ...toldRoutes,
  ...documentRoutes,
  ...disputeRoutes,
];

export const protectRoutes: readonly Route[] = [
  ...trackerRoutes,
  ...leadRoutes,
  ...toolEditorRoutes,
  ...editingRoutes,
  ...childRoutes,
  ...visitsRoutes,
  ...noteRoutes,
  ...recordRoutes,
  ...askRoutes,
  ...chasingRoutes,
  ...workRoutes,
  ...askedRoutes,
  ...standaloneRoutes,
  ...worryRoutes,
  ...harmRoutes,
  ...levelRoutes,
  ...flagRoutes,
  ...toolRoutes,
  ...circleRoutes,
  ...whereRoutes,
  ...accessRoutes,
  ...restrictRoutes,
  ...liftRoutes,
  ...emergencyRoutes,
  ...reviewRoutes,
  ...findRoutes,
  ...endConflictRoutes,
  ...foundRoutes,
  ...tiesRoutes,
  ...conflictRoutes,
  ...exportRoutes,
  ...registerRoutes,
  ...waitingRoutes,
];
export { choices, FieldsForm, summaryOf, type Field } from "./cohorts/web/fields.tsx";
export { dateInput, dateOf, dateTyped, type DateTyped } from "./web/date-fields.ts";
