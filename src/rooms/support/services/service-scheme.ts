import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration, type ConfigurationBody } from "../../configuration/index.ts";

/** How services are sorted and counted, as it stood on a day. */
export type ServiceScheme = ConfigurationBody<"services">;

export async function serviceSchemeOn(tx: Tx, on: string): Promise<ServiceScheme> {
  return (await getConfiguration(tx, { kind: "services", key: "services", on })).body;
}

type Named = { readonly key: string; readonly name: string };

/** In the list's words, or the key itself where the list no longer has it. */
export const nameIn = (list: readonly Named[], key: string | null): string =>
  list.find((one) => one.key === key)?.name ?? key ?? "";
