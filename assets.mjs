// Builds the stylesheet and the browser script. Plain JavaScript, because it runs before anything
// that could compile TypeScript does.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";

/** @typedef {{ css: string, js: string }} Manifest file names inside the output folder */
/** @typedef {{ name: string, content: Buffer, range: string }} Font one file of the typeface, and the characters it is asked for */

const root = import.meta.dirname;
const sources = ["src/client", "src/ui/styles"];
const tools = [
  "govuk-frontend",
  "@ministryofjustice/frontend",
  "sass",
  "esbuild",
  "age-encryption",
  "@fontsource-variable/source-sans-3",
];

/** The typeface, in parts: a browser asks for a part only where a page has one of its characters. */
const require = createRequire(import.meta.url);
const typeface = dirname(require.resolve("@fontsource-variable/source-sans-3/LICENSE"));
const parts = ["latin-ext", "vietnamese", "latin"];

/** @returns {Promise<Font[]>} */
async function readFonts() {
  const ranges = JSON.parse(await readFile(join(typeface, "unicode.json"), "utf8"));
  return Promise.all(
    parts.map(async (part) => {
      const content = await readFile(
        join(typeface, `files/source-sans-3-${part}-wght-normal.woff2`),
      );
      const name = `font-${part}-${digest(content).slice(0, 16)}.woff2`;
      return { name, content, range: ranges[part] };
    }),
  );
}

/** @param {Font[]} fonts */
const fontFaces = (fonts) =>
  fonts
    .map(
      ({ name, range }) =>
        `@font-face{font-family:"Source Sans 3";font-weight:200 900;font-display:swap;src:url(${name}) format("woff2");unicode-range:${range}}`,
    )
    .join("");

/** @param {string | Buffer} content */
const digest = (content) => createHash("sha256").update(content).digest("hex");

/**
 * @param {string} folder
 * @returns {Promise<string[]>} paths of the files in it, in a fixed order
 */
