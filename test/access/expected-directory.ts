import type { Row } from "./expected.ts";
import { everybody, without } from "./groups.ts";

/** Who to ring is everybody's; the walk names no owner and no number: those are in test/access/directory.test.ts. */
const keeps = "coordinator commissioner";
const all: Row = { 200: everybody };
const nothing: Row = { 404: everybody };
const kept: Row = { 404: keeps, 403: without(keeps) };

export const directoryRows: Readonly<Record<string, Row>> = {
  "GET /directory": all,
  "GET /api/directory": all,
  "GET /directory/of/:ownerId": nothing,
  "GET /directory/of/:ownerId/add": kept,
  "POST /directory/of/:ownerId/add": kept,
  "GET /directory/numbers/:contactNumberId": kept,
  "POST /directory/numbers/:contactNumberId": kept,
  "GET /directory/numbers/:contactNumberId/end": kept,
  "POST /directory/numbers/:contactNumberId/end": kept,
  "POST /directory/numbers/:contactNumberId/rung": nothing,
};
