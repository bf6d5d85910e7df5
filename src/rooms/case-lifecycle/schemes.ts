import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type ConfigurationBody } from "../configuration/index.ts";

export type ClosureScheme = ConfigurationBody<"closure"> & { readonly id: string };
/** What stops a closing, and who may set it aside. */
export type StopScheme = ConfigurationBody<"closure-stops"> & { readonly id: string };
export type TransitionScheme = ConfigurationBody<"transition">;

export async function closureSchemeOn(tx: Tx, on: string): Promise<ClosureScheme> {
  const { id, body } = await getConfiguration(tx, { kind: "closure", key: "closure", on });
  return { id, ...body };
}

export async function stopSchemeOn(tx: Tx, on: string): Promise<StopScheme> {
  const { id, body } = await getConfiguration(tx, {
    kind: "closure-stops",
    key: "closure-stops",
    on,
  });
  return { id, ...body };
}

export async function transitionOn(tx: Tx, on: string): Promise<TransitionScheme> {
  return (await getConfiguration(tx, { kind: "transition", key: "transition", on })).body;
}
