import { addDays } from "../../kernel/dates.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import {
  configurationKinds,
  type ConfigurationBody,
  type ConfigurationKind,
} from "./configuration-kinds.ts";

export type NewVersion<K extends ConfigurationKind> = {
  readonly partnershipId: number;
  readonly kind: K;
  readonly key: string;
  readonly body: ConfigurationBody<K>;
  readonly from: string;
};

/**
 * A piece of configuration from a day on: a new version, which ends the one before it. Runs under the
 * maintenance role (see platform/database/maintenance.ts).
 */
export async function setVersion<K extends ConfigurationKind>(
  tx: Tx,
  { partnershipId, kind, key, body: given, from }: NewVersion<K>,
): Promise<void> {
  const body = JSON.stringify(configurationKinds[kind].body.parse(given));
  await tx
    .updateTable("directory.configuration")
    .set({ in_force_to: addDays(from, -1) })
    .where("partnership_id", "=", partnershipId)
    .where("kind", "=", kind)
    .where("key", "=", key)
    .where("in_force_from", "<", from)
    .where("in_force_to", "is", null)
    .execute();
  await tx
    .insertInto("directory.configuration")
    .values({
      configuration_id: newId(),
      partnership_id: partnershipId,
      kind,
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
