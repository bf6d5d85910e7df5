import type { Row } from "./expected.ts";
import { neverSeeAChild, recordedBy, sampled, without, workWithChildren } from "./groups.ts";

const keeps = "coordinator mash chair";
const views = "coordinator mash manager police intelligence";
const kept = recordedBy(keeps);
const keepPromises = "coordinator mash lead manager school youthworker chair police nurse";
const promising = recordedBy(keepPromises);
const preparing = recordedBy("coordinator mash lead manager chair");

type Reached = { readonly seen: Row; readonly opens: string };

/** What panels were asked about a child and decided, and asking one. */
export const panelRows = ({ seen, opens }: Reached): Readonly<Record<string, Row>> => ({
  "GET /children/:personId/panels": seen,
  "POST /children/:personId/panels": recordedBy(workWithChildren).formOf(opens, 303),
});

const reads: Row = { 200: `${workWithChildren} ${sampled}`, 403: neverSeeAChild };
const of = (status: number): Row => ({ [status]: keeps, 403: without(keeps) });
const viewed: Row = { 404: views, 403: without(views) };

/** No sitting has such an id here: who reads which item is in panels.test.ts. */
const sitting = "/sittings/:sittingId";
const item = `${sitting}/items/:agendaItemId`;
const read = [
  "",
  "/papers",
  "/papers.docx",
  "/minutes",
  "/minutes.docx",
  "/papers.pdf",
  "/minutes.pdf",
  "/updates",
  "/calendar.ics",
].map((part) => [`GET ${sitting}${part}`, kept.unseen] as const);
const managed = [
  ...["/change", "/people", "/openings", "/case"].map((part) => `GET ${sitting}${part}`),
  ...[
    "/change",
    "/cancel",
    "/people",
    "/ask",
    "/add",
    "/theme",
    "/case",
    "/papers/make",
    "/updates/ask",
  ].map((part) => `POST ${sitting}${part}`),
  `GET ${item}/arrange`,
  ...["", "/move", "/off", "/arrange", "/shares", "/decisions", "/level", "/promises"].map(
    (part) => `POST ${item}${part}`,
  ),
  `GET ${item}/decisions/:itemDecisionId`,
  `POST ${item}/decisions/:itemDecisionId`,
  `POST ${item}/decisions/:itemDecisionId/level`,
  `POST ${item}/addenda`,
].map((name) => [name, kept.unrecorded] as const);

export const panelLists: Readonly<Record<string, Row>> = {
  "GET /panels": reads,
  "GET /api/sittings": reads,
  [`GET /api${sitting}/updates`]: kept.unseen,
  "GET /api/panel-promises": reads,
  "GET /panels/:panelKey": reads,
  "POST /panels/:panelKey/seats": of(303),
  "GET /panels/:panelKey/seats/:seatId/end": of(404),
  "POST /panels/:panelKey/seats/:seatId/end": of(404),
  "GET /panels/:panelKey/sittings/new": of(200),
  "POST /panels/:panelKey/sittings/new": of(303),
  "GET /panels/:panelKey/referrals": of(200),
  "GET /panels/:panelKey/referrals/:panelReferralId": of(404),
  "POST /panels/:panelKey/referrals/:panelReferralId": of(404),
  "GET /subjects/:thingId/panels": viewed,
  "POST /subjects/:thingId/panels": viewed,
  [`GET ${item}`]: kept.unseen,
  "GET /overdue/panel-actions": reads,
  "GET /panel-promises/:itemPromiseId": promising.unrecorded,
  "POST /panel-promises/:itemPromiseId": promising.unrecorded,
  "POST /panel-promises/:itemPromiseId/chase": promising.unrecorded,
  [`GET ${item}/family`]: kept.unseen,
  [`POST ${item}/family`]: preparing.unrecorded,
  [`POST ${item}/family/papers`]: preparing.unrecorded,
  [`POST ${sitting}/invitation`]: recordedBy(workWithChildren).unrecorded,
  [`POST ${sitting}/updates`]: recordedBy(workWithChildren).unrecorded,
  [`POST ${sitting}/approve`]: { 404: "chair", 403: without("chair") },
  ...Object.fromEntries([...read, ...managed]),
};
