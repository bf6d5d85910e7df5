import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { closureKind, closureStopsKind, transitionKind } from "./configuration-kinds.ts";

export type ClosureScheme = BodyOf<typeof closureKind> & { readonly id: string };
/** What stops a closing, and who may set it aside. */
export type StopScheme = BodyOf<typeof closureStopsKind> & { readonly id: string };
export type TransitionScheme = BodyOf<typeof transitionKind>;

/** What can still stand on a record, as the rules of closing call it. */
export type Check = ClosureScheme["hinders"][number];

export async function closureSchemeOn(tx: Tx, on: string): Promise<ClosureScheme> {
  const { id, body } = await getConfiguration(tx, { kind: closureKind, key: "closure", on });
  return { id, ...body };
}

export async function stopSchemeOn(tx: Tx, on: string): Promise<StopScheme> {
  const { id, body } = await getConfiguration(tx, {
    kind: closureStopsKind,
    key: "closure-stops",
    on,
  });
  return { id, ...body };
}

export async function transitionOn(tx: Tx, on: string): Promise<TransitionScheme> {
  return (await getConfiguration(tx, { kind: transitionKind, key: "transition", on })).body;
}
