import { z } from "zod";
import { counted } from "../../../kernel/words.ts";
import type { Reading } from "../../../platform/lists/declared.ts";
import { defineList } from "../../../platform/lists/define-list.ts";
import { typed } from "../../../platform/lists/filters.ts";
import { listDocuments, type ChildDocument } from "./document-reads.ts";

type ReadQuery = { readonly kind: string | undefined };

/** The documents of a child that stand, the newest first, by kind; what was taken back is read beside them. */
export const documentList = defineList({
  about: "children",
  filters: { kind: typed(40) },
  read: async ({ tx, asked: { kind }, of: personId }: Reading<ReadQuery, string>) => {
    const all = await listDocuments(tx, personId);
    const stand = all.filter(({ takenBackAt }) => takenBackAt === null);
    const rows = kind === undefined ? stand : stand.filter((one) => one.kind === kind);
    return { rows, around: { stand, back: all.filter(({ takenBackAt }) => takenBackAt !== null) } };
  },
  columns: {
    document: "Document",
    day: "Day",
    from: "From",
    added: "Added",
  },
  tables: {
    documents: {
      caption: ({ rows }) => `${counted(rows.length, "document")}, the newest first`,
      empty: "No document is here yet.",
    },
  },
  facets: ({ around: { stand }, asked: { kind } }) => {
    const every = { text: "All kinds", count: stand.length, asks: { kind: undefined } };
    const kinds = kindsOf(stand);
    // One kind alone needs no choice.
    return { kinds: kinds.length < 2 && kind === undefined ? [] : [every, ...kinds] };
  },
  api: {
    rows: "documents",
    fields: {
      id: z.uuid(),
      kind: z.string(),
      kindName: z.string(),
      title: z.string(),
      datedOn: z.iso.date(),
      source: z.string(),
      addedAt: z.iso.datetime(),
    },
    more: ({ documentId, addedAt }) => ({ id: documentId, addedAt: addedAt.toISOString() }),
  },
});

function kindsOf(documents: readonly ChildDocument[]) {
  return [...Map.groupBy(documents, ({ kind }) => kind)]
    .map(([kind, its]) => ({ text: its[0]?.kindName ?? kind, count: its.length, asks: { kind } }))
    .toSorted((a, b) => a.text.localeCompare(b.text));
}
