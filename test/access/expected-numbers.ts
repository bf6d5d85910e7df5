import type { Row } from "./expected.ts";
import { everybody } from "./groups.ts";

/** Whoever sees a record reads its numbers, whoever changes it adds one; a number with this id there is not. */
export function numberRows({ seen, edit }: { readonly seen: Row; readonly edit: Row }) {
  const { 303: adds, 404: lacks, ...others } = edit;
  const absent: Row = { 404: [adds, lacks].filter(Boolean).join(" "), ...others };
  const at = "/children/:personId/numbers";
  return {
    [`GET ${at}`]: seen,
    [`GET /api${at}`]: seen,
    // A session sends nothing by the API; systems: test/access/numbers-systems.test.ts.
    [`POST /api${at}`]: { 403: everybody },
    [`POST /api${at}/:identifierId/end`]: { 403: everybody },
    [`POST ${at}`]: edit,
    [`GET ${at}/:identifierId/end`]: absent,
    [`POST ${at}/:identifierId/end`]: absent,
  } satisfies Readonly<Record<string, Row>>;
}
