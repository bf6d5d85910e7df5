import type { Tx } from "../../platform/database/database.ts";
import { getConfigurations } from "../configuration/index.ts";
import { flagTypeKind, harmStatusKind, levelSchemeKind } from "./configuration-kinds.ts";
import type { FlagScheme } from "./flag-scheme.ts";
import type { HarmScheme } from "./harm-scheme.ts";
import type { LevelScheme } from "./level-scheme.ts";

/** The words by which a child's standing is said: on every page about a child, and on the tracker. */
export type Schemes = {
  readonly scheme: LevelScheme;
  readonly harmScheme: HarmScheme;
  readonly flagScheme: FlagScheme;
};

const asked = {
  scheme: [levelSchemeKind, "level"],
  harmScheme: [harmStatusKind, "harm-status"],
  flagScheme: [flagTypeKind, "flags"],
} as const;

/** All three as they stand on a day, in one statement. */
export async function schemesOn(tx: Tx, on: string): Promise<Schemes> {
  const { scheme, harmScheme, flagScheme } = await getConfigurations(tx, on, asked);
  return {
    scheme: { id: scheme.id, ...scheme.body },
    harmScheme: { id: harmScheme.id, ...harmScheme.body },
    flagScheme: { id: flagScheme.id, ...flagScheme.body },
  };
}
