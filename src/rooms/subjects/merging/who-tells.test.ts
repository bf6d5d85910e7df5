import { expect, test } from "vitest";
import { isToTell } from "./who-tells.ts";

const telling = { splitBy: "mash", joinedBy: ["coordinator", "second"], dueOn: "2026-11-26" };
const all = ["mash", "coordinator", "second", "other"];

test.each([
  ["who took apart, before it is due", "mash", { today: "2026-11-24", able: all }, true],
  ["who took apart, when it is late", "mash", { today: "2026-12-24", able: all }, true],
  ["who joined, before it is due", "coordinator", { today: "2026-11-24", able: all }, false],
  ["who joined, on the day", "coordinator", { today: "2026-11-26", able: all }, false],
  ["who joined, when it is late", "coordinator", { today: "2026-11-27", able: all }, true],
  [
    "who joined, when the other has left",
    "second",
    { today: "2026-11-24", able: ["second", "other"] },
    true,
  ],
  ["another, before it is due", "other", { today: "2026-11-24", able: all }, false],
  ["another, when it is late", "other", { today: "2026-12-24", able: all }, false],
  [
    "another, when one of the three is here",
    "other",
    { today: "2026-11-24", able: ["second", "other"] },
    false,
  ],
  ["another, when none of the three is", "other", { today: "2026-11-24", able: ["other"] }, true],
])("%s", (_case, staffId, { today, able }, is) => {
  expect(isToTell(telling, { staffId, today, able: new Set(able) })).toBe(is);
});
