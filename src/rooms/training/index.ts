export { recordAttendance, type AttendanceSaid, type RecordedAttendance } from "./attendance.ts";
export { takePlace } from "./book.ts";
export { bodyKey, allBodies } from "./bodies.ts";
export { courseNamed, findCourse, listCourses, listEditions } from "./course-reads.ts";
export { nameContact, offerSupport, stateHeadcount } from "./keep-coverage.ts";
export { addEdition, keepCourse } from "./keep-course.ts";
export { addPerson, addToTeam, registerSelf } from "./keep-person.ts";
export { keepSession } from "./keep-session.ts";
export { findByIdentifier, findPerson } from "./person-reads.ts";
