import { expect, test } from "vitest";
import { detectRoles } from "../columns/detect.ts";
import { textAt } from "../packed/packed.ts";
import { tableOf } from "../tables/table.ts";
import { dateLevel, birthLevel } from "../comparing/dates.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { measure } from "../fixtures/measure.ts";
import { linkTable } from "../link.ts";
import { countedBirth } from "./counted-birth.ts";

/** What an age, or a year of school, of this day comes to. */
function birthFrom(heading: string, years: string, recorded: string): string | undefined {
  const [age, when] = tableOf([heading, "Reported"], [[years, recorded]]).columns;
  if (!age || !when) throw new Error("there are two columns");
  const { codes, texts } = countedBirth(age, when);
  return (codes[0] ?? -1) < 0 ? undefined : textAt(texts, codes[0] ?? 0);
}

test.each([
  ["Age", "12", "2026-03-15", "70130900"],
  ["Age", "12 yrs", "15/12/2026", "70140600"],
  ["Age", "0", "2026-03-15", "70250900"],
  ["Age", "12", "1851", "18390000"],
  // In either term of one year at school, and by its two calendar years.
  ["Year group", "Year 7", "2025-09-10", "70140300"],
  ["Year group", "7", "2026-06-10", "70140300"],
  ["Year group", "7", "2025/26", "70140300"],
  ["Age", "", "2026-03-15", undefined],
  ["Age", "12", "", undefined],
])("%s %s on %s is a birth about %s", (heading, years, recorded, expected) => {
  expect(birthFrom(heading, years, recorded)).toBe(expected);
});

test.each([
  [70_130_900, 70_130_900, birthLevel.twoParts],
  [70_130_900, 20_130_320, birthLevel.twoParts],
  [70_130_900, 20_140_320, birthLevel.twoParts],
  [70_130_900, 70_140_500, birthLevel.aYear],
  [70_130_900, 20_130_000, birthLevel.twoParts],
  [70_130_900, 20_150_320, birthLevel.different],
  [70_130_900, 70_031_000, birthLevel.different],
  [70_130_900, 19_910_320, birthLevel.generation],
])("a counted birth %i and %i are level %i", (one, other, level) => {
  expect(dateLevel(one, other)).toBe(level);
  expect(dateLevel(other, one)).toBe(level);
});

const { records } = agencyTable(1_200, 8);
const [first, last, born, sex] = [2, 4, 5, 6];

/** When one list after the other wrote of them, over four years. */
const reported = (row: number): Date => new Date(Date.UTC(2022, 8, 1) + (row % 1461) * 86_400_000);

function ageAt(birth: string, on: Date): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(birth)) return "";
  const day = on.toISOString().slice(0, 10);
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return String(Math.max(0, years - (day.slice(5) < birth.slice(5) ? 1 : 0)));
}

test("episodes that tell an age are of one child by when they were", () => {
  const rows = records.map(({ cells }, row) => [
    cells[first] ?? "",
    cells[last] ?? "",
    cells[sex] ?? "",
    ageAt(cells[born] ?? "", reported(row * 37)),
    reported(row * 37).toISOString(),
  ]);
  const reach = (date: string): number => {
    const table = tableOf(["Forename", "Surname", "Sex", "Age", date], rows);
    const roles = detectRoles(table).map((one) =>
      date === "Event date"
        ? one
        : { ...one, role: one.name === date ? ("ignored" as const) : one.role },
    );
    const { precision, recall } = measure(linkTable(table, roles, { seed: 1 }).clusters, records);
    return (2 * precision * recall) / (precision + recall);
  };
  expect(reach("Event date")).toBeGreaterThan(0.75);
  expect(reach("Event date")).toBeGreaterThan(reach("left aside"));
});
