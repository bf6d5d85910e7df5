import type { Row } from "./expected.ts";
import { documents } from "./expected-documents.ts";
import { listed, recordedBy } from "./groups.ts";

/**
 * Who may record visits and warnings. Nothing here has such an id: whose recording opens to whom is in
 * the room's own tests, and who reads a visit in test/access/visits.test.ts.
 */
const { unrecorded, formOf } = recordedBy(
  "coordinator mash lead manager school youthworker police nurse",
);

type Visits = {
  readonly seen: Row;
  /** Who of those who may record reaches the child: all, none, or these. */
  readonly opens: string;
};

export function visits({ seen, opens }: Visits): Readonly<Record<string, Row>> {
  const forms = ["visits/new", "visit-warnings/new"].flatMap((part) => [
    [`GET /children/:personId/${part}`, formOf(opens, 200)] as const,
    [`POST /children/:personId/${part}`, formOf(opens, 303)] as const,
  ]);
  const about = [
    "GET visits/:visitId/put-right",
    "POST visits/:visitId/put-right",
    "GET visits/:visitId/type-up",
    "POST visits/:visitId/type-up",
    "GET visits/:visitId/recording",
    "GET visit-warnings/:visitWarningId",
    "POST visit-warnings/:visitWarningId",
  ].map((name) => [name.replace(" ", " /children/:personId/"), unrecorded] as const);
  return {
    ...Object.fromEntries([...forms, ...about]),
    // Told apart by the same three tables.
    ...documents({ seen, opens }),
    "GET /children/:personId/door": seen,
    "POST /children/:personId/door": seen,
    "GET /children/:personId/door/along": formOf(opens, 200),
    "GET /children/:personId/visits": seen,
    "GET /api/children/:personId/visits": seen,
  };
}

/** Children within reach who have not been seen. */
export const visitLists: Readonly<Record<string, Row>> = { "GET /overdue/visits": listed };
