import type { Row } from "./expected.ts";
import { neverSeeAChild, sampled, workWithChildren, recordedBy } from "./groups.ts";

/**
 * Who may record direct work and referrals.
 * Nothing here has such an id: who reads what there is, is in test/access/recovery.test.ts.
 */
const { unrecorded, unseen, formOf } = recordedBy(
  "coordinator mash lead manager school youthworker nurse",
);

type Recovery = {
  readonly seen: Row;
  /** Who of those who may record reaches the child: all, none, or these. */
  readonly opens: string;
};

export function recovery({ seen, opens }: Recovery): Readonly<Record<string, Row>> {
  const about = "/children/:personId/recovery/:workId";
  const forms = ["services/new", "recovery/new", "outcomes"].flatMap((part) => [
    [`GET /children/:personId/${part}`, formOf(opens, 200)] as const,
    [`POST /children/:personId/${part}`, formOf(opens, 303)] as const,
  ]);
  const parts = ["session", "end"].flatMap((part) => [
    [`GET ${about}/${part}`, unrecorded] as const,
    [`POST ${about}/${part}`, unrecorded] as const,
  ]);
  return {
    ...Object.fromEntries([...forms, ...parts]),
    "GET /children/:personId/recovery": seen,
    [`GET ${about}`]: unseen,
    "GET /children/:personId/services/:referralId": unseen,
    "POST /children/:personId/services/:referralId": unrecorded,
    "GET /children/:personId/look-backs/:lookBackId": unseen,
    "POST /children/:personId/look-backs/:lookBackId": unrecorded,
    "GET /api/children/:personId/recovery": seen,
  };
}

const everybody = `${workWithChildren} ${sampled} ${neverSeeAChild}`;
const without = (keys: string): string =>
  everybody
    .split(" ")
    .filter((one) => !keys.split(" ").includes(one))
    .join(" ");

const keeps = "coordinator commissioner";
const counts =
  "coordinator manager chair analyst training commissioner board councillor scrutineer auditor";
const nothing: Row = { 404: keeps, 403: without(keeps) };

/** The directory, which is about no child; lists of children within reach; and counts. */
export const recoveryLists: Readonly<Record<string, Row>> = {
  "GET /services": { 200: everybody },
  "GET /api/services": { 200: everybody },
  "GET /services/:serviceId": { 404: everybody },
  "GET /services/new": { 200: keeps, 403: without(keeps) },
  "POST /services/new": { 303: keeps, 403: without(keeps) },
  "GET /services/:serviceId/edit": nothing,
  "POST /services/:serviceId/edit": nothing,
  "POST /services/:serviceId/readers": nothing,
  "POST /services/:serviceId/readers/:serviceReaderId/end": nothing,
  "POST /services/:serviceId/teams": nothing,
  "GET /overdue/services": { 200: workWithChildren, 403: `${sampled} ${neverSeeAChild}` },
  "GET /data-quality": { 200: counts, 403: without(counts) },
  "GET /equality": { 200: counts, 403: without(counts) },
  "GET /equality/file": { 200: counts, 403: without(counts) },
  "GET /unmet-needs": { 200: counts, 403: without(counts) },
  "GET /commissioning": { 200: keeps, 403: without(keeps) },
  "GET /api/commissioning": { 200: keeps, 403: without(keeps) },
  "GET /overdue/contracts": { 200: keeps, 403: without(keeps) },
  "GET /commissioning/demand": { 200: counts, 403: without(counts) },
  "GET /api/commissioning/demand": { 200: counts, 403: without(counts) },
  "GET /commissioning/gaps": { 200: keeps, 403: without(keeps) },
  // Off until a partnership turns it on: test/access/gap-analysis.test.ts.
  "GET /commissioning/gaps/new": nothing,
  "POST /commissioning/gaps/new": nothing,
  "GET /commissioning/gaps/:gapAnalysisId": nothing,
  "GET /commissioning/gaps/:gapAnalysisId/docx": nothing,
  "GET /commissioning/gaps/:gapAnalysisId/change": nothing,
  "POST /commissioning/gaps/:gapAnalysisId/change": nothing,
  "GET /commissioning/returns": { 200: everybody },
  // Nobody answers for a service here: who reads which is in test/access/commissioning.test.ts.
  "GET /commissioning/:serviceId": { 404: everybody },
  "GET /commissioning/:serviceId/terms": nothing,
  "POST /commissioning/:serviceId/terms": nothing,
  "GET /commissioning/:serviceId/decision": nothing,
  "POST /commissioning/:serviceId/decision": nothing,
  "POST /commissioning/:serviceId/contacts": nothing,
  "POST /commissioning/:serviceId/contacts/:serviceContactId/end": nothing,
  "GET /commissioning/:serviceId/returns/:returnMonth": { 404: everybody },
  "POST /commissioning/:serviceId/returns/:returnMonth": { 404: everybody },
  "GET /commissioning/:serviceId/returns/:returnMonth/correct": { 404: everybody },
  "POST /commissioning/:serviceId/returns/:returnMonth/correct": { 404: everybody },
};
