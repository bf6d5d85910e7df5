import { expect, test } from "vitest";
import { namesOfClusters } from "./names-of-clusters.ts";

const named = (ids: readonly string[], clusters: readonly number[]) => {
  const names = namesOfClusters(Int32Array.from(clusters), {
    length: ids.length,
    at: (row) => ids[row],
    hasTwice: true,
  });
  return clusters.map((first) => names.at(first));
};

test.each([
  ["one cluster, one name", ["7", "7", "8"], [0, 0, 2], ["7", "7", "8"]],
  ["two clusters, two names", ["7", "7", "7", "8"], [0, 1, 2, 1], ["7", "7 (2)", "7 (3)", "7 (2)"]],
  ["a name that is an id already", ["7", "7", "7 (2)"], [0, 1, 2], ["7", "7 (3)", "7 (2)"]],
])("records that have one id: %s", (_, ids, clusters, expected) => {
  expect(named(ids, clusters)).toEqual(expected);
});
