import type { Tx } from "../../platform/database/database.ts";
import type { ConfigurationBody } from "./configuration-kinds.ts";
import { getConfiguration } from "./configuration-reads.ts";

/** On what basis agencies share, as it stood on a day. */
export type SharingAgreement = ConfigurationBody<"sharing-agreement"> & { readonly id: string };

export async function sharingAgreementOn(tx: Tx, on: string): Promise<SharingAgreement> {
  const { id, body } = await getConfiguration(tx, {
    kind: "sharing-agreement",
    key: "partnership",
    on,
  });
  return { id, ...body };
}

/** The lawful basis that stands for a kind of agency unless somebody says otherwise. */
export function usualBasis(agreement: SharingAgreement, agencyKind: string): string {
  return Object.hasOwn(agreement.usual, agencyKind)
    ? (agreement.usual[agencyKind] ?? agreement.otherwise)
    : agreement.otherwise;
}

export function basisName(agreement: SharingAgreement, key: string): string {
  return agreement.bases.find((basis) => basis.key === key)?.name ?? key;
}
