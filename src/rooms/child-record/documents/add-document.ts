import type { FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { endings, type MediaType } from "../../../platform/files/file-kind.ts";
import type { ScannedFile } from "../../../platform/files/scan-result.ts";
import { storeFile, type FileStamp } from "../../../platform/files/stored-files.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { appendChronology } from "../chronology-writes.ts";
import { documentForm, type DocumentForm } from "./document-form.ts";
import type { DocumentScheme } from "./document-scheme.ts";

type OfChild = { readonly personId: string; readonly partnershipId: number };

export type AddingDocument = {
  readonly person: OfChild;
  readonly scheme: DocumentScheme;
  readonly form: DocumentForm;
  readonly file: ScannedFile | undefined;
  /** What is wrong with the file that came is said by its field already. */
  readonly isFileRefused?: boolean;
};

export type DocumentChange =
  | { readonly kind: "accepted"; readonly documentId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/**
 * Adds a document with its file. The file is kept under the stamp of the child, and its own name is
 * not: a name can say where a child is, and the title says what it is.
 */
export async function addDocument(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, scheme, form, file, isFileRefused = false }: AddingDocument,
): Promise<DocumentChange> {
  const reading = { scheme, now: at, hasFile: file !== undefined, isFileRefused };
  const read = documentForm.read({ ...form, file: undefined }, reading);
  if (read.errors) return { kind: "invalid", errors: read.errors };
  if (!file) return { kind: "invalid", errors: [] };
  const { kind, title, dated, source } = read.value;
  const kindName = scheme.kinds.find(({ key }) => key === kind)?.name ?? kind;
  const name = `${kindName} of ${dated}${endingOf(file.mediaType)}`;
  const stored = { ...file, name, ...(await stampOf(tx, person)), actor, at };
  const documentId = newId();
  await tx
    .insertInto("protect.documents")
    .values({
      document_id: documentId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      scheme_id: scheme.id,
      kind,
      title,
      dated_on: dated,
      source,
      file_id: await storeFile(tx, stored),
      added_by: actor.id,
      added_at: at,
    })
    .execute();
  await appendChronology(tx, person, {
    kind: "document",
    by: actor,
    happenedOn: today,
    detail: null,
    headline: `Document added: ${kindName}`.slice(0, 200),
  });
  return { kind: "accepted", documentId };
}

const endingOf = (mediaType: MediaType): string => endings[mediaType][0];

/** A file begins with the stamp of its child; triggers keep it so. */
async function stampOf(tx: Tx, { personId }: OfChild): Promise<FileStamp> {
  const row = await tx
    .selectFrom("subjects.people")
    .select(["partnership_id", "acl", "restricted", "shut_out"])
    .where("person_id", "=", personId)
    .executeTakeFirstOrThrow();
  const { partnership_id: partnershipId, acl, restricted, shut_out: shutOut } = row;
  return { partnershipId, acl, restricted, shutOut };
}
