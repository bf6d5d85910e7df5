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
};
