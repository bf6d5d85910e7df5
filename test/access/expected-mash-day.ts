import type { Row } from "./expected.ts";
import { everybody, without } from "./groups.ts";

const answering = "manager police nurse";
const mash: Row = { 200: "mash", 403: without("mash") };
const pressed: Row = { 303: "mash", 403: without("mash") };
const asked: Row = { 200: answering, 403: without(answering) };
/** No question has this address; whose opens to whom is in test/access/checks.test.ts. */
const noCheck: Row = { 404: answering, 403: without(answering) };

/** The MASH's day, and what it asks of agencies. */
export const mashDayRows = (noEpisode: Row): Readonly<Record<string, Row>> => ({
  "GET /mash/day": mash,
  "GET /mash/board": mash,
  "POST /mash/board/assign": { 422: "mash", 403: without("mash") },
  "GET /overdue/partner-checks": mash,
  "POST /mash/owed/chase": pressed,
  "POST /mash/owed/escalate": pressed,
  "GET /mash/:concernId/checks": noEpisode,
  "POST /mash/:concernId/checks": noEpisode,
  "GET /mash/:concernId/checks/:checkId": noEpisode,
  "POST /mash/:concernId/checks/:checkId": noEpisode,
  "GET /mash/:concernId/household": noEpisode,
  "POST /mash/:concernId/household": noEpisode,
  "GET /mash/:concernId/sharing": noEpisode,
  "POST /mash/:concernId/sharing": noEpisode,
  "GET /mash/:concernId/referral": noEpisode,
  "POST /mash/:concernId/referral": noEpisode,
  "GET /mash/:concernId/onward": noEpisode,
  "POST /mash/:concernId/onward": noEpisode,
  "POST /mash/:concernId/pause": noEpisode,
  "POST /mash/:concernId/resume": noEpisode,
  "GET /checks": asked,
  "GET /checks/:checkId": noCheck,
  "POST /checks/:checkId": noCheck,
  "POST /checks/:checkId/nothing": noCheck,
  "GET /api/checks": asked,
  "POST /api/checks/:checkId/answer": { 403: everybody },
  "POST /api/feeds/:sourceId/rows": { 403: everybody },
  "POST /api/concerns/:concernId/ask": { 403: everybody },
  "POST /api/same-child/candidates": { 403: everybody },
});
