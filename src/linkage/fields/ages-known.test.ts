import { expect, test } from "vitest";
import { combine } from "../columns/combine.ts";
import { detectRoles } from "../columns/detect.ts";
import { textAt } from "../packed/packed.ts";
import { tableOf } from "../tables/table.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { measure } from "../fixtures/measure.ts";
import { linkTable } from "../link.ts";
import { datasetOf } from "./dataset.ts";

const { records } = agencyTable(1_500, 4);
const at = { agency: 1, forename: 2, surname: 4, born: 5, sex: 6, postcode: 10 };
type Cells = readonly string[];
const of = (cells: Cells, name: keyof typeof at): string => cells[at[name]] ?? "";

/** How old somebody was on 1 September 2025. */
function ageOf(cells: Cells): string {
  const born = of(cells, "born");
  const years = 2025 - Number(born.slice(0, 4)) - (born.slice(5) > "09-01" ? 1 : 0);
  return /^\d{4}-\d\d-\d\d$/.test(born) && years >= 0 ? String(years) : "";
}

const whole = (forename: string): string => forename;
const initial = (forename: string): string => forename.slice(0, 1);

/** A list with a date of birth and a list of other agencies with what is asked; the first may have less of forenames. */
function twoLists(heading: string, told: (cells: Cells, row: number) => string, written = whole) {
  const isHealth = ({ cells }: { readonly cells: Cells }) => of(cells, "agency") === "health";
  const lists = [
    { name: "health", own: "DOB", rows: records.filter(isHealth) },
    { name: "others", own: heading, rows: records.filter((one) => !isHealth(one)) },
  ];
  const parts = lists.map(({ name, own, rows }) => {
    const table = tableOf(
      ["Forename", "Surname", "Sex", own],
      rows.map(({ cells }, row) => [
        name === "health" ? written(of(cells, "forename")) : of(cells, "forename"),
        of(cells, "surname"),
        of(cells, "sex"),
        name === "health" ? of(cells, "born") : told(cells, row),
      ]),
    );
    return { name, table, roles: detectRoles(table) };
  });
  return { ...combine(parts), all: lists.flatMap(({ rows }) => rows) };
}

/** Cluster F1. */
function reached({ table, roles, all }: ReturnType<typeof twoLists>): number {
  const { precision, recall } = measure(linkTable(table, roles).clusters, all);
  return (2 * precision * recall) / (precision + recall);
}

test.each([
  ["forenames", whole],
  ["initials", initial],
])("an age in one list and a date of birth in another, beside %s, are compared", (_, written) => {
  const lists = twoLists("Age", ageOf, written);
  const { ages } = datasetOf(lists.table, lists.roles);
  const [age] = ages;
  if (!age) throw new Error("no age is compared");
  const [right, all] = [new Set<number>(), new Set<number>()];
  for (const [row, { cells }] of lists.all.entries()) {
    if (of(cells, "agency") !== "health" || ageOf(cells) === "") continue;
    all.add(row);
    const code = age.codes[row] ?? -1;
    if (code >= 0 && textAt(age.texts, code) === ageOf(cells)) right.add(row);
  }
  expect(all.size).toBeGreaterThan(300);
  expect(right.size / all.size).toBeGreaterThan(0.97);
});

test("so that more is found than by the names alone", () => {
  const none = reached(twoLists("Age", () => ""));
  expect(reached(twoLists("Age", ageOf))).toBeGreaterThan(none + 0.05);
});

test("an initial, a surname and an age are enough to find many", () => {
  expect(reached(twoLists("Age", ageOf, initial))).toBeGreaterThan(0.7);
});

test("ages that agree on no moment are left as they are", () => {
  const { table, roles } = twoLists("Age", (_, row) => String((row * 7) % 80));
  const [age] = datasetOf(table, roles).ages;
  expect(age?.filled).toBe(records.filter(({ cells }) => of(cells, "agency") !== "health").length);
});
