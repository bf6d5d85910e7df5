import type { Row } from "./expected.ts";
import { expectedOf } from "./expected-of-nobody.ts";

/** Who may do what with a child's plan and meetings, for whoever reaches the child. */
const neverSeeAChild = "analyst training commissioner licensing board councillor governance admin";
const sampled = "scrutineer auditor";
const workWithChildren =
  "coordinator mash lead manager school youthworker chair police intelligence nurse";
const keep = "coordinator mash lead manager chair";
const keepNot = `school youthworker police intelligence nurse ${sampled} ${neverSeeAChild}`;
const promise = "coordinator mash lead manager school youthworker chair police nurse";
const promiseNot = `intelligence ${sampled} ${neverSeeAChild}`;

const read = { 200: `${workWithChildren} ${sampled}`, 403: neverSeeAChild };
const form = { 200: keep, 403: keepNot };
const change = { 303: keep, 403: keepNot };

export const whereReached: Readonly<Record<string, Row>> = {
  "GET /children/:personId/plan": read,
  "GET /children/:personId/actions": { 200: promise, 403: promiseNot },
  "POST /children/:personId/actions": { 303: promise, 403: promiseNot },
  "POST /children/:personId/actions/:actionId/close": { 303: promise, 403: promiseNot },
  "GET /children/:personId/meeting": form,
  "POST /children/:personId/meeting": change,
  "GET /meetings/:meetingId/booking": form,
  "POST /meetings/:meetingId/booking": change,
  "POST /meetings/:meetingId/cancel": change,
  "GET /meetings/:meetingId": read,
  // Everybody is asked to the meeting of these.
  "POST /meetings/:meetingId/invitation": {
    303: workWithChildren,
    403: `${sampled} ${neverSeeAChild}`,
  },
  "GET /invitations/:meetingId/calendar.ics": read,
  "POST /meetings/:meetingId/remind": change,
  "POST /meetings/:meetingId/update": change,
  "GET /meetings/items/:itemId": form,
  "POST /meetings/items/:itemId": change,
  "POST /meetings/:meetingId/attendance": change,
  "POST /meetings/:meetingId/took-part": change,
  "POST /meetings/:meetingId/words": change,
  "POST /meetings/:meetingId/shared": {
    303: workWithChildren,
    403: `${sampled} ${neverSeeAChild}`,
  },
  "POST /meetings/:meetingId/decisions": change,
  "POST /meetings/:meetingId/promises": { 303: promise, 403: promiseNot },
  "POST /meetings/:meetingId/level": change,
  "GET /meetings/:meetingId/minutes": read,
  "GET /meetings/:meetingId/minutes.docx": form,
  "GET /meetings/:meetingId/minutes.pdf": form,
  "GET /meetings/:meetingId/minutes.json": form,
  "GET /meetings/:meetingId/minutes/paper": form,
  "POST /meetings/:meetingId/minutes/paper": change,
  // The cast's chair chairs every meeting here.
  "POST /meetings/:meetingId/approve": {
    303: "chair",
    403: `coordinator mash lead manager ${keepNot}`,
  },
  "POST /meetings/:meetingId/addenda": change,
  "POST /meetings/:meetingId/filed": change,
  "GET /meetings/:meetingId/family": read,
  "POST /meetings/:meetingId/family/papers": change,
  "GET /meetings/:meetingId/family/papers/:paperId": read,
};

/** Reach the import team's children without being in their circle. */
const reachAnyway = new Set(["coordinator", "mash", "lead", "manager"]);

/** Out of reach, whatever would be allowed is answered as if there were nothing. */
export function expectedWhere(
  row: Row,
  { key, isIn, isOrdinary }: { key: string; isIn: boolean; isOrdinary: boolean },
): number {
  const status = expectedOf(row, key);
  const reaches = isIn || (isOrdinary && reachAnyway.has(key));
  return reaches || status === 403 ? status : 404;
}
