import { describe, expect, test } from "vitest";
import { shippedUnusualUse } from "../shipped-unusual-use.ts";
import { judgeDay, type DayOfUse, type Limits } from "./judge-day.ts";

const limits = shippedUnusualUse.find(({ kind }) => kind === "unusual-use")?.body as Limits;

const quiet: DayOfUse = {
  isWide: true,
  opened: [],
  before: [],
  notFound: [],
  emergencies: [],
  exports: [],
  conflicts: [],
};
type Opened = DayOfUse["opened"][number];
const opened = (count: number, how: Partial<Opened> = {}): readonly Opened[] =>
  Array.from({ length: count }, (_, n) => ({
    record: `r${n}`,
    isLate: false,
    isWithoutWork: false,
    isAlike: false,
    ...how,
  }));
const before = (days: number, of: number, late = 0): DayOfUse["before"] =>
  Array.from({ length: days }, () => ({ opened: of, late }));
const asked = (count: number, seconds: number, different = count): DayOfUse["notFound"] =>
  Array.from({ length: count }, (_, n) => ({ id: `n${n % different}`, at: n * seconds }));

describe("what is asked about, and beside it what is not", () => {
  test.each<[string, Partial<DayOfUse>, readonly string[]]>([
    ["nothing", {}, []],
    ["three times the usual", { opened: opened(36), before: before(20, 12) }, ["many-records"]],
    ["twice the usual", { opened: opened(30), before: before(20, 12) }, []],
    ["many times a usual of one, and still few", { opened: opened(29), before: before(20, 1) }, []],
    ["many, and no usual day yet", { opened: opened(30), before: before(4, 30) }, ["many-records"]],
    ["someone who opens many each day", { opened: opened(80), before: before(20, 70) }, []],
    ["late, once", { opened: opened(5, { isLate: true }) }, ["out-of-hours"]],
    ["late, a little", { opened: opened(4, { isLate: true }) }, []],
    ["late on a rota", { opened: opened(9, { isLate: true }), before: before(3, 9, 9) }, []],
    [
      "late twice before",
      { opened: opened(9, { isLate: true }), before: before(2, 9, 9) },
      ["out-of-hours"],
    ],
    ["no work on ten", { opened: opened(10, { isWithoutWork: true }) }, ["no-work"]],
    ["no work on nine", { opened: opened(9, { isWithoutWork: true }) }, []],
    [
      "no work, within a team's reach",
      { isWide: false, opened: opened(10, { isWithoutWork: true }) },
      [],
    ],
    ["walking through addresses", { notFound: asked(10, 20) }, ["not-found"]],
    ["the same address again and again", { notFound: asked(40, 5, 3) }, []],
    ["lost addresses over a day", { notFound: asked(30, 600) }, []],
    ["nine addresses", { notFound: asked(9, 1) }, []],
    ["before a conflict", { conflicts: [{ record: "r", opened: 2 }] }, ["before-conflict"]],
    ["a conflict that opening showed", { conflicts: [{ record: "r", opened: 1 }] }, []],
    ["a family name", { opened: opened(1, { isAlike: true }) }, ["same-surname"]],
    ["three emergencies", { emergencies: ["a", "b", "c"] }, ["emergencies"]],
    ["two emergencies", { emergencies: ["a", "b"] }, []],
    ["a large file", { exports: [{ id: "x", rows: 100 }] }, ["large-export"]],
    [
      "two small files",
      {
        exports: [
          { id: "x", rows: 99 },
          { id: "y", rows: 99 },
        ],
      },
      [],
    ],
  ])("%s", (_what, day, rules) => {
    expect(judgeDay({ ...quiet, ...day }, limits).map(({ rule }) => rule)).toEqual(rules);
  });
});

test("what is kept is numbers and records", () => {
  const day = { ...quiet, opened: opened(36), before: before(20, 12), notFound: asked(12, 20, 11) };
  const [many, nowhere] = judgeDay(day, limits);
  expect(many?.counts).toEqual({ records: 36, usual: 12 });
  expect(many?.subjects).toHaveLength(36);
  expect(nowhere).toEqual({
    rule: "not-found",
    counts: { addresses: 11, minutes: 10 },
    subjects: Array.from({ length: 11 }, (_, n) => `n${n}`),
  });
});

test("a rule that a partnership has turned off asks nothing, and its numbers hold", () => {
  const off = { ...limits, rules: limits.rules.map((rule) => ({ ...rule, isOn: false })) };
  const less = { ...limits, rules: limits.rules.map((rule) => ({ ...rule, atLeast: 2 })) };
  const day = { ...quiet, emergencies: ["a", "b"] };
  expect(judgeDay({ ...day, emergencies: ["a", "b", "c"] }, off)).toEqual([]);
  expect(judgeDay(day, less).map(({ rule }) => rule)).toEqual(["emergencies"]);
});
