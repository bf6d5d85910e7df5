import type { Row } from "./expected.ts";
import { neverSeeAChild, recordedBy, sampled, workWithChildren } from "./groups.ts";

/** Investigations: whoever reaches the child reads, and these record. */
const records = "coordinator mash lead manager police intelligence";
const recorded = recordedBy(records);
const reads: Row = { 200: `${workWithChildren} ${sampled}`, 403: neverSeeAChild };

export const investigationLists: Readonly<Record<string, Row>> = {
  "GET /investigations": reads,
  "GET /api/investigations": reads,
  "GET /charges": reads,
  "GET /api/charges": reads,
};

const steps = [
  "update",
  "interview",
  "measures",
  "court",
  "statement",
  "compensation",
  "escalate",
  "answer",
  "review",
  "state",
];

/** Of one child. */
export function investigationRowsExpected({
  seen,
  opens,
}: {
  readonly seen: Row;
  readonly opens: string;
}): Readonly<Record<string, Row>> {
  const at = "/children/:personId/investigations";
  const one = `${at}/:investigationId`;
  const forms = steps.flatMap((step) => [
    [`GET ${one}/${step}`, recorded.unrecorded] as const,
    [`POST ${one}/${step}`, recorded.unrecorded] as const,
  ]);
  return {
    [`GET ${at}`]: seen,
    [`GET ${at}/new`]: recorded.formOf(opens, 200),
    [`POST ${at}/new`]: recorded.formOf(opens, 303),
    [`GET ${one}`]: recorded.unseen,
    "GET /children/:personId/charges": seen,
    "GET /children/:personId/charges/new": recorded.formOf(opens, 200),
    "POST /children/:personId/charges/new": recorded.formOf(opens, 303),
    "GET /children/:personId/charges/:childChargeId": recorded.unseen,
    ...Object.fromEntries(
      ["asked", "answered", "looked-at", "closed"].map((step) => [
        `POST /children/:personId/charges/:childChargeId/${step}`,
        recorded.unrecorded,
      ]),
    ),
    ...Object.fromEntries(forms),
  };
}
