import { accessSync, constants, lstatSync, statSync, type Stats } from "node:fs";
import { dirname, resolve } from "node:path";
import { UsageProblem } from "../command.ts";
import { NotWritten, writing } from "./not-written.ts";

/** Files by the option that names them, as they were typed. */
type Named = Readonly<Record<string, string | undefined>>;

/**
 * Whether what comes out can be written where it is wanted, asked before hours of work: the folder is
 * there, nothing is written over what is read, and no two results over each other.
 */
export function checkPlaces(
  written: Named,
  read: readonly (string | undefined)[],
  path: (file: string) => string,
): void {
  const taken = new Map(
    read
      .filter((file) => file !== undefined)
      .map((file) => [identityOf(path(file)), `${file}, which is read`]),
  );
  for (const [option, file] of Object.entries(written)) {
    if (file === undefined) continue;
    if (file.trim() === "") throw new UsageProblem(`--${option} names no file`);
    const place = path(file);
    checkFolder(place, file);
    const identity = identityOf(place);
    if (identity === undefined) continue;
    const other = taken.get(identity);
    if (other !== undefined)
      throw new UsageProblem(`--${option} would be written over ${other}: name another file`);
    taken.set(identity, `${file}, which is written as well`);
  }
}

function checkFolder(place: string, file: string): void {
  writing(file, () => lstatSync(place, { throwIfNoEntry: false }));
  const found = statOf(place);
  if (found?.isDirectory()) throw new NotWritten(`${file}: this is a folder`);
  if (found === undefined && statOf(dirname(place))?.isDirectory() !== true)
    throw new NotWritten(`${file}: there is no such folder`);
  writing(file, () => accessSync(found ? place : dirname(place), constants.W_OK));
}

/** What a file is, whatever it is called; undefined for what may be written to more than once, such as /dev/null. */
function identityOf(place: string): string | undefined {
  const found = statOf(place);
  if (found === undefined) return resolve(place);
  return found.isFile() ? `${found.dev} ${found.ino}` : undefined;
}

function statOf(place: string): Stats | undefined {
  try {
    return statSync(place);
  } catch {
    return undefined;
  }
}
