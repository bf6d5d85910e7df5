import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { flagTypeKind } from "./configuration-kinds.ts";

/** The flags that a partnership uses, as they stood on a day. */
export type FlagScheme = BodyOf<typeof flagTypeKind> & { readonly id: string };

export async function flagSchemeOn(tx: Tx, on: string): Promise<FlagScheme> {
  const { id, body } = await getConfiguration(tx, { kind: flagTypeKind, key: "flags", on });
  return { id, ...body };
}

/** A flag whose type is no longer in force still stands, and is shown by its key. */
export function flagName({ types }: FlagScheme, type: string): string {
  return types.find((one) => one.key === type)?.name ?? type.replaceAll("-", " ");
}
