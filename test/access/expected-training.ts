import type { Row } from "./expected.ts";
import { everybody, without } from "./groups.ts";

/** Nobody has a course, a session or a record here: who reads which is in test/access/training.test.ts. */
const keeps = "coordinator training";
const all: Row = { 200: everybody };
const nothing: Row = { 404: everybody };
const blank: Row = { 422: everybody };
const kept = (status: number): Row => ({ [status]: keeps, 403: without(keeps) });
/** Those who keep training of some agency or school; nobody else has such a page. */
const ofSome = (status: number): Row => ({ [status]: keeps, 404: without(keeps) });

const course = "/training/courses/:trainingCourseId";
const session = "/training/sessions/:trainingSessionId";
const person = "/training/people/:trainingPersonId";
const file = "/training/imports/:trainingImportId";

export const trainingRows: Readonly<Record<string, Row>> = {
  "GET /training": all,
  "GET /api/training/sessions": all,
  "GET /training/courses": all,
  "GET /training/courses/new": kept(200),
  "POST /training/courses/new": kept(422),
  [`GET ${course}`]: nothing,
  [`GET ${course}/change`]: kept(404),
  [`POST ${course}/change`]: kept(404),
  [`GET ${course}/versions`]: kept(404),
  [`POST ${course}/versions`]: kept(404),
  [`POST ${course}/end`]: kept(404),
  [`GET ${course}/sessions`]: kept(404),
  [`POST ${course}/sessions`]: kept(404),
  [`GET ${session}`]: nothing,
  [`GET ${session}/change`]: kept(404),
  [`POST ${session}/change`]: kept(404),
  [`GET ${session}/cancel`]: kept(404),
  [`POST ${session}/cancel`]: kept(404),
  [`GET ${session}/book`]: nothing,
  [`POST ${session}/book`]: nothing,
  [`POST ${session}/bookings/:trainingBookingId/cancel`]: nothing,
  [`GET ${session}/calendar.ics`]: nothing,
  [`GET ${session}/attendance`]: kept(404),
  [`POST ${session}/attendance`]: kept(404),
  [`POST ${session}/attendance/codes`]: kept(404),
  [`POST ${session}/attendance/:trainingBookingId`]: kept(404),
  "GET /training/me": all,
  "POST /training/me": blank,
  "GET /training/team/new": all,
  "POST /training/team/new": blank,
  "GET /training/people": all,
  "GET /training/people/new": ofSome(200),
  "POST /training/people/new": ofSome(422),
  [`GET ${person}`]: nothing,
  [`GET ${person}/change`]: nothing,
  [`POST ${person}/change`]: nothing,
  "POST /training/reminders": { 303: everybody },
  "GET /training/coverage": all,
  "GET /api/training/coverage": all,
  "GET /training/headcounts/new": ofSome(200),
  "POST /training/headcounts/new": ofSome(422),
  "GET /training/coverage/:trainingBodyId/support": kept(404),
  "POST /training/coverage/:trainingBodyId/support": kept(404),
  "GET /training/support": all,
  "GET /training/support/:trainingSupportId/close": nothing,
  "POST /training/support/:trainingSupportId/close": nothing,
  "GET /training/contacts": kept(200),
  "POST /training/contacts": kept(422),
  "POST /training/contacts/:trainingContactId/end": kept(404),
  "GET /training/certificates/:trainingAttendanceId/pdf": nothing,
  "GET /training/certificates/:trainingAttendanceId/docx": nothing,
  [`GET ${session}/links`]: nothing,
  [`POST ${session}/links`]: nothing,
  "GET /training/programmes": all,
  "GET /api/training/programmes": all,
  "GET /training/programmes/reach": all,
  "GET /training/programmes/new": kept(200),
  "POST /training/programmes/new": kept(422),
  "GET /training/programmes/:programmeId": nothing,
  "GET /training/programmes/:programmeId/visits": kept(404),
  "POST /training/programmes/:programmeId/visits": kept(404),
  "GET /training/programme-visits/:programmeVisitId": nothing,
  "GET /training/programme-visits/:programmeVisitId/findings": kept(404),
  "POST /training/programme-visits/:programmeVisitId/findings": kept(404),
  "GET /training/imports": kept(200),
  "POST /training/imports": kept(422),
  [`GET ${file}`]: kept(404),
  [`GET ${file}/rows`]: kept(404),
  [`GET ${file}/problems`]: kept(404),
  [`POST ${file}/confirm`]: kept(404),
  [`POST ${file}/remove`]: kept(404),
  [`GET ${file}/courses/:trainingQuestion`]: kept(404),
  [`POST ${file}/courses/:trainingQuestion`]: kept(404),
  [`GET ${file}/people/:trainingQuestion`]: kept(404),
  [`POST ${file}/people/:trainingQuestion`]: kept(404),
  [`GET ${file}/newcomers/:trainingQuestion`]: kept(404),
  [`POST ${file}/newcomers/:trainingQuestion`]: kept(404),
  [`GET ${file}/columns/:trainingColumn`]: kept(404),
  [`POST ${file}/columns/:trainingColumn`]: kept(404),
  "GET /certificates": all,
  "POST /certificates": blank,
  // A link that is none: the same page for everybody.
  "GET /t/:trainingToken": { 403: everybody },
  "POST /t/:trainingToken": { 403: everybody },
  "GET /t/:trainingToken/calendar.ics": { 403: everybody },
};
