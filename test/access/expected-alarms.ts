import type { Row } from "./expected.ts";
import { everybody, without } from "./groups.ts";

const answer = "governance admin";
const nothing: Row = { 404: answer, 403: without(answer) };

/** Nobody has an alarm here: what becomes of one is in test/access/alarms.test.ts. */
export const alarmRows: Readonly<Record<string, Row>> = {
  "GET /alarms": { 200: answer, 403: without(answer) },
  "GET /alarms/:alarmId": nothing,
  "POST /alarms/:alarmId": nothing,
  "GET /report-a-fault": { 200: everybody },
  // The walk types nothing: test/access/fault-reports.test.ts.
  "POST /report-a-fault": { 422: everybody },
};
