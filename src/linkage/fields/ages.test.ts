import { expect, test } from "vitest";
import { detectRoles } from "../columns/detect.ts";
import { combine } from "../columns/combine.ts";
import { textAt } from "../packed/packed.ts";
import { tableOf } from "../tables/table.ts";
import { agesIn } from "./ages.ts";
import { countedBirth } from "./counted-birth.ts";
import { datasetOf } from "./dataset.ts";

function ageIn(heading: string, raw: string, ...others: readonly string[]) {
  const [column] = tableOf(
    [heading],
    [raw, ...others].map((cell) => [cell]),
  ).columns;
  return column && agesIn(column)(raw);
}

test.each([
  ["Age", "18 months", { years: 1, months: 18 }],
  ["Age", "2y 3m", { years: 2, months: 27 }],
  ["Age", "3 yrs 4 mths", { years: 3, months: 40 }],
  ["Age", "14m", { years: 1, months: 14 }],
  ["Age", "18/12", { years: 1, months: 18 }],
  ["Age", "6 weeks", { years: 0, months: 1 }],
  ["Age", "10 days", { years: 0, months: 0 }],
  ["Age", "1 year, 11 months", { years: 1, months: 23 }],
  ["Age", "12", { years: 12 }],
  ["Age", "12 yrs", { years: 12 }],
  ["Age", "12 male", { years: 12 }],
  ["Age (months)", "31", { years: 2, months: 31 }],
  ["age_months", "2 yrs", { years: 2 }],
  ["Age", "2000 months", undefined],
  ["Year group", "7M", { years: 7 }],
  ["Age", "not known", undefined],
])("%s %s", (heading, raw, expected) => {
  expect(ageIn(heading, raw)).toEqual(expected);
});

test("14m is a boy of fourteen where another is 15f", () => {
  expect(ageIn("Age", "14m", "15f")).toEqual({ years: 14 });
});

const rolesOf = (headings: readonly string[], row: (at: number) => string[]) =>
  detectRoles(
    tableOf(
      headings,
      Array.from({ length: 30 }, (_, at) => row(at)),
    ),
  ).map(({ role }) => role);

test.each(["Age in months", "age_months", "Age (mths)", "ageMonths", "months_old"])(
  "%s is an age",
  (heading) => {
    expect(rolesOf(["Surname", heading], (at) => [`Reed${at}`, String(at + 2)])).toEqual([
      "surname",
      "number",
    ]);
  },
);

test("months that stand beside years are none", () => {
  const row = (at: number) => [`Reed${at}`, String(at % 12), String(at % 17)];
  expect(rolesOf(["Surname", "Age months", "Age years"], row)).toEqual([
    ...(["surname", "ignored", "number"] as const),
  ]);
});

test("months in one file and years in another are compared as years", () => {
  const part = (name: string, heading: string, ages: readonly string[]) => {
    const rows = ages.map((age, at) => [`Reed${at}`, age]);
    const table = tableOf(["Surname", heading], rows);
    return { name, table, roles: detectRoles(table) };
  };
  const { table, roles } = combine([
    part("one", "Age (months)", ["25", "120"]),
    part("two", "Age", ["2", "18 months"]),
  ]);
  const [ages] = datasetOf(table, roles).ages;
  const said = [...(ages?.codes ?? [])].map((code) => ages && textAt(ages.texts, code));
  expect(said).toEqual(["2", "10", "2", "1"]);
});

test.each([
  ["18 months", "2026-03-15", "70240900"],
  ["6 weeks", "2026-03-15", "70260200"],
])("%s on %s is a birth about %s", (age, day, expected) => {
  const [ages, when] = tableOf(["Age", "Reported"], [[age, day]]).columns;
  if (!ages || !when) throw new Error("there are two columns");
  const { codes, texts } = countedBirth(ages, when);
  expect(textAt(texts, codes[0] ?? 0)).toBe(expected);
});

test("where some have an age in the column of births it is one", () => {
  const table = tableOf(
    ["Surname", "DOB or age"],
    [
      ["Reed", "05/04/2011"],
      ["Hall", "9"],
      ["Marsh", "9 yrs"],
      ["Cole", "2011"],
      ["Shah", "05-Apr-11"],
    ],
  );
  const { birth, ages } = datasetOf(table, detectRoles(table));
  const said = [birth, ages[0]].map((field) =>
    [...(field?.codes ?? [])].map((code) => field && textAt(field.texts, code)),
  );
  expect(said).toEqual([
    ["20110405", "", "", "20110000", "20110405"],
    ["", "9", "9", "", ""],
  ]);
});
