import type { Row } from "./expected.ts";
import { everybody, without } from "./groups.ts";

/** Nobody has a meeting or a point here: who reads which is in test/access/safety-forums.test.ts. */
const keeps = "coordinator training";
const kept = (status: number): Row => ({ [status]: keeps, 403: without(keeps) });
const all: Row = { 200: everybody };
const nothing: Row = { 404: everybody };

const point = "/safety-forums/points/:forumPointId";

export const forumRows: Readonly<Record<string, Row>> = {
  "GET /safety-forums": all,
  "GET /api/safety-forums": all,
  "GET /safety-forums/meetings": all,
  "GET /safety-forums/meetings/new": kept(200),
  "POST /safety-forums/meetings/new": kept(422),
  "GET /safety-forums/meetings/:forumMeetingId": nothing,
  "GET /safety-forums/meetings/:forumMeetingId/points": kept(404),
  "POST /safety-forums/meetings/:forumMeetingId/points": kept(404),
  [`GET ${point}`]: nothing,
  [`GET ${point}/correct`]: kept(404),
  [`POST ${point}/correct`]: kept(404),
  [`GET ${point}/promise`]: kept(404),
  [`POST ${point}/promise`]: kept(404),
  [`GET ${point}/changed`]: nothing,
  [`POST ${point}/changed`]: nothing,
  [`GET ${point}/told`]: kept(404),
  [`POST ${point}/told`]: kept(404),
  [`GET ${point}/permissions`]: kept(404),
  [`POST ${point}/permissions`]: kept(404),
  [`POST ${point}/permissions/:forumUseId/withdraw`]: kept(404),
  [`GET ${point}/release`]: kept(404),
  [`POST ${point}/release`]: kept(404),
  // Off until a partnership turns it on.
  "GET /you-said-we-did": nothing,
};
