export {
  type Enquiry,
  type Opening,
  type Conflict,
  type Restriction,
  findRestriction,
  listConflicts,
  listEmergencyOpenings,
  listEnquiries,
} from "./access-reads.ts";
export { ageRangeText, bornBetween, type AgeRange } from "./age-ranges.ts";
export { listAges, type AgeFact } from "./age-reads.ts";
export { addAge } from "./add-age.ts";
export { addPeople, type NewPerson, type Owner } from "./add-people.ts";
export { bornText } from "./born-text.ts";
export { readChildFields, type ChildFields, type ChildRead } from "./child-form.ts";
export { type FindChildrenNamed, childrenNamed } from "./children-named.ts";
export {
  listCircle,
  type CircleMember,
  namedPlaces,
  lastingPlaces,
  listKeptPlaces,
  wordsInstead,
} from "./circle-members.ts";
export { addSystemToCircle, listSystemsFor, type SystemForm } from "./circle-systems.ts";
export {
  addToCircle,
  basisWords,
  cannotLead,
  circleChanged,
  endPlaceInCircle,
  circleBases,
  type CircleForm,
} from "./circle.ts";
export { ledCircles, circlesOf } from "./circles-of.ts";
export { declareConflict, conflictRelations, type ConflictForm, endConflict } from "./conflicts.ts";
export {
  emergencyForm,
  openInEmergency,
  mayOpenInEmergency,
  mayHearOfOpening,
} from "./emergency.ts";
export { mayDo, explainAccess } from "./explain-access.ts";
export { factsOfMany } from "./facts-of-many.ts";
export { notKnownAfter, familyOf, saysNoName } from "./family-name.ts";
export { findWithoutSeeing, type FindAnswer, type Ring, type Finding } from "./find-child.ts";
export type { Sought as AskedFor } from "./find-form.ts";
export {
  decideFinding,
  listFindings,
  type FindingForm,
  type FoundConflict,
} from "./found-conflicts/findings.ts";
export { findingReasons, tieKinds } from "./found-conflicts/judge-ties.ts";
export {
  amToCompare,
  linkedRecords,
  lookForConflicts,
} from "./found-conflicts/look-for-conflict.ts";
export { keysOfPerson, keysOfCompany, numberKeyOf } from "./found-conflicts/name-keys.ts";
export { openDetails, rolePlace } from "./found-conflicts/role-details.ts";
export { answerRole, type AskedRole, listRolesAsked } from "./found-conflicts/roles-asked.ts";
export { openTies, type SealedTie } from "./found-conflicts/sealed-ties.ts";
export { addTie, endTie, listOwnTies, type OwnTie } from "./found-conflicts/ties.ts";
export {
  type Information,
  byController,
  listInformation,
  type ControllerSum,
} from "./information.ts";
export { askToLift, askingOf, liftRestriction } from "./lift-restriction.ts";
export { compareBirths, type BirthLikeness } from "./likeness/birth-likeness.ts";
export { findAlike, type Candidate, describedOf } from "./likeness/find-alike.ts";
export { findManyAlike } from "./likeness/find-many-alike.ts";
export type { Sought } from "./likeness/likeness-types.ts";
export {
  nameParts,
  compareNames,
  type ComparableName,
  type NameLikeness,
} from "./likeness/name-likeness.ts";
export {
  type WhomToRing,
  findWhomToRing,
  whomToRing,
  type RestrictedLikeness,
} from "./likeness/restricted-likeness.ts";
export { searchNames, type FoundName } from "./likeness/search-names.ts";
export { weighLikeness } from "./likeness/weigh-likeness.ts";
export { decidePair, standingOf, endPairDecision } from "./matching/decide-pair.ts";
export { listPairLabels } from "./matching/labels.ts";
export { learnFromDecisions, type WhatWasLearned } from "./matching/learn-from-decisions.ts";
export { compareAllAgain, compareWaiting } from "./matching/matching-job.ts";
export { matchingInForce, type MatchingRules, matchingRules } from "./matching/matching-rules.ts";
export {
  findPair,
  type WaitingPair,
  type FoundPair,
  type PairDecision,
  type DecidedPair,
  type PairedPerson,
  describedPerson,
  countWaitingPairs,
  listDecidedPairs,
  listSecondLooks,
  listWaitingPairs,
  type PairSource,
} from "./matching/pair-reads.ts";
export {
  type Agreement,
  pairState,
  type PairState,
  type PairVerdict,
  agreementOf,
} from "./matching/pair-state.ts";
export { listPairsAmong, type PairAmong } from "./matching/pairs-among.ts";
export { samplePairs } from "./matching/sample-pairs.ts";
export { explainTwo } from "./matching/score.ts";
export { needsSecondLook, type TwoLooks } from "./matching/second-look.ts";
export { type ThirdRecord, listThirdRecords } from "./matching/third-records.ts";
export { mayOnChild } from "./may-on-child.ts";
export { noteMergeTold, moveWrittenSince, takeBackMergeTold } from "./merging/after-split.ts";
export {
  findMerge,
  listMergeTells,
  type Merge,
  type MergeBreach,
  findMergeBreach,
  listLooksBefore,
  splitRefusals,
  type LookBefore,
  type MergeTell,
  type WrittenSince,
  listMerges,
  listMergesOf,
  findMergeOfTwo,
  listWrittenSince,
  findMergedInto,
} from "./merging/merge-reads.ts";
export {
  answerMerge,
  proposeMerge,
  splitMerge,
  type MergeChange,
} from "./merging/merge-records.ts";
export { type MovedKind, movedKinds, refusalWord, kindWords } from "./merging/merge-words.ts";
export { findOwnMerge, mayTakeApart } from "./merging/own-merge.ts";
export {
  findProposal,
  type MergeProposal,
  countRowsOf,
  findOpenProposal,
  mergeRefusals,
  listOpenProposals,
} from "./merging/proposal-reads.ts";
export { type ToTell, readMyTellings } from "./merging/telling-reads.ts";
export { whoEndsConflicts, type EndsConflicts } from "./merging/who-ends-conflicts.ts";
export { childrenNamedIn, refusedNames, staffNamedIn } from "./naming/named-in-text.ts";
export { namingNoChild, readNamingNoChild } from "./naming/read-naming-no-child.ts";
export {
  type Named as NameInText,
  namesIn,
  type Standing,
  standingWords,
  wordsIn,
} from "./naming/names-in-text.ts";
export { nameOfChild } from "./name-of-child.ts";
export { fullName, sortName, type PersonName } from "./names.ts";
export { endNumber } from "./numbers/end-number.ts";
export { keepSentNumber, listUnrecorded } from "./numbers/keep-sent-number.ts";
export {
  readNumber,
  type ChildNumber,
  type NumberKind,
  numberKinds,
  shownNumber,
} from "./numbers/number-kinds.ts";
export {
  findStandingNumber,
  listNumbers,
  standingNumbers,
  type KeptNumber,
  mayKnow,
} from "./numbers/number-reads.ts";
export { keepNumber, keepToldNumber, recordNumber } from "./numbers/record-number.ts";
export { recordSentNumber } from "./numbers/record-sent-number.ts";
export {
  listHeldNumbers,
  rowsOfNumber,
  listSameNumbers,
  type SameNumber,
} from "./numbers/same-numbers.ts";
export { keepPanelPlace } from "./panel-places.ts";
export {
  holdPeople,
  isNamed,
  type OtherName,
  type PersonInBrief,
  listInBrief,
  addSources,
} from "./people-of-workbook.ts";
export { findPerson, type Person, listOtherNames } from "./people-reads.ts";
export { type HeldWords, listHeldWords, settleHeldWords } from "./places/held-reads.ts";
export {
  wordsHeld,
  guardedFacts,
  holdPlaces,
  homesOfName,
  protectedAmong,
  tellOfNamedPlaces,
  type Guarded,
} from "./places/hold-places.ts";
export { isNearHome, isSameHome } from "./places/homes.ts";
export type { PlaceFact } from "./places/needles.ts";
export { placesInText, sentenceAround, type PlaceInText } from "./places/places-in-text.ts";
export { wordsOf, genericWords } from "./places/words.ts";
export { protectWhereabouts, namedFields } from "./protect-whereabouts.ts";
export {
  type OwnProtection,
  answerEndRequest,
  askToEndProtection,
  confirmEnd,
  endNamedPlace,
  nameForWhereabouts,
  reviewProtection,
} from "./protection-decisions.ts";
export {
  listNamed,
  listProtectionDecisions,
  listReaders,
  openRequest,
  type Reader,
  type Named,
  type ProtectionDecision,
} from "./protection-reads.ts";
export { putBirthsRight } from "./put-births-right.ts";
export { reachedWith } from "./reached-with.ts";
export { replaceWhereabouts } from "./replace-whereabouts.ts";
export { restrictRecord, type Chronicle, listNameable } from "./restrict.ts";
export {
  listEmergencyReviews,
  reviewEmergency,
  reviewOutcomes,
  type EmergencyReview,
} from "./review-emergency.ts";
export { type ForSecond, readForSecond } from "./second-person-reads.ts";
export { textsNaming } from "./texts-naming.ts";
export {
  currentFirst,
  type Whereabouts,
  type WhereaboutsKind,
  whereaboutsKinds,
} from "./whereabouts-kinds.ts";
export {
  type Findable,
  findWhereabouts,
  findProtection,
  type Protection,
} from "./whereabouts-reads.ts";
export { addWhereabouts, endWhereabouts } from "./whereabouts.ts";
export {
  emergencyAccessKind,
  findWithoutSeeingKind,
  recordMatchingKind,
} from "./configuration-kinds.ts";
export { setRecordMatching } from "./matching/set-record-matching.ts";
