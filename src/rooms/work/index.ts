export { actionStates, endActionForm, type ActionState } from "./action-ended-form.ts";
export {
  type ActionFields,
  readAction,
  readGivenAction,
  writeAction,
  type NewAction,
  standaloneAddress,
} from "./actions-add.ts";
export { type ClosingFields, closeAction } from "./actions-close.ts";
export { handOverAction } from "./actions-hand-over.ts";
export { type Action, findAction, listActions, listOpenActions } from "./actions.ts";
export {
  findAskedOfMe,
  type AskedOfMe,
  type StillAsked,
  listStillAsked,
  readAskedOfMe,
  listAskedOfMe,
} from "./asked-reads.ts";
export { readAnswer, type AnswerFields, type ReadAnswer } from "./chases/answer-form.ts";
export {
  endedWithRecord,
  latestByAction,
  listChasesAbout,
  findChase,
  findAskedNow,
} from "./chases/chase-reads.ts";
export {
  kindWords,
  subjectWords,
  chaseWords,
  answerWords,
  askedWords,
  reviewWords,
} from "./chases/chase-words.ts";
export {
  writeAgreement,
  writeAnswer,
  writeAskings,
  type ReadContext,
} from "./chases/chase-writes.ts";
export type { ChaseSubject, Chase, AnswerKind, ReviewKind } from "./chases/chase.ts";
export { handOverChase } from "./chases/hand-over.ts";
export { lateInWords } from "./chases/late-words.ts";
export { type DraftForm, draftForms } from "./draft-forms.ts";
export { findDraft, listDrafts } from "./draft-reads.ts";
export { opensRows, type MayOpen, opensRow, type RowOf } from "./draft-subject.ts";
export { deleteDraft } from "./draft-writes.ts";
export { filedForm, markFiled, listFilings, type Filing } from "./filings.ts";
export { keptForm, subjectOf } from "./kept-form.ts";
export type { MashAsk } from "./my-work/mash-ask.ts";
export type { MeetingLine, SittingLine, PanelLine } from "./my-work/meeting-lines.ts";
export { listPanelsWait, openMeetings, panelsWait } from "./my-work/meeting-lists.ts";
export type { PlanLine } from "./my-work/plan-line.ts";
export { mashAsks, myMeetings, mySittings, planReviews } from "./my-work/work-slots.ts";
export { countUnseen } from "./notice-reads.ts";
export { notify, type Notice } from "./notify.ts";
export {
  type StandaloneAction,
  closeStandalone,
  findStandalone,
  listStandalone,
} from "./standalone.ts";
export {
  filesIn,
  formHandlers,
  type FormAbout,
  type FormAsking,
  type FormChange,
} from "./web/form-handlers.ts";
export { byOn, firstOf, staffForm, staffFormSent, type StaffForm } from "./web/staff-form.ts";
export { ListBody, staffList, staffListWithForm } from "./web/staff-list.tsx";
export { staffFormPage, staffPage, type Crumb, type StaffFormPage } from "./web/staff-page.tsx";
export { overdueTabs } from "./overdue-tabs.ts";
export { OverdueTabs } from "./web/overdue-tabs.tsx";
export {
  mostOfEach,
  overdueSources,
  type Looking,
  type OverdueFilter,
  type OverdueSource,
} from "./overdue-sources.ts";
