export { recordSupervision } from "./team/record-supervision.ts";
export { findInMyTeam } from "./team/team-reads.ts";
