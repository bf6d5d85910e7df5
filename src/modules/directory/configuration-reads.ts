import type { Tx } from "../../platform/database/database.ts";

export type ConfigurationInForce = { readonly id: string; readonly body: unknown };

/** The version of a piece of configuration that is in force on a day, for the acting partnership. */
export async function getConfiguration(
  tx: Tx,
  { kind, key, on }: { kind: string; key: string; on: string },
): Promise<ConfigurationInForce> {
  const row = await tx
    .selectFrom("directory.configuration")
    .select(["configuration_id", "body"])
    .where("kind", "=", kind)
    .where("key", "=", key)
    .where("in_force_from", "<=", on)
    .where((is) => is.or([is("in_force_to", "is", null), is("in_force_to", ">=", on)]))
    .orderBy("in_force_from", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) throw new Error(`no ${kind} is in force on ${on}`);
  return { id: row.configuration_id, body: row.body };
}
