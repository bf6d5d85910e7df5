import { copyFileSync, existsSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { errorCode, readIfThere } from "./files.ts";
import { ServerUnavailable } from "./server-unavailable.ts";

type LibraryLink = { readonly source: string; readonly target: string };
type MakeLink = (target: string, path: string) => void;

/**
 * npm packages cannot carry symbolic links; the package's install script makes them, and many
 * sites run no install scripts. Makes those that are missing, by copying where links are refused.
 */
export function restoreLibraryLinks(packageFolder: string, makeLink: MakeLink = symlinkSync): void {
  for (const link of readLinks(join(packageFolder, "native", "pg-symlinks.json"))) {
    const source = join(packageFolder, link.source);
    const target = join(packageFolder, link.target);
    if (existsSync(target)) continue;
    try {
      // A link that leads nowhere does not "exist", yet stands in the way of the new one.
      rmSync(target, { force: true });
      placeLibrary(source, target, makeLink);
    } catch (error) {
      if (existsSync(target)) continue; // another start was quicker
      throw new ServerUnavailable(
        `npm's PostgreSQL lacks ${target}, which this account cannot make (${errorCode(error) ?? "unknown"}): run "npm rebuild" as the account that ran "npm ci", or set DATABASE_URL.`,
        { cause: error },
      );
    }
  }
}

function placeLibrary(source: string, target: string, makeLink: MakeLink): void {
  try {
    makeLink(relative(dirname(target), source), target);
  } catch (error) {
    if (errorCode(error) === "EEXIST") return;
    const draft = `${target}.${process.pid}`;
    copyFileSync(source, draft);
    renameSync(draft, target);
  }
}

function readLinks(file: string): LibraryLink[] {
  const list: unknown = JSON.parse(readIfThere(file) ?? "[]");
  return Array.isArray(list) ? list.filter(isLibraryLink) : [];
}

function isLibraryLink(value: unknown): value is LibraryLink {
  if (typeof value !== "object" || value === null) return false;
  return (
    "source" in value &&
    typeof value.source === "string" &&
    "target" in value &&
    typeof value.target === "string"
  );
}
