// Bundles the server and the command once; a start that finds nothing changed takes no time at all.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import nodeModule from "node:module";
import { join, resolve } from "node:path";
import { buildAssets } from "./assets.mjs";

const out = "build";
const compiled = join(out, "compiled");

/** A digest of every source file: their names and their contents. */
function sourcesDigest() {
  const hash = createHash("sha256");
  const files = readdirSync("src", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of [...files, "package.json", "package-lock.json", "build.mjs", "assets.mjs"]) {
    hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/** Bundles for Node: the pages are TSX, which Node does not read by itself. */
export async function bundle(entryPoints, outdir) {
  // Loaded where something is built: most commands find everything as it was.
  const { build } = await import("esbuild");
  return build({
    entryPoints,
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node24",
    jsx: "automatic",
    jsxImportSource: "preact",
    sourcemap: true,
    metafile: true,
    outdir,
    outExtension: { ".js": ".mjs" },
    logLevel: "warning",
  });
}

/** Builds `build/main.mjs`, `build/cli.mjs`, the threads that read workbooks and files of other systems and compare pairs, and the pages' own files in `build/assets`. */
export async function buildAll() {
  mkdirSync(out, { recursive: true });
  const stamp = join(out, "sources.sha256");
  const digest = sourcesDigest();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  // What was compiled of the sources as they were would be kept for ever.
  rmSync(compiled, { recursive: true, force: true });
  const threads = {
    "read-workbook": "src/modules/identify/imports/workbook/reading-worker.ts",
    "read-feed": "src/modules/identify/feeds/reading-worker.ts",
    "compare-pairs": "src/commands/link/comparing-worker.ts",
  };
  // Apart: what the server needs of a slice is in the server's files, and no command reads it.
  await Promise.all([
    bundle({ main: "src/main.ts" }, out),
    bundle({ cli: "src/cli.ts" }, out),
    bundle(threads, out),
  ]);
  await buildAssets(join(out, "assets"));
  writeFileSync(stamp, digest);
}

/**
 * Node keeps what it compiles of Lantern and of its libraries beside the build, for the next command and
 * the next start. Where the folder cannot be written, everything is compiled anew, as it would be without.
 */
export function keepCompiled() {
  nodeModule.enableCompileCache(resolve(compiled));
}

if (process.argv[1]?.endsWith("build.mjs")) await buildAll();
