import type { Row } from "./expected.ts";
import { neverSeeAChild, sampled, without, workWithChildren } from "./groups.ts";

/** Nobody has sent anything here: who reads what is in test/access/intelligence.test.ts. */
const police = "police intelligence";
const agrees = "coordinator mash manager";
const handled = (status: number): Row => ({ [status]: police, 403: without(police) });
const sends = (status: number): Row => ({
  [status]: workWithChildren,
  403: `${sampled} ${neverSeeAChild}`,
});

const one = "/intelligence/:intelligenceId";
const own = "/intelligence/sent/:intelligenceId";

export const intelligenceRows: Readonly<Record<string, Row>> = {
  "GET /intelligence/send": sends(200),
  "POST /intelligence/send": sends(422),
  "GET /intelligence/sent": sends(200),
  [`GET ${own}`]: sends(404),
  [`GET ${own}/decide`]: { 404: agrees, 403: without(agrees) },
  [`POST ${own}/decide`]: { 404: agrees, 403: without(agrees) },
  "GET /intelligence": handled(200),
  [`GET ${one}`]: handled(404),
  [`GET ${one}/file`]: handled(404),
  [`POST ${one}/share/:disseminationId/withdraw`]: handled(404),
  [`GET ${one}/sanitise`]: handled(404),
  [`POST ${one}/sanitise`]: handled(404),
  [`GET ${one}/hand-over`]: handled(404),
  [`POST ${one}/hand-over`]: handled(404),
  [`GET ${one}/answer`]: handled(404),
  [`POST ${one}/answer`]: handled(404),
  [`GET ${one}/not-used`]: handled(404),
  [`POST ${one}/not-used`]: handled(404),
  [`GET ${one}/share`]: handled(404),
  [`POST ${one}/share`]: handled(404),
  [`GET ${one}/about`]: handled(404),
  [`POST ${one}/about`]: handled(404),
  "GET /api/intelligence": handled(404),
};
