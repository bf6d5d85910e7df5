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

const forNode = {
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node24",
  jsx: "automatic",
  jsxImportSource: "preact",
  sourcemap: true,
  outExtension: { ".js": ".mjs" },
  logLevel: "warning",
};

/** Bundles for Node: the pages are TSX, which Node does not read by itself. */
export async function bundle(entryPoints, outdir) {
  // Loaded where something is built: most commands find everything as it was.
  const { build } = await import("esbuild");
  return build({ ...forNode, entryPoints, outdir, packages: "external", metafile: true });
}

/** What the processes apart need of the libraries; everything else is left where it is, and is then not used. */
const readsFiles = /^(@cj-tech-master\/excelts|csv-parse)(\/|$)/;

/** Of a module of ours that is only passed through, such as the door of a room, nothing is kept. */
const onlyWhatIsUsed = {
  name: "only-what-is-used",
  setup({ onResolve, resolve: find }) {
    onResolve({ filter: /.*/ }, async ({ path, pluginData, ...options }) => {
      if (pluginData === onlyWhatIsUsed || options.kind === "entry-point") return undefined;
      if (/node_modules/.test(options.importer)) return undefined;
      if (!path.startsWith(".") && !readsFiles.test(path))
        return { path, external: true, sideEffects: false };
      const found = await find(path, { ...options, pluginData: onlyWhatIsUsed });
      return { ...found, sideEffects: false };
    });
  },
};

/**
 * The processes that read what somebody sent. They may read nothing but what stands beside them, so the libraries
 * that they need are put into them: no driver of a database among them.
 */
export async function bundleApart(outdir) {
  const { build } = await import("esbuild");
  await build({
    ...forNode,
    entryPoints: {
      "read-workbook": "src/rooms/imports/workbook/reading-worker.ts",
      "read-feed": "src/rooms/feeds/reading-worker.ts",
      "read-training": "src/rooms/training/importing/reading-worker.ts",
    },
    outdir,
    plugins: [onlyWhatIsUsed],
  });
}

/** Builds `build/main.mjs`, `build/cli.mjs`, the thread that compares pairs, the processes that read workbooks and files of other systems (`build/apart`), and the pages' own files in `build/assets`. */
export async function buildAll() {
  mkdirSync(out, { recursive: true });
  const stamp = join(out, "sources.sha256");
  const digest = sourcesDigest();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
  // What was compiled of the sources as they were would be kept for ever.
  rmSync(compiled, { recursive: true, force: true });
  const threads = { "compare-pairs": "src/commands/link/comparing-worker.ts" };
  // The server and the command apart: what the server needs of a room is in its files, and no command reads it.
  await Promise.all([
    bundle({ main: "src/main.ts" }, out),
    bundle({ cli: "src/cli.ts" }, out),
    bundle(threads, out),
    bundleApart(join(out, "apart")),
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
