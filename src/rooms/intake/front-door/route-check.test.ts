import { expect, test } from "vitest";
import { reportOf, type Cell } from "./route-check.ts";

const cells = (right: number, wrong: number): readonly Cell[] =>
  [
    { isRight: true, answers: right },
    { isRight: false, answers: wrong },
  ]
    .filter(({ answers }) => answers > 0)
    .map((cell) => ({ ...cell, month: "2026-11-01", moment: "before", question: "danger" }));

test.each([
  [[20, 10], { answers: 30, right: 20 }],
  // One to five are not shown, and neither is what they could be worked out from.
  [[20, 5], { answers: 25, right: undefined }],
  [[5, 20], { answers: 25, right: undefined }],
  [[3, 2], { answers: undefined, right: undefined }],
  [[3, 3], { answers: 6, right: undefined }],
  [[6, 0], { answers: 6, right: 6 }],
  [[0, 6], { answers: 6, right: 0 }],
] as const)("of %j right and wrong", ([right, wrong], shown) => {
  expect(reportOf(cells(right, wrong))).toEqual([
    { month: "2026-11-01", question: "danger", before: shown, after: { answers: 0, right: 0 } },
  ]);
});

test("months and questions stand apart", () => {
  const [one] = cells(9, 0);
  if (!one) throw new Error("no cell");
  const rows = reportOf([one, { ...one, month: "2026-10-01" }, { ...one, question: "proof" }]);
  expect(rows).toHaveLength(3);
});
