import type { Row } from "./expected.ts";
import { everybody, without } from "./groups.ts";

const counts =
  "coordinator manager chair analyst training commissioner board councillor scrutineer auditor";
/** Nobody is writing words in the walk: what is done with them is in test/access/public-words.test.ts. */
const writes = "mash coordinator";
const words = "/admin/configuration/public-form/words";
const written = (status: number): Row => ({ [status]: writes, 403: without(writes) });
const noMessage: Row = { 404: "mash", 403: without("mash") };

/** Pages for everybody, what the public tells, and links for professionals; who reads which message is in public-concerns.test.ts. */
export const frontDoorRows = (noEpisode: Row): Readonly<Record<string, Row>> => ({
  "GET /signs": { 200: everybody },
  "GET /signs/:reader": { 200: everybody },
  "GET /signs/:reader/poster": { 200: everybody },
  "GET /what-to-do-now": { 200: everybody },
  "GET /tell-us": { 200: everybody },
  "POST /tell-us/form": { 200: everybody },
  "POST /tell-us/check": { 200: everybody },
  "POST /tell-us/send": { 200: everybody },
  "GET /tell-us/status": { 200: everybody },
  "POST /tell-us/status": { 422: everybody },
  "GET /do-you-know": { 200: everybody },
  "POST /do-you-know": { 200: everybody },
  "GET /route-checks": { 200: counts, 403: without(counts) },
  [`GET ${words}`]: written(200),
  [`POST ${words}`]: written(422),
  [`GET ${words}/preview`]: written(404),
  [`POST ${words}/discard`]: written(404),
  [`GET ${words}/put`]: written(404),
  [`POST ${words}/put`]: written(404),
  [`GET ${words}/:wordsPart`]: written(404),
  [`POST ${words}/:wordsPart`]: written(404),
  "GET /mash/public": { 200: "mash", 403: without("mash") },
  "GET /mash/public/:publicConcernId": noMessage,
  "POST /mash/public/:publicConcernId/take-on": noMessage,
  "GET /mash/public/:publicConcernId/place": noMessage,
  "POST /mash/public/:publicConcernId/place": noMessage,
  "POST /mash/public/:publicConcernId/set-aside": noMessage,
  "GET /subjects/:thingId/told": noMessage,
  "GET /api/subjects/:thingId/told": noMessage,
  "GET /mash/:concernId/professionals": noEpisode,
  "POST /mash/:concernId/professionals": noEpisode,
  "POST /mash/:concernId/professionals/:professionalLinkId/withdraw": noEpisode,
  "GET /p/:professionalToken": { 403: everybody },
  "POST /p/:professionalToken": { 403: everybody },
  "POST /p/:professionalToken/send": { 403: everybody },
});

/** What nobody gets who has not signed in: the pages of the front door, and a status without a right number. */
export function frontDoorOfNobody(route: string): number | undefined {
  if (/ \/[pth]\//.test(route)) return 403;
  // No code is typed.
  if (route === "POST /certificates") return 422;
  if (route === "POST /tell-us/status") return 422;
  return / \/(?:certificates|signs|what-to-do-now|tell-us|do-you-know)(?:\/|$)/.test(route)
    ? 200
    : undefined;
}
