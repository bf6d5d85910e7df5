import type { Row } from "./expected.ts";
import { contextRowsExpected } from "./expected-contexts.ts";
import { familyNetworkRows } from "./expected-family-network.ts";
import { licensingRows } from "./expected-licensing.ts";
import { investigationLists, investigationRowsExpected } from "./expected-investigations.ts";
import { requestLists, requestRows } from "./expected-requests.ts";
import { identityRows } from "./expected-identity.ts";
import { intelligenceRows } from "./expected-intelligence.ts";
import { directoryRows } from "./expected-directory.ts";
import { leadRows } from "./expected-leads.ts";
import { toolEditorRows } from "./expected-tool-editor.ts";
import { forumRows } from "./expected-safety-forums.ts";
import { campaignRows } from "./expected-campaigns.ts";
import { trainingRows } from "./expected-training.ts";
import {
  listed,
  neverSeeAChild,
  recordedBy,
  sampled,
  without,
  workWithChildren,
} from "./groups.ts";

const records = "coordinator mash lead manager school nurse";
const decides = `${records} youthworker`;
const keeps = "coordinator manager";
/** No address of the walk is of two children: who reads of a pair is in test/access/same-child.test.ts. */
const matches = "coordinator manager mash";
/** Nothing was found for the walk: who reads which suggestion is in test/access/standing.test.ts. */
const finds = "coordinator mash";

const merges = "coordinator mash";

const education = recordedBy(records);
/** Nothing here has such an id: who reads which cohort is in test/access/cohorts.test.ts. */
const cohorts = recordedBy(decides);

type Education = {
  readonly seen: Row;
  /** Who of those who may record reaches the child: all, none, or these. */
  readonly opens: string;
};

/** Of one child: education, and the cohorts that the child is in. */
export function educationRows({ seen, opens }: Education): Readonly<Record<string, Row>> {
  const entry = "/children/:personId/education/:educationKind";
  const member = "/children/:personId/cohorts/:cohortMemberId";
  const profile = "/children/:personId/vulnerability-profile";
  const parts = ["approaches", "approaches/:cohortApproachId", "leave"].flatMap((part) => [
    [`GET ${member}/${part}`, cohorts.unrecorded] as const,
    [`POST ${member}/${part}`, cohorts.unrecorded] as const,
  ]);
  return {
    ...Object.fromEntries(parts),
    // Told apart by the same three tables.
    ...identityRows({ seen, opens }),
    "GET /children/:personId/education": seen,
    "GET /api/children/:personId/education": seen,
    "GET /api/children/:personId/merges": seen,
    [`GET ${entry}`]: education.formOf(opens, 200),
    [`POST ${entry}`]: education.formOf(opens, 303),
    "GET /children/:personId/vulnerability-profile": seen,
    "GET /api/children/:personId/vulnerability-profile": seen,
    ...familyNetworkRows({ seen, opens }),
    ...requestRows({ seen, opens }),
    ...investigationRowsExpected({ seen, opens }),
    [`GET ${profile}/add`]: education.formOf(opens, 200),
    [`POST ${profile}/add`]: education.formOf(opens, 303),
    [`GET ${profile}/:profileEntryId/change`]: education.unrecorded,
    [`POST ${profile}/:profileEntryId/change`]: education.unrecorded,
    "GET /children/:personId/cohorts": seen,
    "GET /api/children/:personId/cohorts": seen,
    "GET /children/:personId/cohorts/new": cohorts.formOf(opens, 200),
    "POST /children/:personId/cohorts/new": cohorts.formOf(opens, 303),
    [`GET ${member}`]: cohorts.unseen,
  };
}

const reads: Row = { 200: `${workWithChildren} ${sampled}`, 403: neverSeeAChild };
const of = (status: number, may: string): Row => ({ [status]: may, 403: without(may) });

/** Lists of children within reach, schools, and cohorts as such. */
export const educationLists: Readonly<Record<string, Row>> = {
  "GET /education": listed,
  "GET /api/education": listed,
  ...leadRows,
  ...directoryRows,
  ...toolEditorRows,
  ...intelligenceRows,
  ...contextRowsExpected,
  ...licensingRows,
  ...trainingRows,
  ...campaignRows,
  ...forumRows,
  ...requestLists,
  ...investigationLists,
  "GET /schools": reads,
  "GET /schools/new": of(200, records),
  "POST /schools/new": of(303, records),
  "GET /schools/:schoolId": of(404, records),
  "POST /schools/:schoolId": of(404, records),
  "GET /cohorts": reads,
  "GET /api/cohorts": reads,
  "GET /cohorts/new": of(200, keeps),
  "POST /cohorts/new": of(303, keeps),
  "GET /cohorts/:cohortId": cohorts.unseen,
  "GET /same-child": of(200, matches),
  "GET /api/same-child": of(200, matches),
  "GET /same-child/decided": of(200, matches),
  "GET /same-child/sample": of(200, matches),
  "GET /same-child/learned": of(200, matches),
  "GET /same-child/:oneId/:otherId": of(404, matches),
  "POST /same-child/:oneId/:otherId": of(404, matches),
  "GET /same-child/:oneId/:otherId/how": of(404, matches),
  "GET /same-child/:oneId/:otherId/decisions/:pairDecisionId/end": of(404, matches),
  "POST /same-child/:oneId/:otherId/decisions/:pairDecisionId/end": of(404, matches),
  "GET /same-child/merges": of(200, merges),
  "GET /same-child/merges/:mergeId": of(404, merges),
  "POST /same-child/merges/:mergeId/split": of(404, merges),
  "POST /same-child/merges/:mergeId/tells/:mergeTellId": of(404, merges),
  "POST /same-child/merges/:mergeId/tells/:mergeTellId/back": of(404, merges),
  "POST /same-child/merges/:mergeId/moves": of(404, merges),
  "POST /same-child/merges/:mergeId/moves/back": of(404, merges),
  "GET /same-child/:oneId/:otherId/merge": of(404, merges),
  "POST /same-child/:oneId/:otherId/merge": of(404, merges),
  "GET /same-child/:oneId/:otherId/merge/:mergeProposalId": of(404, merges),
  "POST /same-child/:oneId/:otherId/merge/:mergeProposalId": of(404, merges),
  "GET /standing-queries": of(200, finds),
  "GET /api/standing-queries": of(200, finds),
  "GET /standing-queries/:queryKey": of(404, finds),
  "GET /standing-queries/suggestions/:foundId": of(404, finds),
  "POST /standing-queries/suggestions/:foundId/take-up": of(404, finds),
  "POST /standing-queries/suggestions/:foundId/dismiss": of(404, finds),
  "GET /cohorts/:cohortId/close": of(404, keeps),
  "POST /cohorts/:cohortId/close": of(404, keeps),
  "POST /cohorts/:cohortId/readers": of(404, keeps),
  "GET /cohorts/:cohortId/offers": of(404, keeps),
  "POST /cohorts/:cohortId/offers": of(404, keeps),
  "GET /cohorts/:cohortId/offers/:cohortOfferId": of(404, keeps),
  "POST /cohorts/:cohortId/offers/:cohortOfferId": of(404, keeps),
  "POST /cohorts/:cohortId/readers/:cohortReaderId/end": of(404, keeps),
};
