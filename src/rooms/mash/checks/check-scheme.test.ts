import { expect, test } from "vitest";
import { englandAndWales } from "../../../kernel/bank-holidays.ts";
import { limitOf } from "./check-scheme.ts";

const time = { hours: { opens: "09:00", closes: "17:00" }, calendar: englandAndWales };
const scheme = {
  name: "Partner checks",
  source: "Made up",
  asked: [{ key: "police", name: "Police", isUsual: true }],
  limits: [
    { key: "red", workingHours: 2 },
    { key: "blue", workingHours: 16 },
  ],
  otherwise: 4,
};

test.each([
  ["red on a Tuesday morning", ["red"], "2026-11-24T10:00:00Z", "2026-11-24T12:00:00Z", "red"],
  [
    "the most urgent of siblings holds",
    ["blue", "red"],
    "2026-11-24T10:00:00Z",
    "2026-11-24T12:00:00Z",
    "red",
  ],
  ["not rated yet", [null], "2026-11-24T10:00:00Z", "2026-11-24T14:00:00Z", null],
  [
    "not rated is more urgent than blue",
    ["blue", null],
    "2026-11-24T10:00:00Z",
    "2026-11-24T14:00:00Z",
    null,
  ],
  [
    "asked late on Friday, answered on Monday",
    ["red"],
    "2026-11-27T16:00:00Z",
    "2026-11-30T10:00:00Z",
    "red",
  ],
  ["blue has two days", ["blue"], "2026-11-24T10:00:00Z", "2026-11-26T10:00:00Z", "blue"],
  ["asked on Christmas Eve", ["red"], "2026-12-24T16:00:00Z", "2026-12-29T10:00:00Z", "red"],
] as const)("%s", (...[, ratings, from, due, rating]) => {
  expect(limitOf(ratings, scheme, { from: new Date(from), time })).toEqual({
    rating,
    dueAt: new Date(due),
  });
});
