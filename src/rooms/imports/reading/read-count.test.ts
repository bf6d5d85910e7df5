import { expect, it } from "vitest";
import { readCount } from "./read-count.ts";
import type { Cell } from "./reading-types.ts";

const cell = (written: string | number): Cell =>
  written === ""
    ? { kind: "empty", text: "", ref: "A1" }
    : typeof written === "number"
      ? { kind: "number", text: String(written), number: written, iso: null, ref: "A1" }
      : { kind: "text", text: written, ref: "A1" };

it.each([
  [0, 0], [4, 4], ["10 x", 10], ["10x", 10], ["x5", 5], ["nil", 0], ["None", 0], ["no episodes", 0], ["4 eps", 4], ["12 episodes", 12],
  ["two", 2], ["Three times", 3], ["5 in last 90 days", 5],
] as const)("%j is %i", (written, count) => {
  expect(readCount(cell(written))).toEqual({ count, why: null });
}); // prettier-ignore

it.each(["", "N/A", "tbc", "not known", "-", "  "])(
  "%j is not known, which is not none",
  (written) => {
    expect(readCount(cell(written))).toEqual({ count: null, why: null });
  },
);

it.each([
  "3-4",
  "3 - 4",
  "3 to 4",
  "lots",
  "10+",
  ">5",
  "~3",
  "5?",
  "several",
  "12/3",
  2.5,
  -1,
  46_000,
  "yes",
  "4 (2 overnight)",
  "999",
])("%j is no one number", (written) => {
  const { count, why } = readCount(cell(written));
  expect(count).toBeNull();
  expect(why).toMatch(/\.$/u);
});

it("gives up at once on a text that could be read in a million ways", () => {
  const written = `4${" missing episodes".repeat(40)} elephants`;
  expect(readCount(cell(written))).toMatchObject({ count: null });
});
