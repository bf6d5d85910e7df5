import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration, type ConfigurationBody } from "../../configuration/index.ts";

/** The kinds of documents, as they stood on a day. */
export type DocumentScheme = ConfigurationBody<"documents"> & { readonly id: string };

export async function documentsOn(tx: Tx, on: string): Promise<DocumentScheme> {
  const { id, body } = await getConfiguration(tx, { kind: "documents", key: "documents", on });
  return { id, ...body };
}
