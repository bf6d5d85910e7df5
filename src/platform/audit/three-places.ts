import type { LastCheckpoint } from "./last-note.ts";

/**
 * A checkpoint is written to the database, then to the folder outside it, then to the file beside the
 * key. A power cut may leave a later place behind an earlier one, and never before it.
 */
export type ThreePlaces = {
  readonly table: LastCheckpoint | undefined;
  readonly folder: LastCheckpoint | undefined;
  readonly key: LastCheckpoint | undefined;
  /** The hash of a checkpoint in the database, by its number. */
  readonly hashInTable: (number: number) => string | undefined;
  /** The last checkpoint says that it was kept in all three places. */
  readonly isKeptInAll: boolean;
};

/** How the three places differ, in words; undefined where they agree. */
export function differenceOf(places: ThreePlaces): string | undefined {
  const { table, folder, key, isKeptInAll } = places;
  if (!folder) {
    const last = key ?? (isKeptInAll ? table : undefined);
    return last && `the folder has no checkpoint, and checkpoint ${last.number} was kept there`;
  }
  if (!key && isKeptInAll)
    return `the file beside the key is gone, which named checkpoint ${folder.number}`;
  if (key && key.number > folder.number)
    return `the folder ends with checkpoint ${folder.number}, and the file beside the key names ${key.number}`;
  return differsFromTable(places);
}

function differsFromTable({ table, folder, key, hashInTable }: ThreePlaces): string | undefined {
  if (folder && folder.number > (table?.number ?? 0)) {
    const ends = table ? `ends with checkpoint ${table.number}` : "has no checkpoint";
    return `the database ${ends}, and the folder with ${folder.number}`;
  }
  if (folder && hashInTable(folder.number) !== folder.hash)
    return `checkpoint ${folder.number} is not the same in the folder and in the database`;
  if (key && hashInTable(key.number) !== key.hash)
    return `checkpoint ${key.number} in the database is not the one that the file beside the key names`;
  return undefined;
}
