import type { Tx } from "../../../platform/database/database.ts";
import { openText, ringOf, type Place } from "../../../platform/sealing/index.ts";

/** What is sealed of a row of the register. */
export type RoleDetails = { readonly address: string; readonly employer: string };

export const rolePlace = (row: string, partnershipId: number): Place => ({
  table: "govern.public_roles",
  row,
  partnershipId,
});

type SealedDetails = { readonly sealedKey: Buffer; readonly sealed: Buffer };

export function openDetails(
  tx: Tx,
  place: Place,
  { sealedKey, sealed }: SealedDetails,
): RoleDetails {
  const text = openText(ringOf(tx), place, { sealedKey, sealed, column: "details_sealed" });
  return JSON.parse(text ?? "{}") as RoleDetails;
}
