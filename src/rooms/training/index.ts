export { recordAttendance } from "./attendance.ts";
export { takePlace } from "./book.ts";
export { bodyKey, allBodies } from "./bodies.ts";
export { findCourse, listEditions } from "./course-reads.ts";
export { nameContact, offerSupport, stateHeadcount } from "./keep-coverage.ts";
export { addEdition, keepCourse } from "./keep-course.ts";
export { addPerson, addToTeam, registerSelf } from "./keep-person.ts";
export { keepSession } from "./keep-session.ts";
export { findPerson } from "./person-reads.ts";
