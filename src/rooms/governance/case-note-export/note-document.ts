import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { Document } from "../../../platform/documents/index.ts";
import { english } from "../../../platform/words/index.ts";
import { fullName } from "../../subjects/index.ts";
import { noteKinds, type Note } from "./note-reads.ts";

type Taking = { readonly by: string; readonly at: Date };

/** One decision as a paper for the council’s own record. */
export function noteDocument(note: Note, { by, at }: Taking): Document {
  const born = note.bornOn === null ? "date of birth not known" : `born ${formatDate(note.bornOn)}`;
  const paragraphs = (note.detail ?? "No reason was recorded.").split(/\n{2,}/u);
  return {
    title: `${noteKinds[note.kind]}: note to file`,
    marking: "OFFICIAL-SENSITIVE",
    madeFor: "For the council’s own record of the child",
    made: `${formatDateTime(at)}, by ${by}`,
    taken: `Taken by ${by}, ${formatDateTime(at)}`,
    language: english,
    blocks: [
      {
        kind: "facts",
        facts: [
          ["Child", `${fullName(note)}, ${born}`],
          ["Lantern record", note.reference],
          ["What was decided", note.headline],
          ["When", formatDateTime(note.decidedAt)],
          ["By", note.decidedBy ?? "Not recorded"],
        ],
      },
      { kind: "heading", text: "Why" },
      ...paragraphs.map((text) => ({ kind: "paragraph", text }) as const),
    ],
  };
}

/** The same for another system: fixed names, moments as ISO 8601. */
export const noteData = (note: Note) => ({
  id: note.noteId,
  kind: note.kind,
  headline: note.headline,
  reason: note.detail,
  decidedAt: note.decidedAt.toISOString(),
  decidedBy: note.decidedBy,
  filed:
    note.filedIn === null || note.filedAt === null
      ? null
      : { in: note.filedIn, at: note.filedAt.toISOString(), by: note.filedBy },
});
