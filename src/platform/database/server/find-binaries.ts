import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { npmPackageFolder, systemFolders } from "./binary-folders.ts";
import { restoreLibraryLinks } from "./library-links.ts";
import { minimalEnvironment } from "./processes.ts";
import { ServerUnavailable } from "./server-unavailable.ts";

export type ServerSource = "system" | "npm";

export type Binaries = {
  readonly source: ServerSource;
  /** Holds `initdb` and `postgres`. */
  readonly folder: string;
  readonly version: string;
  readonly major: number;
};

export type Wanted = {
  readonly source: ServerSource | undefined;
  /** The version that made the data folder; only the same can open it. */
  readonly major: number | undefined;
  readonly searchPath: string;
};

/** The collation provider `builtin`, on which every cluster of ours relies, came with 17. */
export const oldestMajor = 17;

/** The operating system's server if it has one that fits (it is patched), else npm's. */
export function findBinaries(wanted: Wanted): Binaries {
  const sources: readonly ServerSource[] = wanted.source ? [wanted.source] : ["system", "npm"];
  const found: Binaries[] = [];
  for (const source of sources) {
    found.push(...(source === "npm" ? npmBinaries() : systemBinaries(wanted.searchPath)));
    const fit = choose(found, wanted.major);
    if (fit) return fit;
  }
  throw new ServerUnavailable(explain(found, wanted));
}

/** Newest first; with a version given, that version and no other. */
export function choose(found: readonly Binaries[], major: number | undefined) {
  return found
    .filter((one) => one.major >= oldestMajor && (major === undefined || one.major === major))
    .toSorted((a, b) => compareVersions(b.version, a.version))
    .at(0);
}

function explain(found: readonly Binaries[], wanted: Wanted): string {
  const seen = found.map(({ version, folder }) => `${version} in ${folder}`).join(", ");
  const instead = seen === "" ? "none was found" : `found only ${seen}`;
  const where = { system: " of the operating system", npm: " from npm" };
  const which = wanted.source ? where[wanted.source] : "";
  const floor = `PostgreSQL ${oldestMajor} or newer`;
  const elsewhere = "choose another folder with LANTERN_DATA, or set DATABASE_URL";
  if (wanted.major === undefined) {
    return `Lantern needs ${floor}${which}, but ${instead}: install ${floor}, or set DATABASE_URL.`;
  }
  const made = `The data folder was made by PostgreSQL ${wanted.major}`;
  return wanted.major < oldestMajor
    ? `${made}, but Lantern needs ${floor}: ${elsewhere}.`
    : `${made} and needs the same version${which}, but ${instead}: install PostgreSQL ${wanted.major}, ${elsewhere}.`;
}

function systemBinaries(searchPath: string): Binaries[] {
  return systemFolders(searchPath).flatMap((folder) => inspect("system", folder));
}

function npmBinaries(): Binaries[] {
  const packageFolder = npmPackageFolder();
  if (packageFolder === undefined) return [];
  restoreLibraryLinks(packageFolder);
  return inspect("npm", join(packageFolder, "native", "bin"));
}

/** Empty when the program cannot run here, as npm's on a system without glibc. */
export function inspect(source: ServerSource, folder: string): Binaries[] {
  const asked = spawnSync(join(folder, "postgres"), ["--version"], {
    cwd: "/",
    encoding: "utf8",
    env: minimalEnvironment,
  });
  const [, version, major] = /\(PostgreSQL\) ((\d+)\S*)/.exec(asked.stdout) ?? [];
  if (version === undefined) return [];
  return [{ source, folder, version, major: Number(major) }];
}

function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
