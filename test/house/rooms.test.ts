import { globSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { places, starts } from "../../src/platform/rooms/places.ts";
import { childTabs, standsAt } from "../../src/rooms/child-record/web/child-pages.ts";
import { searched } from "../../src/rooms/search/index.ts";
import { standingChecks } from "../../src/rooms/child-record/configuration-kinds.ts";
import { allRooms } from "../../src/rooms.ts";
import { root } from "./tree.ts";

test("every folder of a room is in the list of rooms once, by its name", () => {
  const folders = readdirSync(path.join(root, "src/rooms"));
  expect(allRooms.map(({ name }) => name).toSorted()).toEqual(folders.toSorted());
});

/** Slots with an order of their own. */
const inOrder = new Set([places.name, starts.name, childTabs.name, searched.name]);

test("what is given says in which order it stands, and no two places stand at one", () => {
  const ordered = allRooms
    .flatMap(({ gives }) => gives)
    .filter(({ slot }) => inOrder.has(slot))
    .map(({ slot, value }) => `${slot} ${(value as { order: number }).order}`);
  expect(ordered.length).toBeGreaterThan(50);
  expect(ordered.filter((one, n) => ordered.indexOf(one) !== n)).toEqual([]);
});

test("no draft has the name of another", () => {
  const names = allRooms
    .flatMap(({ gives }) => gives)
    .filter(({ slot }) => slot === "forms that keep drafts")
    .map(({ value }) => (value as { name: string }).name);
  expect(names.length).toBeGreaterThan(20);
  expect(new Set(names).size).toBe(names.length);
});

test("every action that is audited is put into words by one room", () => {
  const names = allRooms
    .flatMap(({ gives }) => gives)
    .filter(({ slot }) => slot === "words of audited actions")
    .flatMap(({ value }) => Object.keys(value as object));
  expect(names.length).toBeGreaterThan(600);
  expect(names.filter((one, n) => names.indexOf(one) !== n)).toEqual([]);
});

test("what may still stand when a record is closed is read at one place each", () => {
  const read = standsAt.allIn(allRooms).map(({ check }) => check);
  expect(read.toSorted()).toEqual([...standingChecks].toSorted());
});

describe("slots", () => {
  const texts = globSync("src/**/*.{ts,tsx}", { cwd: root })
    .filter((file) => !file.includes(".test."))
    .map((file) => readFileSync(path.join(root, file), "utf8"));
  /** Names of slots of one kind, as they are declared. */
  const declared = (kind: "oneOf" | "manyOf"): readonly string[] =>
    texts.flatMap((text) =>
      [...text.matchAll(new RegExp(`=\\s*${kind}<[\\s\\S]*?>\\(\\s*"([^"]+)"`, "g"))].map(
        ([, name = ""]) => name,
      ),
    );
  const given = allRooms.flatMap(({ gives }) => gives).map(({ slot }) => slot);

  test("that one room fills are filled once each", () => {
    const names = declared("oneOf");
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(given.filter((one) => one === name)).toEqual([name]);
  });

  test("have names of their own, and nothing is given to one that is not declared", () => {
    const names = [...declared("oneOf"), ...declared("manyOf")];
    expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([]);
    expect(given.filter((name) => !names.includes(name))).toEqual([]);
  });
});
