import { globSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { places, starts } from "../../src/platform/rooms/places.ts";
import { roomChecks } from "../../src/platform/readiness/room-checks.ts";
import { overdueSources } from "../../src/rooms/work/overdue-sources.ts";
import { childTabs, standsAt } from "../../src/rooms/child-record/web/child-pages.ts";
import { searched } from "../../src/rooms/search/index.ts";
import { kindOf, kindsIn, configurationKinds } from "../../src/rooms/configuration/kind.ts";
import { shippedIn } from "../../src/rooms/configuration/shipped-version.ts";
import { standingChecks } from "../../src/rooms/child-record/configuration-kinds.ts";
import { allRooms } from "../../src/rooms.ts";
import { root } from "./tree.ts";

test("every folder of a room is in the list of rooms once, by its name", () => {
  const folders = readdirSync(path.join(root, "src/rooms"));
  expect(allRooms.map(({ name }) => name).toSorted()).toEqual(folders.toSorted());
});

/** Slots with an order of their own. */
const inOrder = new Set([
  places.name,
  starts.name,
  childTabs.name,
  searched.name,
  roomChecks.name,
  overdueSources.name,
]);

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

describe("kinds of configuration", () => {
  const kinds = kindsIn(allRooms);

  test("stand each at a place of its own on the page of what a partnership sets", () => {
    const at = kinds.map(({ under, order }) => `${under} ${order}`);
    expect(at.length).toBeGreaterThan(60);
    expect(at.filter((one, n) => at.indexOf(one) !== n)).toEqual([]);
  });

  test("of one name fail by it", () => {
    const shape = {
      title: "Two",
      purpose: "Two",
      under: "work",
      order: 1,
      body: z.object({}),
    } as const;
    const given = configurationKinds.give([kindOf("two", shape)]);
    const rooms = ["hall", "attic"].map((name) => ({ name, gives: [given] }));
    expect(() => kindsIn(rooms)).toThrow('the kind of configuration "two" is given twice');
  });

  test("are what is shipped, and nothing is shipped of another", async () => {
    const names = new Set<string>(kinds.map(({ name }) => name));
    const shipped = await shippedIn(allRooms);
    expect(shipped.filter(({ kind }) => !names.has(kind))).toEqual([]);
  });

  /** Read at once, each with its reason: they are needed where no partnership has said anything. */
  const atOnce = [
    // The law of a basis, where a partnership has confirmed none.
    "src/rooms/directory/index.ts",
    "src/rooms/directory/sharing-agreement.ts",
    // What the public reads while no partnership is set up, or has set nothing.
    "src/rooms/intake/front-door/door.ts",
    // A link for a family that is over says so where nobody knows whose it was.
    "src/rooms/families/web/public-routes.ts",
  ];

  test("are shipped in files that are loaded when they are asked for", () => {
    const files = globSync("src/**/*.{ts,tsx}", { cwd: root })
      .filter(
        (file) => !/\.test\.|\/shipped-|\/shipped\//.test(file) && !file.startsWith("src/linkage"),
      )
      .filter((file) =>
        /from "[^"]*\/shipped-(?!version)[^"]*"/.test(readFileSync(path.join(root, file), "utf8")),
      );
    expect(files.toSorted()).toEqual(atOnce.toSorted());
  });
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
