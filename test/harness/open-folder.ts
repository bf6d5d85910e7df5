import { chmodSync, mkdtempSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A temporary folder that other accounts may pass through and not look into: as root, PostgreSQL
 * runs under one of them, and not every machine offers user namespaces instead.
 */
export function openFolder(prefix: string): string {
  const folder = mkdtempSync(join(inMemory() ?? tmpdir(), prefix));
  chmodSync(folder, 0o711);
  return folder;
}

/** A clone of a template is two thousand small files, which a disk makes and removes far more slowly. */
const memory = "/dev/shm";
/** Bytes: a run keeps the templates, the clones of the files at work and a gigabyte of WAL. */
const room = 8 * 2 ** 30;

function inMemory(): string | undefined {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > room ? memory : undefined;
  } catch {
    return undefined;
  }
}
