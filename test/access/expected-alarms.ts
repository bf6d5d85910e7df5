import type { Row } from "./expected.ts";
import { without } from "./groups.ts";

const answer = "governance admin";
const nothing: Row = { 404: answer, 403: without(answer) };

/** Nobody has an alarm here: what becomes of one is in test/access/alarms.test.ts. */
export const alarmRows: Readonly<Record<string, Row>> = {
  "GET /alarms": { 200: answer, 403: without(answer) },
  "GET /alarms/:alarmId": nothing,
  "POST /alarms/:alarmId": nothing,
};
