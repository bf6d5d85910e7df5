import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { detectRoles, linkTable } from "../../linkage/index.ts";
import { agencyTable } from "../../linkage/fixtures/agency-table.ts";
import { PairStore } from "../../linkage/scoring/pairs.ts";
import { writing } from "./not-written.ts";
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
  // Also while it is open, so that nothing is left of a process that is killed.
  expect(readdirSync(folder)).toEqual([]);
  shelf.close();
  expect(readdirSync(folder)).toEqual([]);
  expect(spilling.scores).toEqual(inMemory.scores);
  expect(spilling.clusters).toEqual(inMemory.clusters);
  expect(spilling.passes).toEqual(inMemory.passes);
}, 60_000);

test("where the file cannot be made or grows no more, that is said in a line", () => {
  const none = spillingShelf(1, join(folder, "nowhere"));
  const some = new PairStore(8);
  some.add(0, 1, 0);
  expect(() => none.put(some)).toThrow(/nowhere: there is no such folder\. Compared pairs/u);
  const full = () => {
    throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  };
  expect(() => writing("/tmp", full, " for pairs")).toThrow(
    "/tmp: there is no room left for pairs",
  );
});

test("a shelf that was never needed leaves no folder", () => {
  const shelf = spillingShelf(1_000, join(folder, "none"));
  shelf.close();
  expect(existsSync(join(folder, "none"))).toBe(false);
});