async function filesIn(folder) {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Everything that the output depends on: our sources, this file and the tools' versions. */
async function hashInputs() {
  const ours = (await Promise.all(sources.map(filesIn))).flat();
  const theirs = tools.map((name) => join(root, "node_modules", name, "package.json"));
  const files = [import.meta.filename, ...ours, ...theirs];
  const parts = await Promise.all(
    files.map(async (file) => `${file.slice(root.length)} ${digest(await readFile(file))}`),
  );
  return digest(parts.join("\n"));
}

/**
 * @param {Font[]} fonts
 * @returns {Promise<string>}
 */
async function compileStyles(fonts) {
  const { compileAsync } = await import("sass");
  const result = await compileAsync(join(root, "src/client/main.scss"), {
    // MoJ Frontend names GOV.UK's styles from the top of the project.
    loadPaths: [join(root, "node_modules"), root],
    quietDeps: true,
    style: "compressed",
  });
  // Sass begins with a byte order mark, which is one at the start of a file alone: elsewhere the first rule would be lost.
  return `\uFEFF${fontFaces(fonts)}${result.css.replace(/^\uFEFF/, "")}`;
}

const descriptions = /\/\*! Bundled license information:[\s\S]*\*\/\s*$/;

/**
 * @param {string} entry
 * @param {"esm" | "iife"} format
 * @param {Record<string, string>} [define]
 * @returns {Promise<string>}
 */
async function bundleScript(entry, format, define = {}) {
  const { build } = await import("esbuild");
  const result = await build({
    entryPoints: [join(root, "src/client", entry)],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format,
    define,
    target: "es2020",
    write: false,
    logLevel: "warning",
  });
  const [output] = result.outputFiles;
  if (!output) throw new Error("esbuild wrote no script");
  // A library keeps what describes its components beside licences: of these alone a browser has to be sent a copy.
  const code = output.text.replace(descriptions, (kept) =>
    /licen[cs]e (?!information)|©|copyright/i.test(kept) ? kept : "",
  );
  // Elements in a library's templates are indented: a minifier leaves texts alone.
  return code.replaceAll(/>\n\s+</g, "> <");
}

/**
 * @param {string} outDir
 * @param {string} inputs
 * @returns {Promise<Manifest | undefined>} the last manifest, if it was built from these inputs
 */
async function current(outDir, inputs) {
  try {
    if ((await readFile(join(outDir, "inputs.txt"), "utf8")) !== inputs) return undefined;
    const manifest = JSON.parse(await readFile(join(outDir, "manifest.json"), "utf8"));
    const css = await readFile(join(outDir, manifest.css), "utf8");
    const fonts = css.match(/font-[\w-]+\.woff2/g) ?? [];
    await Promise.all([manifest.js, ...fonts].map((name) => readFile(join(outDir, name))));
    return manifest;
  } catch {
    return undefined;
  }
}

/**
 * Another process may be reading or building, so a file appears whole or not at all.
 * @param {string} outDir
 * @param {string} name
 * @param {string | Buffer} content
 */
async function put(outDir, name, content) {
  const draft = join(outDir, `.${name}.${process.pid}`);
  await writeFile(draft, content);
  await rename(draft, join(outDir, name));
}

/**
 * The file, and packed as browsers ask for it: packing once here costs nothing later.
 * @param {string} outDir
 * @param {string} name
 * @param {string} content
 */
async function putPacked(outDir, name, content) {
  await put(outDir, `${name}.br`, await promisify(brotliCompress)(content));
  await put(outDir, `${name}.gz`, await promisify(gzip)(content, { level: 9 }));
  await put(outDir, name, content);
}

/**
 * @param {string} outDir
 * @param {string[]} kept
 */
async function removeOld(outDir, kept) {
  const built =
    /^(main-[0-9a-f]{16}\.(?:css|js)|font-[a-z-]+-[0-9a-f]{16}\.woff2)(?:\.(?:br|gz))?$/;
  const old = (await readdir(outDir)).filter((name) => {
    const [, file] = built.exec(name) ?? [];
    return file !== undefined && !kept.includes(file);
  });
  await Promise.all(old.map((name) => rm(join(outDir, name), { force: true })));
}

/**
 * The page that opens one visit without a network: itself, its script, its typeface, and the worker that keeps them.
 * @param {string} outDir
 * @param {Manifest} manifest
 * @param {Font[]} fonts
 */
async function putVisitAlong(outDir, { css }, fonts) {
  const folder = join(outDir, "visit-along");
  const [page, script] = await Promise.all([
    readFile(join(root, "src/client/visit-along/index.html"), "utf8"),
    bundleScript("visit-along/open.ts", "iife"),
  ]);
  const html = page.replaceAll("{{css}}", css);
  const version = digest(`${html}${script}`).slice(0, 16);
  const worker = await bundleScript("visit-along/worker.ts", "iife", {
    FILES: JSON.stringify([
      "/visit-along/index.html",
      "/visit-along/open.js",
      `/assets/${css}`,
      ...fonts.map(({ name }) => `/assets/${name}`),
    ]),
    VERSION: JSON.stringify(`visit-along-${version}`),
  });
  await mkdir(folder, { recursive: true });
  await put(folder, "index.html", html);
  await put(folder, "open.js", script);
  await put(folder, "worker.js", worker);
}

/**
 * Writes main-<hash>.css, main-<hash>.js, the typeface with its licence, the page for one visit and manifest.json, unless nothing has changed.
 * @param {string} outDir
 * @returns {Promise<Manifest>}
 */
export async function buildAssets(outDir) {
  const inputs = await hashInputs();
  const known = await current(outDir, inputs);
  if (known) return known;
  await mkdir(outDir, { recursive: true });
  const fonts = await readFonts();
  const [css, js, sheet] = await Promise.all([
    compileStyles(fonts),
    bundleScript("main.ts", "esm"),
    bundleScript("duty-sheet.ts", "iife"),
  ]);
  const manifest = {
    css: `main-${digest(css).slice(0, 16)}.css`,
    js: `main-${digest(js).slice(0, 16)}.js`,
  };
  await putPacked(outDir, manifest.css, css);
  await putPacked(outDir, manifest.js, js);
  await Promise.all(fonts.map(({ name, content }) => put(outDir, name, content)));
  await put(outDir, "font-licence.txt", await readFile(join(typeface, "LICENSE")));
  await putVisitAlong(outDir, manifest, fonts);
  // Goes into the duty team's sheet, and is served to nobody.
  await put(outDir, "duty-sheet.js", sheet);
  await put(outDir, "manifest.json", `${JSON.stringify(manifest)}\n`);
  await put(outDir, "inputs.txt", inputs);
  await removeOld(outDir, [manifest.css, manifest.js, ...fonts.map(({ name }) => name)]);
  return manifest;
}
