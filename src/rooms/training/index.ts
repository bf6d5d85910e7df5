export { bringInFile, readForWriting, type ReadFile } from "./importing/bring-in.ts";
export { listCampaigns, type Campaign } from "./awareness/awareness.ts";
export {
  campaignSchemeOn,
  campaignsKind,
  type CampaignScheme,
} from "./awareness/campaigns-kind.ts";
export { addCampaign, stateAwareness } from "./awareness/keep-awareness.ts";
export { offeredToCohorts } from "./programmes/for-cohorts.ts";
export { addFinding, addProgramme, addVisit } from "./programmes/keep-programme.ts";
export { addSeen, versionSeen } from "./programmes/parenting/keep-seen.ts";
export { seenOf } from "./programmes/parenting/seen-reads.ts";
export { areaKind } from "./programmes/configuration-kinds.ts";
export { findProgramme, findVisit, type Programme } from "./programmes/programme-reads.ts";
export { addEffect, addPractice, linkable, linkPractice } from "./practice/keep-practice.ts";
export { findPractice } from "./practice/practice-reads.ts";
export { recordAttendance } from "./attendance.ts";
export { takePlace } from "./book.ts";
export { bodyKey, allBodies } from "./bodies.ts";
export { findCourse, listEditions } from "./course-reads.ts";
export { nameContact, offerSupport, stateHeadcount } from "./keep-coverage.ts";
export { addEdition, keepCourse } from "./keep-course.ts";
export { isWhole } from "./course-form.ts";
export { isMail } from "./person-form.ts";
export { accountOf, addPerson, addToTeam, registerSelf } from "./keep-person.ts";
export { Links, LinkTo } from "./web/training-frame.tsx";
export { QrCode } from "./web/qr-code.tsx";
export { keepSession } from "./keep-session.ts";
export { findPerson } from "./person-reads.ts";
