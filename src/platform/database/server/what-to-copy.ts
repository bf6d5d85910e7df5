/** What an account without privileges can do with the folders as they are. */
export type Reach = {
  /** May it enter the data folder? */
  readonly enters: boolean;
  /** May it run the programs where they are? */
  readonly runs: boolean;
  readonly source: "system" | "npm";
  /** There is a database in the data folder already. */
  readonly hasCluster: boolean;
};

export type Copying = {
  /** A new database goes to a folder outside, which the data folder names. */
  readonly data: boolean;
  readonly programs: boolean;
};

/**
 * For root, where PostgreSQL can run in none of the usual ways: what must stand elsewhere for it to run.
 * @returns undefined where a copy does not help: a database that is there is not moved on its own, and
 *   programs of the operating system do not run from another place
 */
export function whatToCopy({ enters, runs, source, hasCluster }: Reach): Copying | undefined {
  if (!enters && hasCluster) return undefined;
  if (!runs && source !== "npm") return undefined;
  return { data: !enters, programs: !runs };
}
