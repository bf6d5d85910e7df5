import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleApart } from "../../../../build.mjs";
import { workbookOf } from "../reading/fixture-workbook.ts";
import { readTracker } from "../reading/read-tracker.ts";
import { readApart } from "./read-apart.ts";

const built = mkdtempSync(path.join(tmpdir(), "lantern-apart-"));
const read = readApart(pathToFileURL(path.join(built, "read-workbook.mjs")));
beforeAll(() => bundleApart(built));
afterAll(() => rmSync(built, { recursive: true }));

const asked = { today: "2026-12-01", mapping: {}, decisions: [] };

test("a workbook is read in a process of its own as it is here", async () => {
  const bytes = await workbookOf({
    Current: [
      ["Name", "DOB", "Sex", "Risk level", "Comments"],
      ["Dawson, Una", "04/03/2011", "F", "High", "TAC 14/2"],
      ["Ellis, Sam", new Date("2012-05-06T00:00:00Z"), "M", "tbc", ""],
    ],
  });
  const apart = await read({ bytes, ...asked });
  expect(apart).toEqual(await readTracker(bytes, asked));
  expect(apart).toMatchObject({ outcome: "read", rows: [{ surname: "Dawson" }, { level: null }] });
});

test("what is no workbook is said in the same words", async () => {
  const bytes = new Uint8Array(readFileSync(new URL(import.meta.url)));
  const apart = await read({ bytes: bytes.subarray(0, 40), ...asked });
  expect(apart).toEqual(await readTracker(bytes.subarray(0, 40), asked));
});

test("nothing of it knows a database, a password or a page", () => {
  const files = readdirSync(built).filter((name) => name.endsWith(".mjs"));
  expect(files).toEqual(
    expect.arrayContaining(["read-workbook.mjs", "read-feed.mjs", "read-training.mjs"]),
  );
  for (const name of files) {
    const text = readFileSync(path.join(built, name), "utf8");
    const from = [...text.matchAll(/^import .*? from "([^"]+)";$|\bimport\("([^"]+)"\)/gmu)];
    const named = from.map(([, one, two]) => one ?? two ?? "");
    expect(named.filter((one) => !/^(node:|\.\/)/u.test(one) && !isBuiltin(one))).toEqual([]);
    expect(text).not.toMatch(/node_modules\/(pg|kysely|fastify|preact|@node-rs)\//u);
  }
});
