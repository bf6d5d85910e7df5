import type { Tx } from "../../platform/database/database.ts";
import { type ConfigurationBody, setVersion } from "../configuration/index.ts";

export type NewAreas = {
  readonly partnershipId: number;
  readonly areas: ConfigurationBody<"public-areas">;
  readonly from: string;
};

/** Whom the public rings in each area, from a day on. Runs under the maintenance role. */
export function setAreas(tx: Tx, { areas, ...given }: NewAreas): Promise<void> {
  return setVersion(tx, { ...given, kind: "public-areas", key: "public-areas", body: areas });
}
