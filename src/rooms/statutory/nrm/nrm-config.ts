import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration, listInForce, type BodyOf } from "../../configuration/index.ts";
import { nrmClocksKind, nrmFormKind } from "../configuration-kinds.ts";

export type NrmFormBody = BodyOf<typeof nrmFormKind>;
export type NrmClocksBody = BodyOf<typeof nrmClocksKind>;
export type NrmField = NrmFormBody["sections"][number]["fields"][number];

export type NrmForm = { readonly id: string; readonly body: NrmFormBody };
/** Who decides and by when, with the id of the version that a referral keeps. */
export type NrmClocks = {
  readonly id: string;
  readonly key: string;
  readonly body: NrmClocksBody;
};

export const nrmFormOn = (tx: Tx, on: string): Promise<NrmForm> =>
  getConfiguration(tx, { kind: nrmFormKind, key: "nrm-form", on });

export const nrmClocksOn = (tx: Tx, on: string): Promise<readonly NrmClocks[]> =>
  listInForce(tx, { kind: nrmClocksKind, on });

export const fieldsOf = ({ sections }: NrmFormBody): readonly NrmField[] =>
  sections.flatMap(({ fields }) => fields);
