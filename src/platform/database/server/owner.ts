import { linkSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { errorCode, readIfThere } from "./files.ts";
import { startMoment } from "./processes.ts";
import { ServerUnavailable } from "./server-unavailable.ts";

export type Ownership = { readonly release: () => void };

/**
 * Notes in `file` that this process owns the data folder. Refused while the process that is noted
 * there still lives; a dead one's note is taken over, also when several try at the same moment.
 */
export function takeOwnership(file: string): Ownership {
  const mine = `${process.pid} ${startMoment(process.pid) ?? ""}\n`;
  for (let attempt = 0; attempt < 20; attempt++) {
    if (createOnce(file, mine)) {
      return { release: () => removeIfItSays(file, mine) };
    }
    const note = readIfThere(file);
    if (note === undefined) continue;
    refuseWhileAlive(file, note);
    removeIfItSays(file, note);
  }
  throw new ServerUnavailable(`Several starts contend for ${file}; start Lantern once more.`);
}

function refuseWhileAlive(file: string, note: string): void {
  const [, pid, moment] = /^(\d+) (.*)\n$/.exec(note) ?? [];
  if (pid === undefined || startMoment(Number(pid)) !== moment) return;
  throw new ServerUnavailable(
    `Lantern is already running on this data folder (process ${pid}, noted in ${file}): stop it first, or choose another folder with LANTERN_DATA.`,
  );
}

/** A hard link appears whole or not at all, and never over another file. */
function createOnce(file: string, text: string): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Reading and then deleting could delete the note of someone who was quicker. Moving it aside is
 * one step; what was moved by mistake is put back.
 */
function removeIfItSays(file: string, text: string): void {
  const aside = `${file}.${process.pid}.aside`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (errorCode(error) === "ENOENT") return;
    throw error;
  }
  const moved = readIfThere(aside);
  rmSync(aside, { force: true });
  if (moved !== undefined && moved !== text) createOnce(file, moved);
}
