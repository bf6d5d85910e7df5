import type { Tx } from "../../platform/database/database.ts";
import { setVersion, type BodyOf } from "../configuration/index.ts";
import { contactKind } from "./configuration-kinds.ts";

export type NewContact = {
  readonly partnershipId: number;
  readonly key: "mash";
  readonly contact: BodyOf<typeof contactKind>;
  readonly from: string;
};

/** Who to ring, from a day on. Runs under the maintenance role. */
export function setContact(tx: Tx, { contact, ...given }: NewContact): Promise<void> {
  return setVersion(tx, { ...given, kind: contactKind, body: contact });
}
