import type { Tx } from "../../../../platform/database/database.ts";
import {
  getConfiguration,
  sharingAgreementOn,
  type ConfigurationBody,
} from "../../../directory/index.ts";

type Duty = ConfigurationBody<"sharing-duty">["duties"][number];

/** On what information of a concern can be shared on a day, and which duties are in force by then. */
export type SharingBases = {
  readonly agreementId: string;
  readonly bases: readonly { readonly key: string; readonly name: string }[];
  readonly duties: readonly Duty[];
};

export async function sharingBasesOn(tx: Tx, on: string): Promise<SharingBases> {
  const agreement = await sharingAgreementOn(tx, on);
  const asked = { kind: "sharing-duty", key: "sharing-duty", on } as const;
  const { body } = await getConfiguration(tx, asked);
  const duties = dutiesInForce(body.duties, on);
  return {
    agreementId: agreement.id,
    bases: [
      ...duties.map(({ key, name }) => ({ key, name })),
      // A duty stands among the confirmed bases before it is in force: then it is none yet.
      ...agreement.bases
        .filter(({ key }) => !body.duties.some((duty) => duty.key === key))
        .map(({ key, name }) => ({ key, name })),
    ],
    duties,
  };
}

/** A duty without a day, or with one that is still to come, is not there yet. */
export const dutiesInForce = (duties: readonly Duty[], on: string): readonly Duty[] =>
  duties.filter(({ inForceFrom }) => inForceFrom !== null && inForceFrom <= on);

export const basisIn = ({ bases }: SharingBases, key: string): string =>
  bases.find((one) => one.key === key)?.name ?? key;
