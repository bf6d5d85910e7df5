import { expect, test } from "vitest";
import type { Label } from "../../../linkage/index.ts";
import { missedText } from "./learned-page.tsx";

const drawn = (isSame: boolean, standsFor: number): Label => ({ bits: -6, isSame, standsFor });
const some = (count: number, standsFor: number): Label[] =>
  Array.from({ length: count }, () => drawn(false, standsFor));

test("how many pairs are missed is said with its range, and no small number of either", () => {
  expect(missedText(some(4, 100))).toMatch(/^Fewer than 5 pairs/);
  expect(missedText(some(20, 40))).toMatch(/20 pairs .*, and none is of one child.* none to 129 /);
  const many = missedText([...Array<Label>(6).fill(drawn(true, 40)), ...some(14, 40)]);
  expect(many).toMatch(/and 6 are of one child.* about 240, and 1\d\d to 4\d\d missed/);
  const few = missedText([drawn(true, 2), ...some(9, 2)]);
  expect(few).toContain("fewer than 5 are of one child");
  expect(few).toMatch(/that is fewer than 5, and (?:0|fewer than 5) to \d+ missed/);
});
