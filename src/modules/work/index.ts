export { notify, type Notice } from "./notify.ts";
export { draftForms, type DraftForm } from "./draft-forms.ts";
export { opensRow, opensRows, type MayOpen, type RowOf } from "./draft-subject.ts";
export { findDraft, listDrafts } from "./draft-reads.ts";
export { deleteDraft } from "./draft-writes.ts";
export { keptForm, subjectOf } from "./kept-form.ts";
export { saveDraft } from "./save-draft.ts";
export { draftRoutes } from "./web/draft-routes.ts";
export { listFilings, markFiled, type Filing } from "./filings.ts";
export {
  readAction,
  readGivenAction,
  standaloneAddress,
  writeAction,
  type ActionFields,
  type NewAction,
} from "./actions-add.ts";
export {
  closeStandalone,
  findStandalone,
  listStandalone,
  type StandaloneAction,
} from "./standalone.ts";
export { handOverAction } from "./actions-hand-over.ts";
export { handOverChase } from "./chases/hand-over.ts";
export { closeAction, type ClosingFields } from "./actions-close.ts";
export { findAction, listActions, listOpenActions, type Action } from "./actions.ts";
export { noticeRoutes } from "./web/notice-routes.tsx";
export { type AnswerKind, type Chase, type ChaseSubject, type ReviewKind } from "./chases/chase.ts";
export { readAnswer, type AnswerFields, type ReadAnswer } from "./chases/answer-form.ts";
export {
  answerWords,
  askedWords,
  chaseWords,
  kindWords,
  reviewWords,
  subjectWords,
} from "./chases/chase-words.ts";
export {
  endedWithRecord,
  findAskedNow,
  findChase,
  latestByAction,
  listChasesAbout,
} from "./chases/chase-reads.ts";
export { writeAgreement, writeAnswer, writeAskings, type Asking } from "./chases/chase-writes.ts";
export { lateInWords } from "./chases/late-words.ts";
export { countUnseen } from "./notice-reads.ts";
export { outsideJobs, outsideSchedule, type OutsideParts } from "./outside/tell-outside.ts";
export { outsideReadiness } from "./outside/readiness.ts";
