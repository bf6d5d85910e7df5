import { expect, test } from "vitest";
import { londonInstant } from "../../kernel/dates.ts";
import { countWithin, isReached, patternsOf, type Spell } from "./patterns.ts";

const now = londonInstant("2026-11-24", "14:00");
const spell = (
  since: readonly [string, string],
  until: readonly [string, string] | null,
): Spell => ({
  missingSince: londonInstant(...since),
  returnedAt: until && londonInstant(...until),
  fromKind: "placement",
});

// A Friday night, a Tuesday afternoon, two nights over the change of the clocks, and now.
const spells: readonly Spell[] = [
  spell(["2026-11-20", "22:15"], ["2026-11-21", "11:00"]),
  spell(["2026-11-10", "15:30"], ["2026-11-10", "21:00"]),
  { ...spell(["2026-10-24", "18:00"], ["2026-10-26", "05:00"]), fromKind: "home" },
  spell(["2026-11-24", "01:00"], null),
];

test("counts say what happened", () => {
  const patterns = patternsOf(spells, now);
  expect(patterns.within).toEqual([
    { days: 30, count: 3 },
    { days: 90, count: 4 },
    { days: 365, count: 4 },
  ]);
  // 35 hours by the clocks on the wall, and 36 in which nobody knew where the child was.
  expect(patterns.longest).toBe(36 * 3_600_000);
  expect(patterns.nights).toBe(1 + 0 + 2 + 1);
  expect(patterns.from).toEqual([
    { kind: "home", count: 1 },
    { kind: "placement", count: 3 },
  ]);
  const at = (day: string) => patterns.table.find(({ weekday }) => weekday === day)?.counts;
  expect([at("Friday"), at("Saturday"), at("Tuesday"), at("Sunday")]).toEqual([
    [0, 0, 0, 1],
    [0, 0, 0, 1],
    [1, 0, 1, 0],
    [0, 0, 0, 0],
  ]);
});

test("nothing is longest where nothing happened", () => {
  expect(patternsOf([], now)).toMatchObject({ longest: undefined, nights: 0, from: [] });
});

test("a threshold is reached by as many as it names within its days, and the day itself counts", () => {
  const threshold = { name: "", episodes: 3, withinDays: 30, says: "", source: "" };
  expect(isReached(spells, threshold, now)).toBe(true);
  expect(isReached(spells.slice(1), threshold, now)).toBe(false);
  expect(isReached(spells.slice(1), { ...threshold, withinDays: 31 }, now)).toBe(true);
  const old = spell(["2026-10-25", "14:00"], ["2026-10-25", "20:00"]);
  expect(countWithin([old], 30, now)).toBe(1);
});
