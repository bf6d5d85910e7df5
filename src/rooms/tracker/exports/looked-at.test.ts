import { expect, test } from "vitest";
import type { TrackerSetting } from "../tracker-setting.ts";
import { lookedAt } from "./looked-at.ts";
import { destroyWords, isOverdue } from "./destroy-words.ts";

const setting = {
  today: "2026-11-24",
  at: new Date("2026-11-24T10:00:00Z"),
  scheme: { name: "Levels", levels: [{ level: 3, name: "High" }] },
  ownColumns: [{ columnId: "1", key: "pod", name: "Pod", kind: "text", choices: [], version: 1 }],
} as unknown as TrackerSetting;

test.each([
  [{}, "open"],
  [{ show: "closed" } as const, "closed"],
  [{ level: 3, missing: 2 }, "open; level High; missing 2 times or more in 90 days"],
  [{ opened: "month" } as const, "open; opened since 24 October 2026"],
])("what a list was narrowed to is said in words: %j", (filters, words) => {
  expect(lookedAt(filters, setting)).toBe(words);
});

test("a name that was sought, a ward, a school and typed words are not repeated", () => {
  const filters = { q: "Qxname", ward: "Qxward", school: "Qxschool", own: { pod: "Qxown" } };
  const words = lookedAt(filters, setting);
  expect(words).not.toContain("Qx");
  expect(words).toBe(
    "open; found by a name, reference or number; one ward; one school; one value of Pod",
  );
});

test.each([
  ["2026-11-21", null, "Destroy-by date passed 3 days ago", true],
  ["2026-11-23", null, "Destroy-by date passed 1 day ago", true],
  ["2026-11-24", null, "Destroy today", false],
  ["2026-12-22", null, "Destroy by 22 December 2026, in 28 days", false],
  ["2026-11-21", "2026-11-23", "Destroyed on 23 November 2026", false],
])("by %s, destroyed %s: %s", (destroyBy, destroyedOn, words, late) => {
  expect(destroyWords({ destroyBy, destroyedOn }, "2026-11-24")).toBe(words);
  expect(isOverdue({ destroyBy, destroyedOn }, "2026-11-24")).toBe(late);
});
