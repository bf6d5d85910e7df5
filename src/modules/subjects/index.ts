export {
  findRestriction,
  listConflicts,
  listEmergencyOpenings,
  listEnquiries,
  type Conflict,
  type Enquiry,
  type Opening,
  type Restriction,
} from "./access-reads.ts";
export { addPeople, type NewPerson, type Owner } from "./add-people.ts";
export {
  addToCircle,
  basisWords,
  cannotLead,
  circleBases,
  circleChanged,
  endPlaceInCircle,
  type CircleForm,
} from "./circle.ts";
export {
  lastingPlaces,
  listCircle,
  listKeptPlaces,
  namedPlaces,
  wordsInstead,
  type CircleMember,
} from "./circle-members.ts";
export { conflictRelations, declareConflict, endConflict, type ConflictForm } from "./conflicts.ts";
export { mayHearOfOpening, mayOpenInEmergency, openInEmergency } from "./emergency.ts";
export { keysOfCompany, keysOfPerson, numberKeyOf } from "./found-conflicts/name-keys.ts";
export { openDetails, rolePlace } from "./found-conflicts/role-details.ts";
export { answerRole, listRolesAsked, type AskedRole } from "./found-conflicts/roles-asked.ts";
export { findingReasons, tieKinds } from "./found-conflicts/judge-ties.ts";
export { openTies, type SealedTie } from "./found-conflicts/sealed-ties.ts";
export { linkedRecords, lookForConflicts } from "./found-conflicts/look-for-conflict.ts";
export { addTie, endTie, listOwnTies, type OwnTie } from "./found-conflicts/ties.ts";
export {
  decideFinding,
  listFindings,
  type FindingForm,
  type FoundConflict,
} from "./found-conflicts/findings.ts";
export {
  byController,
  listInformation,
  type ControllerSum,
  type Information,
} from "./information.ts";
export { explainAccess, mayDo } from "./explain-access.ts";
export { mayOnChild, onceCompared, onceComparedByConcern } from "./may-on-child.ts";
export { reachedWith } from "./reached-with.ts";
export { findWithoutSeeing, type FindAnswer, type Finding, type Ring } from "./find-child.ts";
export type { Sought as AskedFor } from "./find-form.ts";
export { askingOf, askToLift, liftRestriction } from "./lift-restriction.ts";
export { fullName, sortName, type PersonName } from "./names.ts";
export {
  numberKinds,
  readNumber,
  shownNumber,
  type ChildNumber,
  type NumberKind,
} from "./numbers/number-kinds.ts";
export {
  listHeldNumbers,
  listSameNumbers,
  rowsOfNumber,
  type SameNumber,
} from "./numbers/same-numbers.ts";
export {
  findStandingNumber,
  listNumbers,
  mayKnow,
  standingNumbers,
  type KeptNumber,
} from "./numbers/number-reads.ts";
export { keepSentNumber, listUnrecorded } from "./numbers/keep-sent-number.ts";
export { recordSentNumber } from "./numbers/record-sent-number.ts";
export { keepNumber, keepToldNumber, recordNumber } from "./numbers/record-number.ts";
export { endNumber } from "./numbers/end-number.ts";
export { readChildFields, type ChildFields, type ChildRead } from "./child-form.ts";
export { circlesOf, ledCircles } from "./circles-of.ts";
export { addSystemToCircle, listSystemsFor, type SystemForm } from "./circle-systems.ts";
export { findPerson, listOtherNames, type Person } from "./people-reads.ts";
export {
  addSources,
  holdPeople,
  isNamed,
  listInBrief,
  type OtherName,
  type PersonInBrief,
} from "./people-of-workbook.ts";
export { findManyAlike } from "./likeness/find-many-alike.ts";
export { findAlike, type Candidate } from "./likeness/find-alike.ts";
export {
  findWhomToRing,
  whomToRing,
  type RestrictedLikeness,
  type WhomToRing,
} from "./likeness/restricted-likeness.ts";
export { compareBirths, type BirthLikeness } from "./likeness/birth-likeness.ts";
export {
  compareNames,
  nameParts,
  type ComparableName,
  type NameLikeness,
} from "./likeness/name-likeness.ts";
export { searchNames, type FoundName } from "./likeness/search-names.ts";
export type { Sought } from "./likeness/likeness-types.ts";
export { keepPanelPlace } from "./panel-places.ts";
export { listNameable, restrictRecord, type Acting, type Chronicle } from "./restrict.ts";
export { putBirthsRight } from "./put-births-right.ts";
export { replaceWhereabouts } from "./replace-whereabouts.ts";
export {
  listEmergencyReviews,
  reviewEmergency,
  reviewOutcomes,
  type EmergencyReview,
} from "./review-emergency.ts";
export {
  answerEndRequest,
  askToEndProtection,
  confirmEnd,
  endNamedPlace,
  nameForWhereabouts,
  reviewProtection,
  type OwnProtection,
} from "./protection-decisions.ts";
export {
  listNamed,
  listProtectionDecisions,
  listReaders,
  openRequest,
  type Named,
  type ProtectionDecision,
  type Reader,
} from "./protection-reads.ts";
export { namedFields, protectWhereabouts } from "./protect-whereabouts.ts";
export { addWhereabouts, endWhereabouts } from "./whereabouts.ts";
export {
  currentFirst,
  whereaboutsKinds,
  type Whereabouts,
  type WhereaboutsKind,
} from "./whereabouts-kinds.ts";
export {
  findProtection,
  findWhereabouts,
  type Findable,
  type Protection,
} from "./whereabouts-reads.ts";
export {
  guardedFacts,
  holdPlaces,
  homesOfName,
  protectedAmong,
  tellOfNamedPlaces,
  wordsHeld,
  type Guarded,
} from "./places/hold-places.ts";
export { placesJobs, placesSchedule } from "./places/looking-job.ts";
export { listHeldWords, settleHeldWords, type HeldWords } from "./places/held-reads.ts";
export { isNearHome, isSameHome } from "./places/homes.ts";
export { placesInText, sentenceAround, type PlaceInText } from "./places/places-in-text.ts";
export type { PlaceFact } from "./places/needles.ts";
export { genericWords, wordsOf } from "./places/words.ts";
export { factsOfMany } from "./facts-of-many.ts";
export { decidePair, endPairDecision, standingOf } from "./matching/decide-pair.ts";
export { listPairLabels } from "./matching/labels.ts";
export { learnFromDecisions, type WhatWasLearned } from "./matching/learn-from-decisions.ts";
export { matchingInForce, matchingRules, type MatchingRules } from "./matching/matching-rules.ts";
export { samplePairs } from "./matching/sample-pairs.ts";
export {
  compareAllAgain,
  compareWaiting,
  matchingJobs,
  matchingSchedule,
} from "./matching/matching-job.ts";
export {
  countWaitingPairs,
  describedPerson,
  findPair,
  listDecidedPairs,
  listSecondLooks,
  listWaitingPairs,
  type DecidedPair,
  type FoundPair,
  type PairDecision,
  type PairSource,
  type PairedPerson,
  type WaitingPair,
} from "./matching/pair-reads.ts";
export { listPairsAmong, type PairAmong } from "./matching/pairs-among.ts";
export { listThirdRecords, type ThirdRecord } from "./matching/third-records.ts";
export {
  agreementOf,
  pairState,
  type Agreement,
  type PairState,
  type PairVerdict,
} from "./matching/pair-state.ts";
export { needsSecondLook, type TwoLooks } from "./matching/second-look.ts";
export { moveWrittenSince, noteMergeTold, takeBackMergeTold } from "./merging/after-split.ts";
export {
  answerMerge,
  proposeMerge,
  splitMerge,
  type MergeChange,
} from "./merging/merge-records.ts";
export {
  findMerge,
  findMergeBreach,
  findMergedInto,
  findMergeOfTwo,
  listLooksBefore,
  listMerges,
  listMergesOf,
  listMergeTells,
  listWrittenSince,
  splitRefusals,
  type LookBefore,
  type Merge,
  type MergeBreach,
  type MergeTell,
  type WrittenSince,
} from "./merging/merge-reads.ts";
export { findOwnMerge, mayTakeApart } from "./merging/own-merge.ts";
export { whoEndsConflicts, type EndsConflicts } from "./merging/who-ends-conflicts.ts";
export { readMyTellings, type ToTell } from "./merging/telling-reads.ts";
export { readForSecond, type ForSecond } from "./second-person-reads.ts";
export { kindWords, movedKinds, refusalWord, type MovedKind } from "./merging/merge-words.ts";
export {
  countRowsOf,
  findOpenProposal,
  findProposal,
  listOpenProposals,
  mergeRefusals,
  type MergeProposal,
} from "./merging/proposal-reads.ts";
export { explainTwo } from "./matching/score.ts";
export { describedOf } from "./likeness/find-alike.ts";
export { weighLikeness } from "./likeness/weigh-likeness.ts";
