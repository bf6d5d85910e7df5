import type { Tx } from "../../platform/database/database.ts";
import { setVersion, type BodyOf } from "../configuration/index.ts";
import { publicAreasKind } from "./configuration-kinds.ts";

export type NewAreas = {
  readonly partnershipId: number;
  readonly areas: BodyOf<typeof publicAreasKind>;
  readonly from: string;
};

/** Numbers for the public in each area, from a day on. Runs under the maintenance role. */
export function setAreas(tx: Tx, { areas, ...given }: NewAreas): Promise<void> {
  return setVersion(tx, { ...given, kind: publicAreasKind, key: "public-areas", body: areas });
}
