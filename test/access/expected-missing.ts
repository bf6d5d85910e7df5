import type { Row } from "./expected.ts";
import { recordedBy, without } from "./groups.ts";

/**
 * Who may record that a child is missing, and the interviews after.
 * Nothing has the id of an episode here: whose opens to whom is in test/access/missing.test.ts.
 */
const recording = "coordinator mash lead manager school youthworker police nurse";
const { unrecorded, unseen, formOf } = recordedBy(recording);

type Missing = {
  /** The tab and the trigger plan, which whoever sees the record reads. */
  readonly seen: Row;
  /** Who of those who may record reaches the child: all, none, or these. */
  readonly opens: string;
};

/** Whoever opens a form sends it. */
export function missing({ seen, opens }: Missing): Readonly<Record<string, Row>> {
  const about = "/children/:personId/missing/:episodeId";
  return {
    "GET /children/:personId/missing": seen,
    "GET /children/:personId/missing/new": formOf(opens, 200),
    "POST /children/:personId/missing/new": formOf(opens, 303),
    [`GET ${about}`]: unseen,
    [`POST ${about}/updates`]: unrecorded,
    ...Object.fromEntries(
      ["return", "prevention", "interview", "stop", "error"].flatMap((part) => [
        [`GET ${about}/${part}`, unrecorded],
        [`POST ${about}/${part}`, unrecorded],
      ]),
    ),
    [`POST ${about}/suggestions`]: unrecorded,
    [`POST ${about}/suggestions/:suggestionId`]: unrecorded,
    // Photographs are off until a partnership turns them on.
    "GET /children/:personId/photograph": seen,
    "GET /children/:personId/photograph/add": unrecorded,
    "POST /children/:personId/photograph/add": unrecorded,
    "GET /children/:personId/photograph/:photographId/picture": unseen,
    ...Object.fromEntries(
      ["check", "review"].flatMap((part) => [
        [`GET /children/:personId/photograph/:photographId/${part}`, unrecorded],
        [`POST /children/:personId/photograph/:photographId/${part}`, unrecorded],
      ]),
    ),
    "GET /children/:personId/trigger-plan": seen,
    "GET /children/:personId/trigger-plan/edit": formOf(opens, 200),
    "POST /children/:personId/trigger-plan/edit": formOf(opens, 303),
  };
}

type Cast = Readonly<Record<"workWithChildren" | "sampled" | "neverSeeAChild", string>>;

/** Nothing here has the id of such a row: who reads which is in test/access/missing-not-matched.test.ts. */
const matching = "coordinator mash police";
const notMatched = "/missing/not-matched/:waitingId";
const unmatched: Row = { 404: matching, 403: without(matching) };

/** Who is missing now; and an episode of an id that nothing has. */
export const missingLists = (cast: Cast): Readonly<Record<string, Row>> => ({
  "GET /photographs": { 200: recording, 403: without(recording) },
  "GET /missing": { 200: cast.workWithChildren, 403: `${cast.sampled} ${cast.neverSeeAChild}` },
  "GET /api/missing": { 200: cast.workWithChildren, 403: `${cast.sampled} ${cast.neverSeeAChild}` },
  "GET /api/missing/:episodeId": unseen,
  [`GET ${notMatched}`]: unmatched,
  [`POST ${notMatched}`]: unmatched,
  [`POST ${notMatched}/aside`]: unmatched,
  [`GET ${notMatched}/create`]: unmatched,
  [`POST ${notMatched}/create`]: unmatched,
});
