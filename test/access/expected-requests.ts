import type { Row } from "./expected.ts";
import { neverSeeAChild, recordedBy, sampled, without, workWithChildren } from "./groups.ts";

/** Requests for information: who records, and who decides; what police read of them is in victim-requests.test.ts. */
const records = "coordinator mash lead manager police intelligence";
const decides = "coordinator mash lead manager";
const recorded = recordedBy(records);
const decided = recordedBy(decides);
const promises = recordedBy("coordinator mash lead manager school youthworker chair police nurse");

const seen: Row = { 200: records, 403: without(records) };
const reads: Row = { 200: `${workWithChildren} ${sampled}`, 403: neverSeeAChild };
const maps = "coordinator mash manager intelligence";
const views = `${maps} police`;
const noThing: Row = { 404: maps, 403: without(maps) };

/** Lists of requests, of what must be told, and of bail and releases. */
export const requestLists: Readonly<Record<string, Row>> = {
  "GET /victim-requests": seen,
  "GET /api/victim-requests": seen,
  "GET /governance/victim-requests": { 200: "governance", 403: without("governance") },
  "GET /duties": reads,
  "GET /api/duties": reads,
  "GET /releases": reads,
  "GET /api/releases": reads,
  "GET /subjects/:thingId/releases": { 404: views, 403: without(views) },
  "GET /subjects/:thingId/releases/new": noThing,
  "POST /subjects/:thingId/releases/new": noThing,
  "GET /subjects/:thingId/releases/:releaseId/change": noThing,
  "POST /subjects/:thingId/releases/:releaseId/change": noThing,
};

/** Of one child. */
export function requestRows({
  seen: open,
  opens,
}: {
  readonly seen: Row;
  readonly opens: string;
}): Readonly<Record<string, Row>> {
  const at = "/children/:personId/victim-requests";
  const one = `${at}/:victimRequestId`;
  const duties = "/children/:personId/duties";
  const releases = "/children/:personId/releases";
  const steps = ["safe", "notified", "views", "decide", "given", "challenge", "close"].map(
    (step) => [`POST ${one}/${step}`, decided.unrecorded] as const,
  );
  return {
    [`GET ${at}`]: recorded.formOf(opens, 200),
    [`GET ${at}/new`]: recorded.formOf(opens, 200),
    [`POST ${at}/new`]: recorded.formOf(opens, 303),
    [`GET ${one}`]: recorded.unrecorded,
    ...Object.fromEntries(steps),
    [`GET ${duties}`]: open,
    [`GET ${duties}/new`]: promises.formOf(opens, 200),
    [`POST ${duties}/new`]: promises.formOf(opens, 303),
    [`GET ${duties}/:dutyId`]: promises.unseen,
    [`POST ${duties}/:dutyId/told`]: promises.unrecorded,
    [`POST ${duties}/:dutyId/not-needed`]: promises.unrecorded,
    [`GET ${releases}`]: open,
    [`GET ${releases}/:releaseId`]: promises.unseen,
    [`POST ${releases}/:releaseId/told`]: promises.unrecorded,
  };
}
