import { expect, test } from "vitest";
import { seeded } from "../../kernel/random.ts";
import { detectRoles } from "../columns/detect.ts";
import { tableOf } from "../tables/table.ts";
import { agencyHeadings, type AgencyRecord } from "../fixtures/agency-records.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { placeOf, shownOf } from "../fixtures/shown.ts";
import { scorerOf } from "../incremental.ts";

const ofId = new Set(["rec_id"]);

/** Every sixth child has a parent of the same name in the same home, whom agencies know as well. */
function withParents(records: readonly AgencyRecord[]) {
  const chance = seeded(5);
  const parents = records.flatMap((record) => {
    if (record.person % 6 !== 0) return [];
    const cells = [...record.cells];
    const born = cells[placeOf("dob")] ?? "";
    const day = () => String(1 + ((record.person * 7) % 28)).padStart(2, "0");
    if (born !== "") cells[placeOf("dob")] = `${String(Number(born.slice(0, 4)) - 30)}-03-${day()}`;
    cells[placeOf("nhs_number")] = cells[placeOf("upn")] = cells[placeOf("middle_name")] = "";
    return chance.percent(90) ? [{ cells, person: -1 - record.person }] : [];
  });
  return [...records, ...parents];
}

test("a father and his son of one name in one home are two people", () => {
  const { right, wrong, model } = shownOf(withParents(agencyTable(900, 9).records));
  expect(right).toBeGreaterThan(1_150);
  expect(wrong).toBeLessThan(right / 25);
  expect(model.fields.find(({ name }) => name === "forename")?.alike?.[1]).toBeGreaterThan(0.3);
  // What is held to slips leaves the levels shares of one.
  for (const { m } of model.fields)
    expect(m.slice(1).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 6);
  const rows = [
    ["1", "", "Daniel", "", "Lopez", "2010-09-12", "M", "", "", "12", "EM1 2AB", "07700 900001"],
    ["2", "", "Daniel", "", "Lopez", "1984-11-27", "M", "", "", "12", "EM1 2AB", "07700 900001"],
    ["3", "", "Daniel", "", "Lopez", "2010-09-12", "M", "", "", "12", "EM1 2AB", "07700 900001"],
  ];
  const table = tableOf(agencyHeadings, rows);
  const { score, explain } = scorerOf(model, table, detectRoles(table, ofId));
  expect(score(0, 1)).toBeLessThan(0);
  expect(score(0, 2)).toBeGreaterThan(10);
  const { contributions } = explain(0, 1);
  expect(contributions.find(({ name }) => name === "date of birth")?.found).toBe(
    "a generation apart",
  );
  expect(contributions.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(score(0, 1), 4);
});

/** Of one household in five every child has one first name and is called by the second; agencies write the one, the other or both, and none has a number. */
const withOneFirstName = (records: readonly AgencyRecord[]) =>
  records.map((record, row) => {
    const cells = [...record.cells];
    cells[placeOf("nhs_number")] = cells[placeOf("upn")] = "";
    if (record.household % 5 !== 0) return { ...record, cells };
    const own = cells[placeOf("first_name")] ?? "";
    const first = ["Mohammed", "Muhammad", "Md"][row % 3] ?? "";
    const written = [
      [first, own],
      [first, own],
      [own, ""],
      [`${first} ${own}`, ""],
      [first, ""],
    ];
    const [forename = "", middle = ""] = written[row % written.length] ?? [];
    cells[placeOf("first_name")] = forename;
    cells[placeOf("middle_name")] = middle;
    cells[placeOf("surname")] = ["Khan", "Ahmed", "Ali"][record.household % 3] ?? "";
    return { ...record, cells };
  });

test("brothers who all have one first name are as many as they are", () => {
  const { right, wrong, model } = shownOf(withOneFirstName(agencyTable(1_500, 9).records));
  expect(right).toBeGreaterThan(1_500);
  expect(wrong).toBeLessThan(right / 28);
  expect(model.fields.find(({ name }) => name === "forename")?.alike?.[0]).toBeGreaterThan(0.02);
});

/** Of one record in twelve the number is another child's of the household. */
function withAnothersNumber(records: readonly AgencyRecord[]) {
  const at = placeOf("nhs_number");
  return records.map((record, row) => {
    if (row % 12 !== 0 || record.cells[at] === "") return record;
    const another = records.find(
      ({ household, person, cells }) =>
        household === record.household && person !== record.person && cells[at] !== "",
    );
    return another ? { ...record, cells: record.cells.with(at, another.cells[at] ?? "") } : record;
  });
}

test("a number that was looked up for a brother or sister makes no one child of two", () => {
  const { right, wrong } = shownOf(withAnothersNumber(agencyTable(900, 9).records));
  expect(right).toBeGreaterThan(1_040);
  expect(wrong).toBeLessThan(6);
});
