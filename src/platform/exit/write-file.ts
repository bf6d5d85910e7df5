import { createHash } from "node:crypto";
import { mkdir, open, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

export type WrittenFile = {
  /** From the folder, with slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
};

/** Enough to make a write worth its while. */
const gathered = 256 * 1024;

/** A file of the folder, new and its owner's alone; counted and digested as it is written. */
export async function newFile(folder: string, path: string) {
  const where = join(folder, path);
  await mkdir(dirname(where), { recursive: true, mode: 0o700 });
  const file = await open(where, "wx", 0o600);
  const hash = createHash("sha256");
  let bytes = 0;
  let waiting: string[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    const piece = Buffer.from(waiting.join(""), "utf8");
    [waiting, length] = [[], 0];
    hash.update(piece);
    bytes += piece.length;
    await file.writeFile(piece);
  };
  return {
    write: async (text: string): Promise<void> => {
      waiting.push(text);
      length += text.length;
      if (length >= gathered) await flush();
    },
    end: async (): Promise<WrittenFile> => {
      await flush();
      await file.sync();
      await file.close();
      return { path, bytes, sha256: hash.digest("hex") };
    },
    /** After a failure: what was written stays, and nothing says that it is whole. */
    abandon: (): Promise<void> => file.close(),
  };
}

/**
 * A small file in one go. It is not forced to the disk: there may be a hundred thousand, and one that
 * a power cut takes is missed by whoever verifies.
 */
export async function writeWhole(
  folder: string,
  path: string,
  content: string | Uint8Array,
): Promise<WrittenFile> {
  const where = join(folder, path);
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  await mkdir(dirname(where), { recursive: true, mode: 0o700 });
  await writeFile(where, bytes, { mode: 0o600, flag: "wx" });
  return { path, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}
