import type { Tx } from "../../platform/database/database.ts";
import { getConfigurationVersion, listInForce, type BodyOf } from "../configuration/index.ts";
import { panelTypeKind } from "./configuration-kinds.ts";

/** What a meeting is for and goes through, as it stood on a day: a meeting keeps the version it was booked under. */
export type PanelType = BodyOf<typeof panelTypeKind> & {
  readonly id: string;
  readonly key: string;
};

/** The kind of meeting that is booked unless another is chosen. */
export const usualType = "map";

/** What can be booked on a day, the usual meeting first. */
export async function panelTypesOn(tx: Tx, on: string): Promise<readonly PanelType[]> {
  const found = await listInForce(tx, { kind: panelTypeKind, on });
  return found
    .map(({ id, key, body }) => ({ id, key, ...body }))
    .toSorted((one, other) => Number(other.key === usualType) - Number(one.key === usualType));
}

/** Undefined where the partnership has no such meeting on the day. */
export async function panelTypeOn(
  tx: Tx,
  on: string,
  key: string = usualType,
): Promise<PanelType | undefined> {
  return (await panelTypesOn(tx, on)).find((one) => one.key === key);
}

/** The version that a meeting was booked under. */
export async function panelTypeOf(
  tx: Tx,
  { panelTypeId }: { readonly panelTypeId: string },
): Promise<PanelType> {
  const { id, key, body } = await getConfigurationVersion(tx, {
    kind: panelTypeKind,
    id: panelTypeId,
  });
  return { id, key, ...body };
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
