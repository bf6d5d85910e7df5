import type { Row } from "./expected.ts";

/** Nothing here has such an id: who joins which row is in test/access/feeds.test.ts. */
function feeds(of: (status: number) => Row): Readonly<Record<string, Row>> {
  const named = [
    "GET /feeds/sources/:sourceId",
    "POST /feeds/sources/:sourceId",
    "POST /feeds/sources/:sourceId/end",
    "GET /feeds/sources/:sourceId/edit",
    "POST /feeds/sources/:sourceId/edit",
    "GET /feeds/runs/:runId",
    "GET /feeds/runs/:runId/columns",
    "POST /feeds/runs/:runId/columns",
    "POST /feeds/runs/:runId/go",
    "POST /feeds/runs/:runId/stop",
    "GET /feeds/runs/:runId/problems",
    "GET /feeds/waiting/:waitingId",
    "POST /feeds/waiting/:waitingId",
    "POST /feeds/waiting/:waitingId/aside",
    "POST /feeds/waiting/:waitingId/settle",
  ];
  return {
    "GET /feeds": of(200),
    "GET /feeds/waiting": of(200),
    "GET /feeds/add": of(200),
    "POST /feeds/add": of(422),
    ...Object.fromEntries(named.map((path): [string, Row] => [path, of(404)])),
  };
}

/** No import has this address; one that is there is walked in imports.test.ts. */
export function imports(row: Row): Readonly<Record<string, Row>> {
  const reads = [
    "columns",
    "not-understood",
    "gone",
    "duplicates",
    "matches",
    "changes",
    "offers",
    "confirm",
  ];
  const writes = [
    "columns",
    "duplicates",
    "matches",
    "changes",
    "offers/:offerId",
    "confirm",
    "remove",
  ];
  const paths = [
    "GET /imports/:importId",
    ...reads.map((page) => `GET /imports/:importId/${page}`),
    ...writes.map((page) => `POST /imports/:importId/${page}`),
  ];
  return {
    ...Object.fromEntries(paths.map((path): [string, Row] => [path, row])),
    ...feeds((status) => ({ [status]: row[404] ?? "", 403: row[403] ?? "" })),
  };
}
