import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shippedInstruments } from "../instruments/index.ts";
import { UsageProblem } from "./command.ts";
import { instrumentRuns } from "./instruments.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lantern-instruments-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function run(name: keyof typeof instrumentRuns, ...args: readonly string[]) {
  const said = { out: [] as string[], error: [] as string[] };
  const code = await instrumentRuns[name](args, {
    from: folder,
    out: (text) => said.out.push(text),
    error: (text) => said.error.push(text),
    ask: () => Promise.resolve(undefined),
    rooms: () => Promise.resolve([]),
  });
  return { code, ...said };
}

test("a shipped tool is printed, changed in a file, and checked", async () => {
  const { out } = await run("instruments list", "safeguard");
  const tool = JSON.parse(out.join("\n")) as Record<string, unknown>;
  writeFileSync(join(folder, "good.json"), JSON.stringify({ ...tool, name: "Our own" }));
  expect(await run("instruments check", "good.json")).toMatchObject({ code: 0, error: [] });
  writeFileSync(join(folder, "bad.json"), JSON.stringify({ ...tool, bands: [] }));
  const bad = await run("instruments check", "bad.json");
  expect([bad.code, bad.error[0]]).toEqual([1, "bands: Name two bands or more"]);
});

test("every shipped tool is listed, with what such tools cannot do", async () => {
  const { out } = await run("instruments list");
  expect(out).toHaveLength(shippedInstruments.length + 1);
  expect(out.at(-1)).toContain("not a validated predictor");
});

test("what is asked wrongly is said in one line", async () => {
  writeFileSync(join(folder, "text.json"), "not JSON");
  await expect(run("instruments check", "none.json")).rejects.toThrow(UsageProblem);
  await expect(run("instruments check", "text.json")).rejects.toThrow(/is not JSON/);
  await expect(run("instruments check")).rejects.toThrow(UsageProblem);
  expect(() => instrumentRuns["instruments list"](["other"], {} as never)).toThrow(UsageProblem);
});
