import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../../configuration/index.ts";
import { documentsKind } from "../configuration-kinds.ts";

/** The kinds of documents, as they stood on a day. */
export type DocumentScheme = BodyOf<typeof documentsKind> & { readonly id: string };

export async function documentsOn(tx: Tx, on: string): Promise<DocumentScheme> {
  const { id, body } = await getConfiguration(tx, { kind: documentsKind, key: "documents", on });
  return { id, ...body };
}
