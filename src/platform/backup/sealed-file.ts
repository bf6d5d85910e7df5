import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeWebStream } from "node:stream/web";
import { createGunzip, createGzip } from "node:zlib";
import { Decrypter, Encrypter } from "age-encryption";
import { BackupProblem } from "./backup-problem.ts";

export type Written = { readonly bytes: number; readonly sha256: string };

/**
 * Packs and seals a stream into a file, for each of the recipients, in the age format: sealed in
 * chunks of 64 KB, so that a file that was cut off, reordered or altered does not open. The file has
 * its name only once all of it is on the disk.
 */
export async function writeSealed(
  path: string,
  recipients: readonly string[],
  source: AsyncIterable<Buffer>,
): Promise<Written> {
  const sealer = new Encrypter();
  for (const recipient of recipients) addRecipient(sealer, recipient);
  const part = `${path}.part`;
  const hash = createHash("sha256");
  let bytes = 0;
  const counting = new Transform({
    transform: (piece: Buffer, _encoding, done) => {
      hash.update(piece);
      bytes += piece.length;
      done(null, piece);
    },
  });
  try {
    const plain = Readable.from(source).on("error", () => undefined);
    const packed = plain.pipe(createGzip({ level: 3 }));
    // `pipe` passes no error on: without this a source that fails would leave the file waiting.
    plain.once("error", (error) => packed.destroy(error));
    const sealed = await sealer.encrypt(toWeb(packed));
    await pipeline(
      fromWeb(sealed),
      counting,
      createWriteStream(part, { mode: 0o600, flags: "wx" }),
    );
    await settle(part, path);
    return { bytes, sha256: hash.digest("hex") };
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

function addRecipient(sealer: Encrypter, recipient: string): void {
  try {
    sealer.addRecipient(recipient);
  } catch {
    throw new BackupProblem(
      `${recipient} is no public key: make a pair with \`lantern backup key\``,
    );
  }
}

/** On the disk before it has its name, and its name on the disk before anybody is told. */
async function settle(part: string, path: string): Promise<void> {
  await syncPath(part);
  await rename(part, path);
  await syncPath(dirname(path));
}

async function syncPath(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Opens a sealed file with a private key.
 * @throws {BackupProblem} the moment a piece of it is not what was sealed
 */
export async function* readSealed(path: string, identity: string): AsyncGenerator<Buffer> {
  const opener = new Decrypter();
  try {
    opener.addIdentity(identity);
  } catch {
    throw new BackupProblem("this is no private key: it begins with AGE-SECRET-KEY-1");
  }
  const file = createReadStream(path);
  try {
    const opened = await opener.decrypt(toWeb(file));
    const source = fromWeb(opened);
    const unpacked = source.pipe(createGunzip());
    source.once("error", (error) => unpacked.destroy(error));
    for await (const piece of unpacked) yield piece as Buffer;
  } catch (error) {
    throw explained(error);
  } finally {
    file.destroy();
  }
}

function explained(error: unknown): Error {
  if (error instanceof BackupProblem) return error;
  if ((error as NodeJS.ErrnoException).code === "ENOENT")
    return new BackupProblem("there is no such file");
  return new BackupProblem(
    "this file does not open: it was damaged or cut off, or is sealed for another key",
    { cause: error },
  );
}

// The two declarations of a web stream, Node's and the browser's, differ in name alone.
const toWeb = (stream: Readable): ReadableStream<Uint8Array> =>
  Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>;
const fromWeb = (stream: ReadableStream<Uint8Array>): Readable =>
  Readable.fromWeb(stream as unknown as NodeWebStream);
