import { randomBytes } from "node:crypto";
import {
  closeSync,
  copyFileSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  type Stats,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { whenStopped } from "./when-stopped.ts";
import { notWhole, writing } from "./not-written.ts";

/** A file that is open to be written. */
export type Opened = {
  /** What it is called where something has to be said of it. */
  readonly path: string;
  readonly file: number;
  /** What stands in the file that was asked for if writing ends here, in words. */
  readonly ifStopped: string;
};

type Waiting = { readonly temporary: string; readonly target: string; readonly isKept: boolean };

/**
 * Results that appear together when all of them are whole, or not at all. Each is written under another name
 * in the folder where it is wanted. What stands there from an earlier run stays until then, and what was
 * begun is removed where the work fails or is stopped. A pipe or a device is written as it is.
 */
export class WholeResults {
  readonly #waiting: Waiting[] = [];
  #stopped: (() => void) | undefined;

  /** Whether it is written where it is: what comes later cannot take it back. */
  isDirect(path: string): boolean {
    return placeOf(path).target === undefined;
  }

  /** @param mode who may read it, where it is not there yet */
  async write<T>(path: string, work: (opened: Opened) => T | Promise<T>, mode = 0o666): Promise<T> {
    const opened = writing(path, () => this.#open(path, mode));
    try {
      const done = await work(opened);
      if (opened.ifStopped === "") writing(path, () => fsyncSync(opened.file));
      return done;
    } finally {
      closeSync(opened.file);
    }
  }

  #open(path: string, mode: number): Opened {
    const { target, found } = placeOf(path);
    if (target === undefined) return { path, file: openSync(path, "w", mode), ifStopped: notWhole };
    this.#stopped ??= whenStopped(() => this.drop());
    const temporary = join(dirname(target), `.lantern-${randomBytes(6).toString("hex")}.part`);
    try {
      const file = openSync(temporary, "wx", found ? 0o600 : mode);
      const isKept = found !== undefined && !isMadeLike(file, found);
      this.#waiting.push({ temporary, target, isKept });
      return { path, file, ifStopped: "" };
    } catch (error) {
      // A file may be written in a folder where no other may be made.
      if (found === undefined || !isForbidden(error)) throw error;
      return { path, file: openSync(path, "w"), ifStopped: notWhole };
    }
  }

  /** Puts all of them where they are wanted. */
  keep(): void {
    for (const { temporary, target, isKept } of this.#waiting)
      writing(target, () => (isKept ? copyInto : replace)(temporary, target));
    this.#waiting.length = 0;
    this.drop();
  }

  /** Removes what has not been kept. */
  drop(): void {
    for (const { temporary } of this.#waiting) rmSync(temporary, { force: true });
    this.#waiting.length = 0;
    this.#stopped?.();
    this.#stopped = undefined;
  }
}

/** The file itself, whatever links lead to it; none where it cannot be replaced by another. */
function placeOf(path: string): { readonly target?: string; readonly found?: Stats } {
  let target = resolve(path);
  for (let links = 0; links < mostLinks; links += 1) {
    // /dev/stdout may be a file, which somebody has open.
    if (/^\/(dev\/(std|fd\/)|proc\/)/.test(target)) return {};
    const link = lstatSync(target, { throwIfNoEntry: false });
    if (link?.isSymbolicLink() !== true) break;
    target = resolve(realpathSync(dirname(target)), readlinkSync(target));
  }
  const found = statSync(target, { throwIfNoEntry: false });
  if (found === undefined) return { target };
  return found.isFile() ? { target, found } : {};
}

const mostLinks = 40;

/** Whether a new file can have what the old has: its owner, who may read it, and no other names. */
function isMadeLike(file: number, { uid, gid, mode, nlink }: Stats): boolean {
  try {
    fchownSync(file, uid, gid);
    fchmodSync(file, mode & 0o777);
    return nlink === 1;
  } catch {
    return false;
  }
}

function replace(temporary: string, target: string): void {
  try {
    renameSync(temporary, target);
  } catch (error) {
    // A file that is mounted by itself, or somebody else's in a folder for all.
    if (!isForbidden(error)) throw error;
    copyInto(temporary, target);
  }
}

function copyInto(temporary: string, target: string): void {
  copyFileSync(temporary, target);
  rmSync(temporary, { force: true });
}

const forbidden = new Set(["EACCES", "EPERM", "EROFS", "EBUSY", "EXDEV"]);
const isForbidden = (error: unknown): boolean =>
  forbidden.has((error as NodeJS.ErrnoException).code ?? "");
