import { expect, test } from "vitest";
import { isToTell } from "./who-tells.ts";

const telling = { splitBy: "mash", joinedBy: ["coordinator", "second"], dueOn: "2026-11-26" };
const all = ["mash", "coordinator", "second", "other"];

test.each([
  ["who took apart, before it is due", "mash", "2026-11-24", all, true],
  ["who took apart, when it is late", "mash", "2026-12-24", all, true],
  ["who joined, before it is due", "coordinator", "2026-11-24", all, false],
  ["who joined, on the day", "coordinator", "2026-11-26", all, false],
  ["who joined, when it is late", "coordinator", "2026-11-27", all, true],
  ["who joined, when the other has left", "second", "2026-11-24", ["second", "other"], true],
  ["another, before it is due", "other", "2026-11-24", all, false],
  ["another, when it is late", "other", "2026-12-24", all, false],
  ["another, when one of the three is here", "other", "2026-11-24", ["second", "other"], false],
  ["another, when none of the three is", "other", "2026-11-24", ["other"], true],
])("%s", (_case, staffId, today, able, is) => {
  expect(isToTell(telling, { staffId, today, able: new Set(able) })).toBe(is);
});
