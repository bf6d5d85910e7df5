/** What others do with services, direct work and recovery. */
export { addSession } from "./add-session.ts";
export { beginWork } from "./begin-work.ts";
export { endWork } from "./end-work.ts";
export { answerLookBack } from "./look-backs.ts";
export { listLookBacks } from "./look-back-reads.ts";
export { rateOutcomes } from "./rate-outcomes.ts";
export { recoverySchemeOn } from "./recovery-scheme.ts";
export { findWork, listSessions } from "./work-reads.ts";
export { addService } from "../services/keep-service.ts";
export { addReader } from "../services/service-list.ts";
export { setServiceTeam } from "../services/service-teams.ts";
export { beginReferral, moveReferral } from "../services/refer.ts";
export { findReferral } from "../services/referral-reads.ts";
export { listServices } from "../services/service-reads.ts";
export { serviceSchemeOn } from "../services/service-scheme.ts";
