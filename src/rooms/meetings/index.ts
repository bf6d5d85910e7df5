export { answerWords, type AnswerForm, answeredWords, answeredKind } from "./answer-invitation.ts";
export { isJoinLink } from "./booking-form.ts";
export { addressOf, listEndedInvitations, type EndedInvitation } from "./calendar-reads.ts";
export { partstatOf, placeWithoutNames, meetingReference } from "./calendar.ts";
export type { AgreedLevelForm, DecisionForm as DecisionTyped } from "./decide.ts";
export { type AnswerKind, isUnnamed, type Answer } from "./invited-reads.ts";
export { meetingCommands } from "./meeting-commands.ts";
export { listOpenMeetings, type ListedMeeting } from "./meeting-reads.ts";
export { quorumWords, attendedWords, eachOnce } from "./minutes.ts";
export { panelTypeOn, usualType } from "./panel-type.ts";
export { noReach, type PromiseChange, type PromiseForm as PromiseAsTyped } from "./promises.ts";
export { kindName, neverTakenWords, notTakenWords, whyNotTaken, quorumNow } from "./quorum.ts";
export { attendanceWords } from "./attendance-form.ts";
export {
  readSharing,
  type SharingForm as SharingTyped,
  type SharingContext,
} from "./share-information.ts";
export { heldWords, isToCome, canTakeAttendance, takenFromWords } from "./to-come.ts";
export {
  levelIds,
  levelForm,
  levelOf,
  decisionForm,
  promiseForm,
  sharingForm,
} from "./web/addition-inputs.ts";
export {
  LevelForm,
  type LevelTyped,
  blankLevel,
  DecisionForm,
  blankDecision,
  currentLevel,
} from "./web/decision-forms.tsx";
export { OwnAnswer } from "./web/invitations-part.tsx";
export { keptForms, type KeptForms, KeptForm } from "./web/kept-forms.tsx";
export { promiseOf } from "./web/plan-routes.tsx";
export { PromiseForm, blankPromise, type Owners, type PromiseTyped } from "./web/promise-forms.tsx";
export { ownersOn } from "./web/record-context.ts";
export { SharingForm, blankSharing } from "./web/sharing-form.tsx";
export { textOf } from "./web/text-of.ts";
