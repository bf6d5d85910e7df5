import type { Row } from "./expected.ts";
import { neverSeeAChild, sampled, without, workWithChildren } from "./groups.ts";

const listed: Row = { 303: workWithChildren, 403: `${sampled} ${neverSeeAChild}` };
const keepActions = "coordinator mash lead manager school youthworker chair police nurse";

/** Addresses where pages stood before: each leads on whoever may open the page. */
export const movedAddresses: Readonly<Record<string, Row>> = {
  "GET /chasing": { 303: keepActions, 403: without(keepActions) },
  "GET /visits": listed,
  "GET /referrals": listed,
  "GET /flags": listed,
  "GET /panel-promises": {
    303: `${workWithChildren} ${sampled}`,
    403: neverSeeAChild,
  },
  "GET /mash/owed": { 303: "mash", 403: without("mash") },
};
