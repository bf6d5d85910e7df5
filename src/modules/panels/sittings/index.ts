/** What others do with panels over many. */
export { addDue, addTheme } from "./agenda.ts";
export { listAgenda } from "./agenda-reads.ts";
export { approveSitting } from "./approve.ts";
export { saveAttended } from "./attendance.ts";
export { bookSitting } from "./book-sitting.ts";
export { listDue } from "./due-reads.ts";
export { listToChase } from "./to-chase.ts";
export { findPanel } from "./panel.ts";
export { listOpenPromisesAbout, promiseOnThing } from "./item-promises.ts";
export { makePapers } from "./papers.ts";
export { decideOnItem, promiseOnItem, shareOnItem, writeItem } from "./record.ts";
export { refer, sift } from "./refer.ts";
export { findReferral } from "./referral-reads.ts";
export { giveSeat } from "./seats.ts";
export { answerUpdates, askForUpdates } from "./updates.ts";
export { findOwnUpdates } from "./update-reads.ts";
export { findSitting, listSittingPeople } from "./sitting-reads.ts";
