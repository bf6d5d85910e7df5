import type { Row } from "./expected.ts";
import { everybody, without } from "./groups.ts";

/** The list is everybody's; what is named, and which message, is in test/access/leads.test.ts. */
const sends = "coordinator mash";
const all: Row = { 200: everybody };
const nothing: Row = { 404: everybody };
const sent = (status: number): Row => ({ [status]: sends, 403: without(sends) });

export const leadRows: Readonly<Record<string, Row>> = {
  "GET /leads": all,
  "GET /leads/file": all,
  "GET /api/leads": all,
  "GET /leads/agencies/:agencyId": nothing,
  "GET /leads/agencies/:agencyId/name": nothing,
  "POST /leads/agencies/:agencyId/name": nothing,
  "GET /leads/schools/:schoolId": nothing,
  "GET /leads/schools/:schoolId/name": nothing,
  "POST /leads/schools/:schoolId/name": nothing,
  "POST /leads/named/:leadId/confirm": nothing,
  "GET /leads/named/:leadId/training": nothing,
  "POST /leads/named/:leadId/training": nothing,
  "GET /leads/named/:leadId/end": nothing,
  "POST /leads/named/:leadId/end": nothing,
  "GET /leads/messages": all,
  "GET /leads/messages/new": sent(200),
  // No lead is named in the walk: what one does is in test/access/leads.test.ts.
  "POST /leads/messages/new": sent(422),
  "GET /leads/messages/:leadMessageId": nothing,
  "POST /leads/messages/:leadMessageId/withdraw": sent(404),
  "POST /leads/messages/:leadMessageId/chase": sent(404),
  "POST /leads/messages/:leadMessageId/receipts/:leadReceiptId/told": sent(404),
};
