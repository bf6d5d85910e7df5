import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  datasetOf,
  detectRoles,
  linkApart,
  linkRecords,
  type Dataset,
  type LinkResult,
} from "../../linkage/index.ts";
import { agencyTable } from "../../linkage/fixtures/agency-table.ts";
import { compareApart } from "./compare-apart.ts";
import { ThreadStopped } from "./threads.ts";
import { spillingShelf } from "./spill.ts";

const worker = new URL("./comparing-worker.ts", import.meta.url);

let folder: string;
let data: Dataset;
let alone: LinkResult;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lantern-threads-test-"));
  const { table } = agencyTable(1_000, 9);
  data = datasetOf(table, detectRoles(table, new Set(["rec_id"])));
  alone = linkRecords(data);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bytesOf = ({ pairs, inView, clusters }: LinkResult): string =>
  [pairs.left.subarray(0, pairs.size), pairs.right.subarray(0, pairs.size), inView, clusters]
    .map((column) =>
      Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString("hex"),
    )
    .join(" ");

test("any number of threads with any memory gives what one gives, to the last bit", async () => {
  const threads = fc.integer({ min: 1, max: 4 });
  const bytes = fc.integer({ min: 1, max: 200_000 });
  const keysAtMost = fc.integer({ min: 300, max: 30_000 });
  await fc.assert(
    fc.asyncProperty(threads, bytes, keysAtMost, async (count, most, keys) => {
      const shelf = spillingShelf(most, folder);
      const result = await linkApart(data, compareApart(count, worker), {
        shelf,
        keysAtMost: keys,
      });
      shelf.close();
      expect(bytesOf(result)).toBe(bytesOf(alone));
      expect(result.passes).toEqual(alone.passes);
      expect(result.model).toEqual(alone.model);
    }),
    { numRuns: 3, seed: 7 },
  );
}, 120_000);

test("so few records that every pair is compared come out alike as well", async () => {
  const { table } = agencyTable(200, 3);
  const few = datasetOf(table, detectRoles(table, new Set(["rec_id"])));
  const result = await linkApart(few, compareApart(3, worker));
  expect(bytesOf(result)).toBe(bytesOf(linkRecords(few)));
}, 60_000);

/** A thread that learns, and stops behind the first unit of pairs. */
const halfWay = `
  import { createRequire } from "node:module";
  const { parentPort } = createRequire("file:///x")("node:worker_threads");
  const none = { left: [], right: [], pattern: [], ownRarity: [], sharedRarity: [], size: 0 };
  parentPort.on("message", ({ task }) => {
    if (task !== "compare") return parentPort.postMessage({ done: { sizes: [1], fields: new Map() } });
    parentPort.postMessage({ unit: none, newPatterns: new Uint8Array(0) });
    throw new Error("half way");
  });
`;
const threadOf = (script: string): URL =>
  new URL(`data:text/javascript,${encodeURIComponent(script)}`);

test.each([
  ["throws at once", 'throw new Error("no room");', /stopped: no room\. .*--workers 1/u],
  ["ends too early", "", /stopped: it ended before its work was done/u],
  ["throws half way", halfWay, /stopped: half way/u],
])(
  "a thread that %s is told in a line, and no file is left",
  async (_, script, message) => {
    const shelf = spillingShelf(1, folder);
    try {
      const linking = linkApart(data, compareApart(2, threadOf(script)), { shelf });
      await expect(linking).rejects.toThrow(ThreadStopped);
      await expect(linking).rejects.toThrow(message);
    } finally {
      shelf.close();
    }
    expect(readdirSync(folder)).toEqual([]);
  },
  60_000,
);

test("where what was compared cannot be kept, the threads end with the command", async () => {
  const shelf = {
    put: () => {
      throw new Error("full");
    },
    batches: () => [],
  };
  await expect(linkApart(data, compareApart(2, worker), { shelf })).rejects.toThrow("full");
}, 60_000);
