import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAssets, type Manifest } from "../../../assets.mjs";

describe("buildAssets", () => {
  let folder: string;
  let manifest: Manifest;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "assets-"));
    manifest = await buildAssets(folder);
  }, 60_000);

  afterAll(() => rm(folder, { recursive: true }));

  const read = (name: string) => readFile(join(folder, name), "utf8");

  it("writes what the manifest names", async () => {
    expect(JSON.parse(await read("manifest.json"))).toEqual(manifest);
    expect(manifest.css).toMatch(/^main-[0-9a-f]{16}\.css$/);
    expect(manifest.js).toMatch(/^main-[0-9a-f]{16}\.js$/);
    expect(await read(manifest.js)).toContain("govuk-error-summary");
  });

  it("brings its own typeface, not the one that belongs to GOV.UK, and falls back on the system's", async () => {
    const css = await read(manifest.css);
    expect(css).toContain('"Source Sans 3",system-ui');
    expect(css).not.toContain("GDS Transport");
    const faces = [...css.matchAll(/@font-face\{[^}]*\}/g)].map(([face]) => face);
    expect(faces).toHaveLength(3);
    for (const face of faces) {
      expect(face).toContain("font-display:swap");
      expect(face).toMatch(/unicode-range:U\+/);
      const name = /url\((font-[a-z-]+-[0-9a-f]{16}\.woff2)\)/.exec(face)?.[1] ?? "";
      expect((await stat(join(folder, name))).size).toBeGreaterThan(5_000);
    }
    expect(await read("font-licence.txt")).toContain("SIL Open Font License");
  });

  // A page in English asks for one file; a Polish, Turkish, Welsh or Vietnamese name for one more.
  it("keeps the typeface small: Latin under 60 KB, and what else names need in parts", async () => {
    const css = await read(manifest.css);
    const [extended = "", vietnamese = "", latin = ""] = [
      ...css.matchAll(/url\((font-[^)]+)\)[^}]*unicode-range:([^}]+)\}/g),
    ].map(([, name]) => name);
    const size = async (name: string) => (await stat(join(folder, name))).size;
    expect(latin).toMatch(/^font-latin-[0-9a-f]/);
    expect(await size(latin)).toBeLessThan(60_000);
    expect(await size(extended)).toBeLessThan(65_000);
    expect(await size(vietnamese)).toBeLessThan(15_000);
  });

  it("styles every class of ours that a component uses", async () => {
    const css = await read(manifest.css);
    const names = [
      "app-header",
      "app-table--dense",
      "moj-identity-bar",
      "moj-timeline",
      "moj-alert",
    ];
    for (const name of names) {
      expect(css).toContain(`.${name}`);
    }
    expect(css).toMatch(/@page wide-sheet\s*\{\s*size:\s*a3 landscape/i);
  });

  it("breaks no reference, also in a card of a phone, and no word of two records beside each other", async () => {
    const css = await read(manifest.css);
    expect(css).toMatch(/\.app-reference\s*\{\s*white-space:\s*nowrap/);
    expect(css).not.toMatch(/\.app-table[^{}]*\.app-reference/);
    expect(css).toMatch(/\.govuk-table\.app-sides\s*\{\s*table-layout:\s*fixed/);
  });

  // Kept by the browser after the first page, but that one may be read on a phone in a car park.
  it("stays small, and smaller on its way", async () => {
    const size = async (name: string) => (await stat(join(folder, name))).size;
    expect(await size(manifest.js)).toBeLessThan(90_000);
    expect(await size(manifest.css)).toBeLessThan(215_000);
    expect(await size(`${manifest.js}.gz`)).toBeLessThan(25_000);
    expect(await size(`${manifest.css}.br`)).toBeLessThan(25_000);
  });

  it("does nothing when nothing has changed", async () => {
    const before = (await stat(join(folder, manifest.css))).mtimeMs;
    expect(await buildAssets(folder)).toEqual(manifest);
    expect((await stat(join(folder, manifest.css))).mtimeMs).toBe(before);
  });

  it("builds again when the inputs differ, and removes what it built before", async () => {
    const old = "main-0123456789abcdef.css";
    await writeFile(join(folder, old), "old");
    await writeFile(join(folder, `${old}.br`), "old");
    await writeFile(join(folder, "inputs.txt"), "other inputs");
    await writeFile(join(folder, "kept.txt"), "not ours");
    expect(await buildAssets(folder)).toEqual(manifest);
    const names = await readdir(folder);
    expect(names.filter((name) => name.startsWith(old))).toEqual([]);
    expect(names).toContain("kept.txt");
  }, 60_000);

  it("builds again when a file is missing", async () => {
    await rm(join(folder, manifest.js));
    await buildAssets(folder);
    expect(await readdir(folder)).toContain(manifest.js);
  }, 60_000);
});
