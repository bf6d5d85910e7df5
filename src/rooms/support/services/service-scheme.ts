import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../../configuration/index.ts";
import { servicesKind } from "../configuration-kinds.ts";

/** How services are sorted and counted, as it stood on a day. */
export type ServiceScheme = BodyOf<typeof servicesKind>;

export async function serviceSchemeOn(tx: Tx, on: string): Promise<ServiceScheme> {
  return (await getConfiguration(tx, { kind: servicesKind, key: "services", on })).body;
}

type Named = { readonly key: string; readonly name: string };

/** In the list's words, or the key itself where the list no longer has it. */
export const nameIn = (list: readonly Named[], key: string | null): string =>
  list.find((one) => one.key === key)?.name ?? key ?? "";
