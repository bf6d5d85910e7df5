import type { Tx } from "../../../../platform/database/database.ts";
import { anId } from "../../../../platform/http/field.ts";
import type { ChildFacts } from "../../web/child-frame.tsx";
import { childParams } from "../../web/child-route.ts";
import { findDocument } from "../document-reads.ts";

export const documentParams = childParams.extend({ documentId: anId });

/** A document of this child that nobody has taken back. */
export async function standing(tx: Tx, facts: ChildFacts, documentId: string) {
  const found = await findDocument(tx, facts.person.personId, documentId);
  return found?.takenBackAt === null ? found : undefined;
}
