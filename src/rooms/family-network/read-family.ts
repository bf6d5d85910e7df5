import type { Tx } from "../../platform/database/database.ts";
import { pipelined } from "../../platform/database/pipeline.ts";
import { findProtection } from "../subjects/index.ts";
import {
  listAround,
  listContacts,
  listDecisions,
  listDoNotTell,
  listOrders,
  listResponsibilities,
  listRestrictions,
  listViews,
} from "./family-reads.ts";
import { listHouseholds } from "./household-reads.ts";
import { countSiblingsBeyond, listSiblings } from "./siblings/sibling-reads.ts";

/** Everything on the page of a child's family and network. */
export const readFamily = (tx: Tx, personId: string) =>
  pipelined({
    people: listAround(tx, personId),
    views: listViews(tx, personId),
    contacts: listContacts(tx, personId),
    responsibilities: listResponsibilities(tx, personId),
    restrictions: listRestrictions(tx, personId),
    orders: listOrders(tx, personId),
    marks: listDoNotTell(tx, personId),
    decisions: listDecisions(tx, personId),
    households: listHouseholds(tx, personId),
    protection: findProtection(tx, personId),
    siblings: listSiblings(tx, personId),
    siblingsBeyond: countSiblingsBeyond(tx, personId),
  });

export type Family = Awaited<ReturnType<typeof readFamily>>;
