import { openBytes } from "../../src/platform/sealing/index.ts";
import type { TestDatabase } from "./database.ts";

/** A file as it stands in its table. */
export type FileRow = {
  readonly file_id: string;
  readonly name: string;
  readonly media_type: string;
  readonly size_bytes: number;
  readonly sealed_key: Buffer;
  readonly content: Buffer;
  readonly sha256: Buffer;
};

/** What was sealed: the rows of the table hold nothing that can be read. */
export function openedFile({ secrets }: TestDatabase, row: FileRow | undefined): Buffer {
  if (!row) throw new Error("no file was stored");
  const place = { table: "files.files", row: row.file_id, partnershipId: 1 };
  const { sealed_key: sealedKey, content: sealed } = row;
  return openBytes(secrets.ring, place, { sealedKey, sealed, column: "content" });
}
