import { expect, test } from "vitest";
import type { GroupMeasure } from "../../../linkage/index.ts";
import { differencesIn, rateText } from "./by-group-page.tsx";

const group = (value: string, wrong: number, records = 10_000): GroupMeasure => ({
  kind: "sex",
  value,
  recall: 0.99,
  wrong,
  siblings: 0,
  twins: 0,
  records,
});

test("a rate is said of a thousand records, with how far chance reaches", () => {
  expect(rateText({ count: 10, of: 10_000 })).toBe("1.0 (0.5 to 1.8)");
  expect(rateText({ count: 0, of: 1000 })).toBe("0.0 (0.0 to 3.7)");
});

test("a group is named where it differs from the others by more than chance, and which way", () => {
  expect(differencesIn([group("F", 12), group("M", 8)])).toEqual([
    "The differences between these groups may be chance.",
  ]);
  const [girls, boys] = differencesIn([group("F", 40), group("M", 8)]);
  expect(girls).toMatch(/^Girls: more pairs .* 4\.0 against 0\.8 for each 1,000 records\./);
  expect(boys).toMatch(/^Boys: fewer pairs .* 0\.8 against 4\.0/);
});
