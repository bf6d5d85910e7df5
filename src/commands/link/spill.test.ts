import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { detectRoles, linkTable } from "../../linkage/index.ts";
import { agencyTable } from "../../linkage/fixtures/agency-table.ts";
import { spillingShelf } from "./spill.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lantern-spill-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("with next to no memory the same comes out to the last bit, and nothing is left behind", () => {
  const { table } = agencyTable(1_000, 9);
  const roles = detectRoles(table, new Set(["rec_id"]));
  const inMemory = linkTable(table, roles);
  const shelf = spillingShelf(1, folder);
  const spilling = linkTable(table, roles, { shelf, keysAtMost: 500 });
  expect(shelf.spilled()).toBe(inMemory.compared);
  expect(readdirSync(folder)).toHaveLength(1);
  shelf.close();
  expect(readdirSync(folder)).toEqual([]);
  expect(spilling.scores).toEqual(inMemory.scores);
  expect(spilling.clusters).toEqual(inMemory.clusters);
  expect(spilling.passes).toEqual(inMemory.passes);
}, 60_000);

test("a shelf that was never needed leaves no folder", () => {
  const shelf = spillingShelf(1_000, join(folder, "none"));
  shelf.close();
  expect(existsSync(join(folder, "none"))).toBe(false);
});
