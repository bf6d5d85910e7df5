import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../../configuration/index.ts";
import { sharingDutyKind } from "../configuration-kinds.ts";
import { sharingAgreementOn, withLaw, type Basis } from "../../directory/index.ts";

type Duty = BodyOf<typeof sharingDutyKind>["duties"][number];

/** On what information of a concern can be shared on a day, and which duties are in force by then. */
export type SharingBases = {
  readonly agreementId: string;
  /** Each with its lawful basis, its legal gateway and its condition. */
  readonly bases: readonly Basis[];
  readonly duties: readonly Duty[];
};

export async function sharingBasesOn(tx: Tx, on: string): Promise<SharingBases> {
  const agreement = await sharingAgreementOn(tx, on);
  const asked = { kind: sharingDutyKind, key: "sharing-duty", on } as const;
  const { body } = await getConfiguration(tx, asked);
  const duties = dutiesInForce(body.duties, on);
  return {
    agreementId: agreement.id,
    bases: [
      ...duties.map(({ key, name }) => ({
        ...(agreement.bases.find((one) => one.key === key) ?? withLaw({ key, name })),
        name,
      })),
      // A duty stands among the confirmed bases before it is in force: then it is none yet.
      ...agreement.bases.filter(({ key }) => !body.duties.some((duty) => duty.key === key)),
    ],
    duties,
  };
}

/** A duty without a day, or with one that is still to come, is not there yet. */
export const dutiesInForce = (duties: readonly Duty[], on: string): readonly Duty[] =>
  duties.filter(({ inForceFrom }) => inForceFrom !== null && inForceFrom <= on);

export const basisIn = ({ bases }: SharingBases, key: string): string =>
  bases.find((one) => one.key === key)?.name ?? key;

/** Which law lets it pass; nothing where a version of the agreement is not kept any more. */
export const gatewayIn = ({ bases }: SharingBases, key: string): string | undefined =>
  bases.find((one) => one.key === key)?.gateway;
