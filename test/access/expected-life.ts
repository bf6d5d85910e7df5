import type { Row } from "./expected.ts";
import { filingLists, filingRows } from "./expected-filing.ts";

/** Who proposes to close, opens again and records moves; who agrees. */
const leads = "coordinator mash lead manager";
const agrees = "coordinator mash manager chair";
const others = "school youthworker police intelligence nurse scrutineer auditor";
const neverSeeAChild = "analyst training commissioner licensing board councillor governance admin";
const refused = { 403: `chair ${others} ${neverSeeAChild}` };
/** Nothing has the id of a proposal or transfer here: whose opens to whom is in test/access/life.test.ts. */
const unrecorded: Row = { 404: leads, ...refused };
const undecided: Row = { 404: agrees, 403: `lead ${others} ${neverSeeAChild}` };

type Life = {
  /** The pages that whoever sees the record reads. */
  readonly seen: Row;
  readonly unseen: Row;
  /** Whether those who may record it reach the child. */
  readonly reaches: boolean;
};

export function lifeRows({ seen, unseen, reaches }: Life): Readonly<Record<string, Row>> {
  const by = (status: number): Row => (reaches ? { [status]: leads, ...refused } : unrecorded);
  const closing = "/children/:personId/closing/:closureId";
  const transfer = "/children/:personId/transfers/:transferId";
  return {
    ...filingRows(seen),
    "GET /children/:personId/life": seen,
    "GET /children/:personId/closing/new": by(200),
    // By now the walk has reported the child missing, which hinders closing.
    "POST /children/:personId/closing/new": by(422),
    [`GET ${closing}`]: unseen,
    [`POST ${closing}/decide`]: undecided,
    [`POST ${closing}/withdraw`]: unrecorded,
    // The child is open.
    "GET /children/:personId/reopen": by(303),
    "POST /children/:personId/reopen": by(409),
    "GET /children/:personId/turning-18": seen,
    "POST /children/:personId/turning-18": by(303),
    "GET /children/:personId/transfers/new": by(200),
    "POST /children/:personId/transfers/new": by(303),
    [`GET ${transfer}`]: unseen,
    [`GET ${transfer}/notice`]: unrecorded,
    [`POST ${transfer}/notice`]: unrecorded,
    [`POST ${transfer}/duties`]: unrecorded,
    [`POST ${transfer}/steps`]: unrecorded,
    [`POST ${transfer}/end`]: unrecorded,
  };
}

/** What waits and what runs, of the children within reach. */
export const lifeLists = (list: Row): Readonly<Record<string, Row>> => ({
  ...filingLists,
  ...Object.fromEntries(
    ["/closings", "/turning-18", "/transfers"].flatMap((path) => [
      [`GET ${path}`, list],
      [`GET /api${path}`, list],
    ]),
  ),
});
