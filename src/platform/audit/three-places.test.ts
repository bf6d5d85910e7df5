import { expect, test } from "vitest";
import { differenceOf, type ThreePlaces } from "./three-places.ts";

const one = { number: 1, hash: "a" };
const two = { number: 2, hash: "b" };
const other = { number: 2, hash: "x" };
const hashes = new Map([one, two].map(({ number, hash }) => [number, hash]));
const agreed: ThreePlaces = {
  table: two,
  folder: two,
  key: two,
  isKeptInAll: true,
  hashInTable: (number) => hashes.get(number),
};

test.each<[string, Partial<ThreePlaces>]>([
  ["all three end with the same", {}],
  ["a power cut before the folder was written", { folder: one, key: one }],
  ["a power cut before the file beside the key was", { key: one }],
  [
    "nothing was ever signed",
    { table: undefined, folder: undefined, key: undefined, isKeptInAll: false },
  ],
  ["an earlier version kept the folder alone", { key: undefined, isKeptInAll: false }],
  ["an earlier version kept no folder", { folder: undefined, key: undefined, isKeptInAll: false }],
])("agree: %s", (_what, places) => {
  expect(differenceOf({ ...agreed, ...places })).toBeUndefined();
});

test.each<[string, Partial<ThreePlaces>, RegExp]>([
  [
    "the table was emptied",
    { table: undefined, hashInTable: () => undefined },
    /database has no checkpoint, and the folder with 2/,
  ],
  ["the table was set back", { table: one }, /ends with checkpoint 1, and the folder with 2/],
  [
    "table and folder were set back",
    { table: one, folder: one },
    /folder ends with checkpoint 1, .* names 2/,
  ],
  ["the folder was emptied", { folder: undefined }, /folder has no checkpoint/],
  ["the folder was set back", { folder: one }, /folder ends with checkpoint 1/],
  [
    "folder and key were emptied",
    { folder: undefined, key: undefined },
    /folder has no checkpoint/,
  ],
  ["the file beside the key is gone", { key: undefined }, /beside the key is gone/],
  ["the folder holds another", { folder: other }, /not the same in the folder/],
  ["the file names another", { key: other }, /not the one that the file beside the key names/],
  [
    "all but the file are gone",
    { table: undefined, folder: undefined },
    /folder has no checkpoint, and checkpoint 2/,
  ],
])("differ: %s", (_what, places, says) => {
  expect(differenceOf({ ...agreed, ...places })).toMatch(says);
});
