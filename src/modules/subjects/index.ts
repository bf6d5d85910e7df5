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
  circleBases,
  endPlaceInCircle,
  lastingPlaces,
  listCircle,
  type CircleForm,
  type CircleMember,
} from "./circle.ts";
export { conflictRelations, declareConflict, endConflict, type ConflictForm } from "./conflicts.ts";
export { mayOpenInEmergency, openInEmergency } from "./emergency.ts";
export { explainAccess, mayDo } from "./explain-access.ts";
export { findWithoutSeeing, type FindAnswer } from "./find-child.ts";
export { askToLift, liftRestriction } from "./lift-restriction.ts";
export { fullName, type PersonName } from "./names.ts";
export { findPerson, listKnown, listOtherNames, type Person } from "./people-reads.ts";
export { findAlike, type Candidate } from "./likeness/find-alike.ts";
export { compareBirths, type BirthLikeness } from "./likeness/birth-likeness.ts";
export {
  compareNames,
  nameParts,
  type ComparableName,
  type NameLikeness,
} from "./likeness/name-likeness.ts";
export type { Sought } from "./likeness/likeness-types.ts";
export { keepPanelPlace } from "./panel-places.ts";
export { listNameable, restrictRecord, type Acting, type Chronicle } from "./restrict.ts";
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
export { currentFirst, whereaboutsKinds, type Whereabouts } from "./whereabouts-kinds.ts";
export {
  findProtection,
  findWhereabouts,
  type Findable,
  type Protection,
} from "./whereabouts-reads.ts";
