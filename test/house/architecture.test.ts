import { readFileSync } from "node:fs";
import path from "node:path";
import extractOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import { expect, test } from "vitest";
import { root } from "./tree.ts";

/** Names kept for engines that are not written yet. */
const toCome = new Set(["network", "disclosure"]);

const { ruleSet } = await extractOptions(path.join(root, ".dependency-cruiser.cjs"));
const floors = (ruleSet?.forbidden ?? []).flatMap(({ name = "" }) => {
  const [, floor = "", room = ""] = /^floor-(\d+)-(.+)$/.exec(name) ?? [];
  return room === "" || toCome.has(room) ? [] : [{ floor, room }];
});

const read = (file: string): string => readFileSync(path.join(root, file), "utf8");

test("the page of the architecture has each room once, on its floor", () => {
  const rows = [...read("docs/architecture.md").matchAll(/^\| (\d+) +\| ([^|]+)\|/gm)].flatMap(
    ([, floor = "", rooms = ""]) =>
      [...rooms.matchAll(/`src\/(?:rooms\/)?([\w-]+)`/g)].map(([, room = ""]) => ({ floor, room })),
  );
  expect(floors.length).toBeGreaterThan(40);
  expect(sorted(rows)).toEqual(sorted(floors));
});

test("and so has its picture, in its words for those who do not see it", () => {
  const said = /<desc[^>]*>(.*?)<\/desc>/s.exec(read("docs/images/architecture.svg"))?.[1] ?? "";
  const drawn = /<g font-size="15" font-weight="bold">(.*?)<\/g>/s.exec(
    read("docs/images/architecture.svg"),
  )?.[1];
  const missing = floors.flatMap(({ floor, room }) => {
    const sentence = new RegExp(String.raw`Floor ${floor}\b[^.]*\b${room}\b`);
    return sentence.test(said) && new RegExp(String.raw`\b${room}\b`).test(drawn ?? "")
      ? []
      : [room];
  });
  expect(missing).toEqual([]);
});

function sorted(rows: readonly { floor: string; room: string }[]): readonly string[] {
  return rows.map(({ floor, room }) => `${floor} ${room}`).toSorted();
}
