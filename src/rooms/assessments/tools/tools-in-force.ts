import type { Instrument } from "../../../instruments/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { listInForce } from "../../configuration/index.ts";
import { instrumentKind } from "../configuration-kinds.ts";

/** A tool as it is in force, with the id of the version that a use of it keeps. */
export type Tool = { readonly id: string; readonly instrument: Instrument };

export async function listTools(tx: Tx, on: string): Promise<readonly Tool[]> {
  const found = await listInForce(tx, { kind: instrumentKind, on });
  // What may be absent from zod's type is absent here, never undefined.
  return found.map(({ id, body }) => ({ id, instrument: body as Instrument }));
}

export async function findTool(
  tx: Tx,
  { key, on }: { readonly key: string; readonly on: string },
): Promise<Tool | undefined> {
  return (await listTools(tx, on)).find(({ instrument }) => instrument.key === key);
}
