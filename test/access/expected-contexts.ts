import type { Row } from "./expected.ts";
import { neverSeeAChild, sampled, without } from "./groups.ts";

/** No place has a case here: who reads which is in test/access/contexts.test.ts. */
const works = "coordinator mash lead manager school youthworker police intelligence nurse";
const decide = "coordinator mash manager";
const worked = (status: number): Row => ({
  [status]: works,
  403: `chair ${sampled} ${neverSeeAChild}`,
});
const decided: Row = { 404: decide, 403: without(decide) };

const one = "/contexts/:contextId";

export const contextRowsExpected: Readonly<Record<string, Row>> = {
  "GET /contexts": worked(200),
  "GET /api/contexts": worked(200),
  [`GET /api${one}`]: worked(404),
  "GET /contexts/new": worked(200),
  "POST /contexts/new": worked(422),
  [`GET ${one}`]: worked(404),
  [`GET ${one}/decide`]: decided,
  [`POST ${one}/decide`]: decided,
  [`GET ${one}/reopen`]: decided,
  [`POST ${one}/reopen`]: decided,
  [`GET ${one}/close`]: decided,
  [`POST ${one}/close`]: decided,
  [`GET ${one}/readers`]: decided,
  [`POST ${one}/readers`]: decided,
  ...Object.fromEntries(
    [
      "review",
      "owner",
      "assess/:contextTool",
      "actions/new",
      "actions/:contextActionId",
      "facts/new",
      "facts/:contextFactId",
      "voices/new",
      "moved",
      "conflict",
    ].flatMap((at) => [
      [`GET ${one}/${at}`, worked(404)],
      [`POST ${one}/${at}`, worked(404)],
    ]),
  ),
};
