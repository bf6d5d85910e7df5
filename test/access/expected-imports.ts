import type { Row } from "./expected.ts";

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
  return Object.fromEntries(paths.map((path): [string, Row] => [path, row]));
}
