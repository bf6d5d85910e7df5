export { getConfiguration } from "./configuration-reads.ts";
export { enrolmentAddress, newCodeSecret } from "./one-time-codes.ts";
export { addStaff, StaffProblem, type NewStaff } from "./add-staff.ts";
export { addTeam, createPartnership } from "./provision.ts";
export { findImportTeam, listColleagues, type Colleague } from "./staff-reads.ts";
export { calendarRoutes } from "./web/calendar-routes.tsx";
export { signInPage } from "./web/sign-in-pages.tsx";
export { signInRoutes } from "./web/sign-in-routes.ts";
