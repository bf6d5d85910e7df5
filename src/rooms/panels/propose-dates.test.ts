import { expect, test } from "vitest";
import { englandAndWales } from "../../kernel/bank-holidays.ts";
import { proposeDates } from "./propose-dates.ts";

const asked = {
  every: { unit: "months" as const, amount: 1 },
  today: "2026-11-24",
  count: 3,
  calendar: englandAndWales,
  others: [],
};
const days = (found: ReturnType<typeof proposeDates>) => found.map(({ on }) => on);

test("the second Tuesday stays the second Tuesday", () => {
  expect(days(proposeDates({ ...asked, last: "2026-11-10" }))).toEqual([
    "2026-12-08",
    "2027-01-12",
    "2027-02-09",
  ]);
});

test("a fifth weekday is the last of a month that has four", () => {
  expect(days(proposeDates({ ...asked, last: "2026-09-29", count: 2 }))).toEqual([
    "2026-12-29",
    "2027-01-26",
  ]);
});

test("a bank holiday moves to the next working day and says so", () => {
  const every = { unit: "weeks", amount: 2 } as const;
  const found = proposeDates({ ...asked, every, last: "2026-12-11", count: 1 });
  expect(found).toEqual([{ on: "2026-12-29", instead: "2026-12-25", clashes: [] }]);
});

test("other panels on the same day are named", () => {
  const others = [{ on: "2026-12-08", name: "Missing panel" }];
  const [first] = proposeDates({ ...asked, last: "2026-11-10", others });
  expect(first?.clashes).toEqual(["Missing panel"]);
});
