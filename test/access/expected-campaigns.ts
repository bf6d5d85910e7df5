import type { Row } from "./expected.ts";
import { everybody, without } from "./groups.ts";

/** Nothing is recorded here: what each reader and writer gets of a record is in test/access/campaigns.test.ts. */
const keeps = "coordinator training";
const kept = (status: number): Row => ({ [status]: keeps, 403: without(keeps) });
const all: Row = { 200: everybody };
const nothing: Row = { 404: everybody };

export const campaignRows: Readonly<Record<string, Row>> = {
  "GET /campaigns": all,
  "GET /campaigns/:campaignId": nothing,
  "GET /campaigns/:campaignId/reach": kept(404),
  "POST /campaigns/:campaignId/reach": kept(404),
  "GET /businesses": all,
  "GET /api/businesses": all,
  "GET /businesses/new": kept(200),
  "POST /businesses/new": kept(422),
  "GET /businesses/:businessId": nothing,
  "GET /businesses/:businessId/contacts": kept(404),
  "POST /businesses/:businessId/contacts": kept(404),
  "GET /businesses/:businessId/end": kept(404),
  "POST /businesses/:businessId/end": kept(404),
  "GET /resources": all,
  "GET /api/resources": all,
  "GET /resources/new": kept(200),
  "POST /resources/new": kept(422),
  "GET /resources/:resourceId": nothing,
  "POST /resources/:resourceId": nothing,
  "GET /resources/:resourceId/withdraw": nothing,
  "POST /resources/:resourceId/withdraw": nothing,
  // Off until a partnership turns it on.
  "GET /leaflets-and-films": nothing,
};
