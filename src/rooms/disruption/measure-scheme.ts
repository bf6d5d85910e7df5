import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, getConfigurationVersion, type BodyOf } from "../configuration/index.ts";
import type { ThingKind } from "../people-and-places/index.ts";
import { measuresKind } from "./configuration-kinds.ts";

export type MeasureScheme = BodyOf<typeof measuresKind> & { readonly id: string };
export type CatalogueMeasure = MeasureScheme["measures"][number];

/** The catalogue in force on a day. */
export async function measureSchemeOn(tx: Tx, on: string): Promise<MeasureScheme> {
  const { id, body } = await getConfiguration(tx, { kind: measuresKind, key: "measures", on });
  return { id, ...body };
}

/** The row that a measure was proposed by, as it was then. */
export async function measureInScheme(
  tx: Tx,
  { schemeId, key }: { readonly schemeId: string; readonly key: string },
): Promise<{ readonly row: CatalogueMeasure | undefined; readonly remindAt: number }> {
  const { body } = await getConfigurationVersion(tx, { kind: measuresKind, id: schemeId });
  return { row: body.measures.find((one) => one.key === key), remindAt: body.remindAt };
}

/** Whether a partnership uses it on that day. */
export const isInUse = ({ isOn, inForceFrom, inForceTo }: CatalogueMeasure, on: string): boolean =>
  isOn && inForceFrom !== null && inForceFrom <= on && (inForceTo ?? on) >= on;

/** What can be considered on a subject of this kind. */
export const offeredOn = (
  { measures }: MeasureScheme,
  { kind, on }: { readonly kind: ThingKind; readonly on: string },
): readonly CatalogueMeasure[] =>
  measures.filter((one) => isInUse(one, on) && (one.of as readonly string[]).includes(kind));
