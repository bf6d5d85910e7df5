/**
 * Measures the engine with some texts of its sources replaced: a process of its own, so that nothing that was read
 * before is in the way. Prints one line of JSON for each set.
 */
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";
import path from "node:path";
import type { Patch } from "./refinements.ts";

const [patches, { children, seeds, data }] = JSON.parse(process.argv[2] ?? "[]") as [
  readonly Patch[],
  { children: number; seeds: readonly number[]; data: string | undefined },
];

const urlOf = (file: string): string => pathToFileURL(path.resolve(file)).href;

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    let text = typeof loaded.source === "string" ? loaded.source : decoded(loaded.source);
    for (const { file, find, put, line } of patches) {
      if (url !== urlOf(file)) continue;
      const from = line === undefined ? 0 : lineStart(text, line);
      const at = text.indexOf(find, from);
      if (at < 0) throw new Error(`${file}: no ${find}`);
      text = text.slice(0, at) + put + text.slice(at + find.length);
      loaded.source = text;
    }
    return loaded;
  },
});

const decoded = (bytes: Parameters<TextDecoder["decode"]>[0] | null): string =>
  new TextDecoder().decode(bytes ?? undefined);

function lineStart(text: string, line: number): number {
  let at = 0;
  for (let past = 0; past < line; past += 1) at = text.indexOf("\n", at) + 1;
  return at;
}

// Read only now, so that the texts are replaced.
const { linkTable } = await import("../../src/linkage/index.ts");
const { profiles } = await import("../../src/linkage/fixtures/agency-records.ts");
const { figuresOf } = await import("../bench-linkage/figures.ts");
const { publicSets } = await import("../bench-linkage/public-sets.ts");
const { inventedSet, listSets } = await import("../bench-linkage/sets.ts");
const { registerSet } = await import("./register.ts");

type Set = ReturnType<typeof inventedSet>;

function measure(set: Set, seed?: number): void {
  const figures = figuresOf(linkTable(set.table, set.roles), set);
  const { cluster, top, siblings, twins } = figures;
  const name = seed === undefined ? set.name : `${set.name} (${seed})`;
  const line = { name, f1: cluster.f1, top: top.isTrue, families: siblings + twins };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

if (data !== undefined)
  for await (const set of publicSets(data)) if (!("lacks" in set)) measure(set);
for (const seed of seeds) {
  for (const profile of Object.keys(profiles)) measure(inventedSet(children, seed, profile), seed);
  for (const set of listSets(children, seed)) measure(set, seed);
  measure(registerSet(children, seed), seed);
}
