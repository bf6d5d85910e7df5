import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { plants } from "../../scripts/plants/plants.ts";
import { root } from "./tree.ts";

test.each(plants)("the fault for “$kind” can still be planted", ({ file, find, test: proof }) => {
  expect(readFileSync(path.join(root, file), "utf8").split(find)).toHaveLength(2);
  expect(existsSync(path.join(root, proof))).toBe(true);
});
