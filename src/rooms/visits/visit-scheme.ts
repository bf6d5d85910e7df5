import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { visitsKind } from "./configuration-kinds.ts";

/** How visits are recorded, as it stood on a day. */
export type VisitScheme = BodyOf<typeof visitsKind> & { readonly id: string };

export async function visitSchemeOn(tx: Tx, on: string): Promise<VisitScheme> {
  const { id, body } = await getConfiguration(tx, { kind: visitsKind, key: "visits", on });
  return { id, ...body };
}
