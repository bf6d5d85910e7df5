import type { Tx } from "../../platform/database/database.ts";
import { manyOf } from "../../platform/rooms/slot.ts";

/**
 * What a partnership begins with besides roles and configuration. Asked for each new partnership, and for every one
 * after an upgrade: it adds what is not there, and changes nothing that is. Runs under the maintenance role.
 */
export const beginnings = manyOf<(tx: Tx, partnershipId: number) => Promise<void>>(
  "what a partnership begins with",
);
