import type { Row } from "./expected.ts";

type Pathway = {
  /** Who opens a page of the child. */
  readonly seen: Row;
  /** Who sees nothing of an id that is not there, and who is refused. */
  readonly unseen: Row;
  /** Who may record: the form's page, by its status. */
  readonly record: Row;
  /** The same where there is no assessment of this id. */
  readonly noRecord: Row;
  /** Everybody but those who look at assessments as a manager. */
  readonly without: (keys: string) => string;
};

const overseers = "coordinator mash manager";

/** An assessment with this id there is not: who reads, pauses and finishes one is in pathway.test.ts. */
export function pathwayRows({
  seen,
  unseen,
  record,
  noRecord,
  without,
}: Pathway): Readonly<Record<string, Row>> {
  const noOversight = { 404: overseers, 403: without(overseers) };
  const { 200: opens, ...others } = record;
  const sends = opens === undefined ? record : { 303: opens, ...others };
  return {
    "GET /children/:personId/pathway": seen,
    "POST /children/:personId/pathway": sends,
    "GET /children/:personId/assessments": seen,
    "GET /children/:personId/assessments/new": record,
    "POST /children/:personId/assessments/new": sends,
    "GET /children/:personId/assessments/:assessmentId": unseen,
    "POST /children/:personId/assessments/:assessmentId/pause": noRecord,
    "POST /children/:personId/assessments/:assessmentId/resume": noRecord,
    "GET /children/:personId/assessments/:assessmentId/finish": noRecord,
    "POST /children/:personId/assessments/:assessmentId/finish": noRecord,
    "POST /children/:personId/assessments/:assessmentId/oversee": noOversight,
  };
}

/** Lists of children within reach, and the pathway itself, which is about no child. */
export const pathwayLists = (everybody: string, list: Row): Readonly<Record<string, Row>> => ({
  "GET /pathway": { 200: everybody },
  "GET /pathway/drift": list,
  "GET /assessments": list,
  "GET /api/pathway/drift": list,
  "GET /api/assessments": list,
});
