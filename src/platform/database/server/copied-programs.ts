import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { errorCode } from "./files.ts";
import type { Binaries } from "./find-binaries.ts";

const prefix = "programs-";

/** How the path of every copy begins. */
export const copiedFrom = (folder: string): string => join(folder, prefix);

/**
 * Copies npm's server into a folder that the account without privileges may enter, once for each
 * version. The copy is ours and nobody else may write in it. What an earlier version left goes.
 */
export function copyPrograms(binaries: Binaries, folder: string): Binaries {
  const name = `${prefix}${binaries.version}`;
  const home = join(folder, name);
  const copied = { ...binaries, folder: join(home, basename(binaries.folder)) };
  if (existsSync(home)) return copied;
  const draft = mkdtempSync(join(folder, `.${name}-`));
  cpSync(dirname(binaries.folder), draft, { recursive: true, verbatimSymlinks: true });
  letRead(draft);
  try {
    renameSync(draft, home);
  } catch (error) {
    // Another start was quicker.
    rmSync(draft, { recursive: true, force: true });
    if (!["ENOTEMPTY", "EEXIST"].includes(errorCode(error) ?? "")) throw error;
  }
  for (const other of readdirSync(folder))
    if (other !== name && other.replace(/^\./, "").startsWith(prefix))
      rmSync(join(folder, other), { recursive: true, force: true });
  return copied;
}

/** Whatever mask the files were installed under. */
function letRead(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.isDirectory() || (stat.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const name of readdirSync(path)) letRead(join(path, name));
}
