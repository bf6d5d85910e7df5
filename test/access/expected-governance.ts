import { alarmRows } from "./expected-alarms.ts";
import { exploitationRows } from "./expected-exploitation.ts";
import { numberRows } from "./expected-numbers.ts";
import type { Row } from "./expected.ts";

type People = {
  readonly everybody: string;
  readonly without: (keys: string) => string;
};

const secondPeople = "governance board";

/** Registers, holds and what everybody reads of them. */
export const governanceRows = ({ everybody, without }: People): Readonly<Record<string, Row>> => {
  const noEntry = { 404: "governance", 403: without("governance") };
  return {
    ...alarmRows,
    "GET /privacy": { 200: everybody },
    "GET /algorithms": { 200: everybody },
    "GET /governance": { 200: "governance", 403: without("governance") },
    "GET /governance/retention": { 200: "governance", 403: without("governance") },
    "GET /governance/facts": { 200: "governance", 403: without("governance") },
    "GET /governance/sharing": { 200: everybody },
    "GET /same-child/by-group": { 200: everybody },
    "GET /same-child/model": { 200: everybody },
    "GET /governance/report": { 200: everybody },
    "POST /governance/report": { 200: everybody },
    // Nobody's entry: what becomes of one that is there is in test/access/registers.test.ts.
    "GET /governance/registers/:register": { 200: "governance", 403: without("governance") },
    "GET /governance/registers/:register/file": { 200: "governance", 403: without("governance") },
    "GET /governance/registers/:register/new": { 200: "governance", 403: without("governance") },
    "POST /governance/registers/:register/new": { 303: "governance", 403: without("governance") },
    "GET /governance/registers/:register/:entryId": noEntry,
    "GET /governance/registers/:register/:entryId/edit": noEntry,
    "POST /governance/registers/:register/:entryId/edit": noEntry,
    "GET /governance/public-roles": { 200: "governance", 403: without("governance") },
    "GET /governance/public-roles/new": { 200: "governance", 403: without("governance") },
    "POST /governance/public-roles/new": { 303: "governance", 403: without("governance") },
    "GET /governance/public-roles/import": { 200: "governance", 403: without("governance") },
    // Without its file: what one does is in test/access/public-roles.test.ts.
    "POST /governance/public-roles/import": { 422: "governance", 403: without("governance") },
    "GET /governance/public-roles/:roleId": noEntry,
    "POST /governance/public-roles/:roleId": noEntry,
    "GET /governance/controllers": { 200: "governance", 403: without("governance") },
    "GET /governance/controllers/:agencyId": noEntry,
    "POST /governance/controllers/:agencyId": noEntry,
    "GET /audit/record": { 200: "governance", 403: without("governance") },
    "GET /audit/unusual": { 200: "governance", 403: without("governance") },
    "GET /audit/unusual/:unusualId": noEntry,
    "POST /audit/unusual/:unusualId": noEntry,
    "GET /audit/checkpoints": { 200: "governance", 403: without("governance") },
    "GET /governance/witnesses": { 200: secondPeople, 403: without(secondPeople) },
    "POST /governance/witnesses": { 422: "governance", 403: without("governance") },
    // Nobody's key: who may answer one that is there is in test/access/witnesses.test.ts.
    "POST /governance/witnesses/:witnessId/confirm": {
      404: secondPeople,
      403: without(secondPeople),
    },
    "POST /governance/witnesses/:witnessId/refuse": {
      404: secondPeople,
      403: without(secondPeople),
    },
    "POST /governance/witnesses/:witnessId/end": noEntry,
    // For a system of an agency with a key: a person finds nothing, and sends nothing by the API.
    "GET /api/audit/checkpoints": { 200: everybody },
    "POST /api/audit/cosignatures": { 403: everybody },
    "GET /governance/holds": { 200: secondPeople, 403: without(secondPeople) },
    "POST /governance/holds": { 303: "governance", 403: without("governance") },
    "GET /governance/holds/:holdId/lift": noEntry,
    "POST /governance/holds/:holdId/lift": noEntry,
    "POST /governance/holds/:holdId/answer": { 404: secondPeople, 403: without(secondPeople) },
  };
};

/** Whoever opens the page is led on by the form. */
const thenLed = ({ 200: opens, ...others }: Row): Row =>
  opens === undefined ? others : { 303: opens, ...others };

/** What a child was told, and what is disputed, on a record within or out of reach. */
export const toldRows = (rows: {
  readonly seen: Row;
  readonly edit: Row;
  readonly note: Row;
}): Readonly<Record<string, Row>> => ({
  ...exploitationRows(rows),
  ...numberRows(rows),
  "POST /children/:personId/already-here": thenLed(rows.seen),
  "GET /children/:personId/told": rows.seen,
  "POST /children/:personId/told": rows.edit,
  "GET /children/:personId/disputes": rows.seen,
  "POST /children/:personId/disputes": rows.note,
});
