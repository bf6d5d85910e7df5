import { createHash } from "node:crypto";
import { newId } from "../../kernel/ids.ts";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/tx.ts";
import type { AcceptedFile } from "./accept-file.ts";

/** The access stamp of the record that a file is added to. */
export type FileStamp = {
  readonly partnershipId: number;
  readonly acl: readonly number[];
  readonly restricted: boolean;
  /** Staff with a conflict of interest. */
  readonly shutOut?: readonly string[];
};

type Adding = FileStamp & AcceptedFile & { readonly actor: Actor; readonly at: Date };

/** Stores a file that `acceptFile` let through; answers its id. It is never changed and never removed. */
export async function storeFile(tx: Tx, file: Adding): Promise<string> {
  const fileId = newId();
  await tx
    .insertInto("files.files")
    .values({
      file_id: fileId,
      partnership_id: file.partnershipId,
      acl: [...file.acl],
      restricted: file.restricted,
      shut_out: [...(file.shutOut ?? [])],
      name: file.name,
      media_type: file.mediaType,
      size_bytes: file.content.length,
      sha256: createHash("sha256").update(file.content).digest(),
      content: file.content,
      added_by: file.actor.kind === "staff" ? file.actor.id : null,
      added_at: file.at,
    })
    .execute();
  return fileId;
}

export type StoredFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
};

/** A file within the actor's reach. */
export async function findFile(tx: Tx, fileId: string): Promise<StoredFile | undefined> {
  return tx
    .selectFrom("files.files")
    .select(["name", "media_type as mediaType", "content"])
    .where("file_id", "=", fileId)
    .executeTakeFirst();
}
