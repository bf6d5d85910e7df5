import { expect, test } from "vitest";
import { detectRoles } from "../columns/detect.ts";
import { tableOf } from "../tables/table.ts";
import { agencyHeadings, type AgencyRecord } from "../fixtures/agency-records.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { placeOf, shownOf } from "../fixtures/shown.ts";
import { scorerOf } from "../incremental.ts";

/** Of a third of the children nobody knows the day they were born, and no agency has a home or a number of theirs. */
function withAssessedAges(records: readonly AgencyRecord[]) {
  const names = records.slice(0, 40).map(({ cells }) => cells[placeOf("first_name")] ?? "");
  return records.map((record) => {
    const { person } = record;
    if (person % 3 !== 0) return record;
    const cells = [...record.cells];
    cells[placeOf("dob")] = `${String(2006 + (person % 5))}-01-01`;
    const of = (person * 7_919) % (names.length * names.length);
    cells[placeOf("first_name")] = names[of % names.length] ?? "";
    cells[placeOf("surname")] = names[Math.floor(of / names.length)] ?? "";
    for (const heading of ["nhs_number", "upn", "postcode", "house", "phone"] as const)
      cells[placeOf(heading)] = "";
    return { ...record, cells };
  });
}

const { right, wrong, model } = shownOf(withAssessedAges(agencyTable(1_500, 9).records));

test("children of whom nobody knows the day of birth are not made one for having one", () => {
  expect(right).toBeGreaterThan(1_500);
  expect(wrong / (right + wrong)).toBeLessThan(0.06);
});

test("a day of birth that a third of a file has says little, and all others what they did", () => {
  const row = (id: string, born: string) =>
    [id, "", "Kezia", "", "Thornbury", born, "F", "", "", "", "", ""] as const;
  const cells = ["2008-01-01", "2008-01-01", "2008-05-17", "2008-05-17"].map((born, at) =>
    row(String(at), born),
  );
  const table = tableOf(agencyHeadings, cells);
  const { score } = scorerOf(model, table, detectRoles(table, new Set(["rec_id"])));
  expect(score(2, 3)).toBeGreaterThan(score(0, 1) + 4);
});

const hostel = { house: "1", postcode: "EM9 9ZZ", phone: "07700 900999" } as const;

/** Of every tenth child the home is one hostel. */
const withAHostel = (records: readonly AgencyRecord[]) =>
  records.map((record) => {
    if (record.person % 10 !== 0) return record;
    const cells = [...record.cells];
    for (const heading of ["house", "postcode", "phone"] as const)
      cells[placeOf(heading)] = hostel[heading];
    return { ...record, cells };
  });

test("two children of a hostel with one forename are two sooner than two of one home", () => {
  const shown = shownOf(withAHostel(agencyTable(900, 9).records));
  const row = (id: string, surname: string, { house, postcode, phone }: Record<string, string>) =>
    [id, "", "Kezia", "", surname, "", "F", "", "", house, postcode, phone] as const;
  const home = { house: "12", postcode: "EM1 2AB", phone: "07700 900001" };
  const cells = [hostel, home].flatMap((its, at) => [
    row(`${String(at)}a`, "Thornbury", its),
    row(`${String(at)}b`, "Okafor", its),
  ]);
  const table = tableOf(agencyHeadings, cells);
  const { score, explain } = scorerOf(shown.model, table, detectRoles(table, new Set(["rec_id"])));
  expect(score(0, 1)).toBeLessThan(score(2, 3) - 2);
  const sum = explain(0, 1).contributions.reduce((all, { bits }) => all + bits, 0);
  expect(sum).toBeCloseTo(score(0, 1), 4);
});

test("a model that knows a number of nobody has no number for unduly common", () => {
  const values = { filled: 1, usualCount: 0, meanCount: 0, counts: new Map<string, number>() };
  const fields = model.fields.map((field) =>
    field.name.startsWith("number ") ? { ...field, values } : field,
  );
  const row = (id: string) =>
    [id, "", "Kezia", "", "Thornbury", "", "F", "9434765919", "", "", "", ""] as const;
  const table = tableOf(agencyHeadings, [row("a"), row("b")]);
  const said = [model, { ...model, fields }].map((one) => {
    const scorer = scorerOf(one, table, detectRoles(table, new Set(["rec_id"])));
    const { contributions } = scorer.explain(0, 1);
    return contributions.find(({ name }) => name === "number nhs_number")?.bits ?? 0;
  });
  expect(said[0]).toBeGreaterThan(8);
  expect(said[1]).toBeCloseTo(said[0] ?? 0, 0);
});
