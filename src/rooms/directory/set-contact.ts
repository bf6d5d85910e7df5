import type { Tx } from "../../platform/database/database.ts";
import { type ConfigurationBody, setVersion } from "../configuration/index.ts";

export type NewContact = {
  readonly partnershipId: number;
  readonly key: "mash";
  readonly contact: ConfigurationBody<"contact">;
  readonly from: string;
};

/** Whom to ring, from a day on. Runs under the maintenance role. */
export function setContact(tx: Tx, { contact, ...given }: NewContact): Promise<void> {
  return setVersion(tx, { ...given, kind: "contact", body: contact });
}
