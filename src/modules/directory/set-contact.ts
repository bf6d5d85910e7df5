import { addDays } from "../../kernel/dates.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { configurationKinds, type ConfigurationBody } from "./configuration-kinds.ts";

export type NewContact = {
  readonly partnershipId: number;
  readonly key: "mash";
  readonly contact: ConfigurationBody<"contact">;
  readonly from: string;
};

/**
 * Whom to ring, from a day on: a new version, which ends the one before it. Runs under the
 * maintenance role (see platform/database/maintenance.ts).
 */
export async function setContact(
  tx: Tx,
  { partnershipId, key, contact, from }: NewContact,
): Promise<void> {
  const body = JSON.stringify(configurationKinds.contact.body.parse(contact));
  await tx
    .updateTable("directory.configuration")
    .set({ in_force_to: addDays(from, -1) })
    .where("partnership_id", "=", partnershipId)
    .where("kind", "=", "contact")
    .where("key", "=", key)
    .where("in_force_from", "<", from)
    .where("in_force_to", "is", null)
    .execute();
  await tx
    .insertInto("directory.configuration")
    .values({
      configuration_id: newId(),
      partnership_id: partnershipId,
      kind: "contact",
      key,
      in_force_from: from,
      body,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["partnership_id", "kind", "key", "in_force_from"])
        .doUpdateSet({ body, in_force_to: null }),
    )
    .execute();
}
