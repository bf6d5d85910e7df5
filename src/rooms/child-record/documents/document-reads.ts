import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { shownName } from "../../directory/index.ts";

export type ChildDocument = {
  readonly documentId: string;
  /** By the list in force when it was added. */
  readonly kind: string;
  readonly kindName: string;
  readonly title: string;
  readonly datedOn: string;
  readonly source: string;
  readonly addedById: string;
  readonly addedBy: string;
  readonly addedAt: Date;
  readonly fileId: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly scan: string;
  /** What was said of a picture; null where nobody has looked, and of every other file. */
  readonly outcome: string | null;
  readonly lookedBy: string | null;
  readonly lookReason: string | null;
  /** Somebody who is named in the protection that stands now says that it does not tell where the child is. */
  readonly isLookedThrough: boolean;
  readonly takenBackAt: Date | null;
  readonly takenBackBy: string | null;
  readonly takenBackReason: string | null;
};

/** All documents of a child within reach, the newest first; those that were taken back too. */
export async function listDocuments(tx: Tx, personId: string): Promise<readonly ChildDocument[]> {
  const { rows } = await sql<ChildDocument>`
    select d.document_id as "documentId", d.kind, d.title, d.dated_on as "datedOn", d.source,
      coalesce((select k.one ->> 'name' from jsonb_array_elements(c.body -> 'kinds') k (one)
        where k.one ->> 'key' = d.kind limit 1), d.kind) as "kindName",
      d.added_by as "addedById", ${shownName({ staff: "b", at: "d.added_at" })} as "addedBy", d.added_at as "addedAt", d.file_id as "fileId",
      f.media_type as "mediaType", f.size_bytes as "sizeBytes", f.scan,
      r.outcome, ${shownName({ staff: "l", at: "r.reviewed_at" })} as "lookedBy", r.reason as "lookReason",
      exists (select from protect.document_looks k join subjects.protection_of(d.person_id) q on q.protection_id = k.protection_id
        where k.file_id = d.file_id) as "isLookedThrough",
      d.taken_back_at as "takenBackAt", ${shownName({ staff: "t", at: "d.taken_back_at" })} as "takenBackBy", d.taken_back_reason as "takenBackReason"
    from protect.documents d
    join directory.configuration c on c.configuration_id = d.scheme_id
    join directory.staff b on b.staff_id = d.added_by
    join files.files f on f.file_id = d.file_id
    left join files.picture_reviews r on r.file_id = d.file_id
    left join directory.staff l on l.staff_id = r.reviewed_by
    left join directory.staff t on t.staff_id = d.taken_back_by
    where d.person_id = ${personId}::uuid
    order by d.dated_on desc, d.document_id desc limit 1000`.execute(tx);
  return rows;
}

/** One document of this child that stands, or undefined. */
export async function findDocument(
  tx: Tx,
  personId: string,
  documentId: string,
): Promise<ChildDocument | undefined> {
  const all = await listDocuments(tx, personId);
  return all.find((one) => one.documentId === documentId);
}
