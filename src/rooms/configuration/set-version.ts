import { addDays } from "../../kernel/dates.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { BodyOf, Kind } from "./kind.ts";

export type NewVersion<K extends Kind> = {
  readonly partnershipId: number;
  readonly kind: K;
  readonly key: string;
  readonly body: BodyOf<K>;
  readonly from: string;
};

/**
 * A piece of configuration from a day on: a new version, which ends the one before it and itself ends where
 * one that was set for a later day begins. Runs under the maintenance role (see
 * platform/database/maintenance.ts).
 */
export async function setVersion<K extends Kind>(
  tx: Tx,
  { partnershipId, kind, key, body: given, from }: NewVersion<K>,
): Promise<void> {
  const body = JSON.stringify(kind.body.parse(given));
  const of = { partnership_id: partnershipId, kind: kind.name, key };
  await tx
    .updateTable("directory.configuration")
    .set({ in_force_to: addDays(from, -1) })
    .where((is) => is.and(of))
    .where("in_force_from", "<", from)
    .where((is) => is.or([is("in_force_to", "is", null), is("in_force_to", ">=", from)]))
    .execute();
  const later = await tx
    .selectFrom("directory.configuration")
    .select("in_force_from as from")
    .where((is) => is.and(of))
    .where("in_force_from", ">", from)
    .orderBy("in_force_from")
    .limit(1)
    .executeTakeFirst();
  const in_force_to = later ? addDays(later.from, -1) : null;
  await tx
    .insertInto("directory.configuration")
    .values({ configuration_id: newId(), ...of, in_force_from: from, in_force_to, body })
    .onConflict((conflict) =>
      conflict
        .columns(["partnership_id", "kind", "key", "in_force_from"])
        .doUpdateSet({ body, in_force_to }),
    )
    .execute();
}
