import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { pathwayKind } from "./configuration-kinds.ts";

/** The stages of the pathway, in order, as they stood on a day. */
export type Pathway = BodyOf<typeof pathwayKind>;

export async function pathwayOn(tx: Tx, on: string): Promise<Pathway> {
  return (await getConfiguration(tx, { kind: pathwayKind, key: "pathway", on })).body;
}

/** A stage that the pathway in force no longer has is still shown, by its key. */
export function stageName({ stages }: Pathway, key: string): string {
  return stages.find((one) => one.key === key)?.name ?? key.replaceAll("-", " ");
}
