import { createHash } from "node:crypto";
import { newId } from "../../kernel/ids.ts";
import type { Actor } from "../access/actor.ts";
import type { Tx } from "../database/tx.ts";
import { openBytes, ringOf, sealValues, type Place } from "../sealing/index.ts";
import type { ScannedFile } from "./scan-result.ts";

/** The access stamp of the record that a file is added to. */
export type FileStamp = {
  readonly partnershipId: number;
  readonly acl: readonly number[];
  readonly restricted: boolean;
  /** Staff with a conflict of interest. */
  readonly shutOut?: readonly string[];
};

type Adding = FileStamp & ScannedFile & { readonly actor: Actor; readonly at: Date };

const placeOf = (row: string, partnershipId: number): Place => ({
  table: "files.files",
  row,
  partnershipId,
});

/** Stores a file that `acceptFile` let through; answers its id. It is never changed and never removed. */
export async function storeFile(tx: Tx, file: Adding): Promise<string> {
  const fileId = newId();
  const { content } = file;
  const { sealedKey, sealed } = sealValues(ringOf(tx), placeOf(fileId, file.partnershipId), {
    content,
  });
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
      size_bytes: content.length,
      sha256: createHash("sha256").update(sealed.content).digest(),
      sealed_key: sealedKey,
      content: sealed.content,
      scan: file.scan,
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

/**
 * A file within the actor's reach. A picture that nobody has looked at is opened by who sent it and by
 * those who review; one that was refused by nobody.
 */
export async function findFile(
  tx: Tx,
  fileId: string,
  reader: PictureReader,
): Promise<StoredFile | undefined> {
  const row = await tx
    .selectFrom("files.files as f")
    .leftJoin("files.picture_reviews as r", "r.file_id", "f.file_id")
    .select(["f.partnership_id", "f.name", "f.media_type", "f.sealed_key", "f.content"])
    .select(["f.added_by", "r.outcome"])
    .where("f.file_id", "=", fileId)
    .executeTakeFirst();
  if (!row || !mayOpen(row, reader)) return undefined;
  const { sealed_key: sealedKey, content: sealed } = row;
  const content = openBytes(ringOf(tx), placeOf(fileId, row.partnership_id), {
    sealedKey,
    sealed,
    column: "content",
  });
  return { name: row.name, mediaType: row.media_type, content };
}

/** Who asks for a file. */
export type PictureReader = { readonly id: string; readonly reviewsPictures: boolean };

type Looked = {
  readonly media_type: string;
  readonly added_by: string | null;
  readonly outcome: string | null;
};

function mayOpen({ media_type, added_by, outcome }: Looked, reader: PictureReader): boolean {
  if (!isPicture(media_type) || outcome === "accepted") return true;
  return outcome === null && (added_by === reader.id || reader.reviewsPictures);
}

export const isPicture = (mediaType: string): boolean => mediaType.startsWith("image/");
