import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type ConfigurationBody } from "../directory/index.ts";

/** What a meeting is for and goes through, as it stood on a day: a meeting keeps the version it was booked under. */
export type PanelType = ConfigurationBody<"panel-type"> & { readonly id: string };

export async function panelTypeOn(tx: Tx, on: string): Promise<PanelType> {
  const { id, body } = await getConfiguration(tx, { kind: "panel-type", key: "map", on });
  return { id, ...body };
}

/**
 * The parts of a meeting that are saved on their own. What the family reads has its own words, so
 * that nothing written for professionals travels into it.
 */
export const partsOf = ({ agenda }: PanelType): readonly string[] => [
  ...agenda.map(({ key }) => key),
  ...agenda.filter(({ inFamilyVersion }) => inFamilyVersion).map(({ key }) => familyPart(key)),
  "view-child",
  "view-parents",
  "attendance",
  "family",
];

export const familyPart = (key: string): string => `family.${key}`;
