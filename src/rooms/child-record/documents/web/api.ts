import { z } from "zod";
import type { ChildFacts } from "../../web/child-frame.tsx";
import type { ChildDocument } from "../document-reads.ts";

export const apiDocuments = z.object({
  child: z.object({ id: z.uuid(), reference: z.string() }),
  documents: z.array(
    z.object({
      id: z.uuid(),
      kind: z.string(),
      kindName: z.string(),
      title: z.string(),
      datedOn: z.iso.date(),
      source: z.string(),
      addedAt: z.iso.datetime(),
    }),
  ),
});

/** What stands, without the files. */
export const documentsBody = (
  { person }: ChildFacts,
  documents: readonly ChildDocument[],
): z.input<typeof apiDocuments> => ({
  child: { id: person.personId, reference: person.reference },
  documents: documents
    .filter(({ takenBackAt }) => takenBackAt === null)
    .map(({ documentId, kind, kindName, title, datedOn, source, addedAt }) => ({
      id: documentId,
      kind,
      kindName,
      title,
      datedOn,
      source,
      addedAt: addedAt.toISOString(),
    })),
});
