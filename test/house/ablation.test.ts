import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { constantVariants } from "../../scripts/ablate-linkage/constants.ts";
import { refinements } from "../../scripts/ablate-linkage/refinements.ts";

const texts = new Map<string, string>();
function textOf(file: string): string {
  const known = texts.get(file) ?? readFileSync(file, "utf8");
  texts.set(file, known);
  return known;
}

test.each(refinements)("$name: what is left out stands in the engine once", ({ patches }) => {
  expect(patches.length).toBeGreaterThan(0);
  for (const { file, find } of patches)
    expect(textOf(file).split(find), `${file}: ${find}`).toHaveLength(2);
});

test("every number of the priors is varied, each in its own line", () => {
  const all = [...constantVariants()];
  expect(all.length).toBeGreaterThan(200);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  for (const { patches } of all)
    for (const { file, find, line = 0 } of patches)
      expect(textOf(file).split("\n")[line]).toContain(find);
});
