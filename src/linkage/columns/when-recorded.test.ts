import { expect, test } from "vitest";
import { agencyTable } from "../fixtures/agency-table.ts";
import { detectRoles } from "./detect.ts";
import { roleByHeading } from "../tables/names-of-columns.ts";
import { tableOf } from "../tables/table.ts";

const { records } = agencyTable(150, 3);
const born = records.map(({ cells }) => cells[5] ?? "");

/** Some day of one of the last years, another one for each record. */
const happened = (row: number): string =>
  `${2023 + (row % 4)}-${String(1 + (row % 12)).padStart(2, "0")}-${String(1 + (row % 28)).padStart(2, "0")}`;
const years = (from: string, to: string): string =>
  /^\d{4}/.test(from) ? String(Math.max(0, Number(to.slice(0, 4)) - Number(from.slice(0, 4)))) : "";

type Columns = Readonly<Record<string, (row: number) => string>>;

/** What columns beside these children's names are taken for. */
function rolesOf(beside: Columns): readonly string[] {
  const table = tableOf(
    ["Forename", "Surname", ...Object.keys(beside)],
    records.map(({ cells }, row) => [
      cells[2] ?? "",
      cells[4] ?? "",
      ...Object.values(beside).map((of) => of(row)),
    ]),
  );
  return detectRoles(table)
    .slice(2)
    .map(({ role }) => role);
}
const birth = (row: number): string => born[row] ?? "";

test.each(["Event date", "Date reported", "Date of incident", "Missing from date", "Last seen"])(
  "a child is not born on the only date there is where that is called %s",
  (heading) => {
    expect(rolesOf({ [heading]: birth })).toEqual(["text"]);
  },
);

test("a date is no birth where records of one name have another one each time", () => {
  expect(rolesOf({ c: happened })).toEqual(["ignored"]);
  expect(rolesOf({ Date: happened })).toEqual(["ignored"]);
  expect(rolesOf({ c: birth })).toEqual(["birthDate"]);
  expect(rolesOf({ Date: birth })).toEqual(["birthDate"]);
});

test("of two dates the one is a birth by which nothing happened", () => {
  expect(rolesOf({ Reported: happened, c: birth })).toEqual(["ignored", "birthDate"]);
});

test("beside an age a date tells when that was written, or a birth to which it adds up", () => {
  const age = (row: number): string => years(birth(row), happened(row));
  expect(rolesOf({ Age: age, Date: happened })).toEqual(["number", "recordDate"]);
  expect(rolesOf({ Age: age, "Last seen": happened, Reported: happened })).toEqual(
    ["number", "ignored", "recordDate"], // prettier-ignore
  );
  const today = (row: number): string => years(birth(row), "2026-11-01");
  expect(rolesOf({ Age: today, Date: birth })).toEqual(["ignored", "birthDate"]);
});

test("a date may be written as a spreadsheet counts days, or with its time", () => {
  const age = (row: number): string => years(birth(row), happened(row));
  const day = (row: number): string => String(44_927 + row);
  const at = (row: number): string => `${happened(row).split("-").toReversed().join("/")} 14:05`;
  const packed = (row: number): string => happened(row).replaceAll("-", "");
  for (const written of [day, at, packed])
    expect(rolesOf({ Age: age, "Event date": written })).toEqual(["number", "recordDate"]);
});

test.each([
  ["Subject", "fullName"],
  ["YP name", "fullName"],
  ["Child's name", "fullName"],
  ["Young Person’s name", "fullName"],
  ["Child's name and address", "fullName"],
  ["Child's address", "address"],
  ["Age (yrs)", "number"],
  ["Age at time of episode", "number"],
])("%s is read as %s", (heading, role) => {
  expect(roleByHeading(heading)).toBe(role);
});

test("“Person” is a key, and a name where names stand in it", () => {
  const of = (person: (row: number) => string) =>
    detectRoles(
      tableOf(
        ["Person", "DOB"],
        records.map((_, row) => [person(row), birth(row)]),
      ),
    )[0]?.role;
  expect(of((row) => `${records[row]?.cells[2] ?? ""} ${records[row]?.cells[4] ?? ""}`)).toBe(
    "fullName",
  );
  expect(of((row) => `P${String(row % 70)}`)).toBe("ignored");
  expect(of((row) => String(row % 70))).toBe("ignored");
});

test("two namesakes do not tell when ages were written", () => {
  const rows = Array.from({ length: 40 }, (_, at) => [
    `Sam Reed${at === 39 ? 0 : at}`,
    at === 39 ? "0" : String(at % 2),
    `${at === 39 ? 2026 : 2024}-0${1 + (at % 9)}-11`,
  ]);
  expect(
    detectRoles(tableOf(["Name", "Age", "Date of death"], rows)).map(({ role }) => role),
  ).toEqual(["fullName", "number", "recordDate"]);
});

test.each([
  [400, "text"],
  [190, "ignored"],
])(
  "an age beside the day on which somebody registered to vote is of when the list was made (%i names)",
  (names, role) => {
    const rows = Array.from({ length: 400 }, (_, at) => [
      `Sam${at % names}`,
      "Reed",
      String(18 + ((at * 7) % 60)),
      `${1985 + ((at * 11) % 25)}-0${1 + (at % 9)}-11`,
    ]);
    for (const heading of ["registr_dt", "c"]) {
      const found = detectRoles(tableOf(["Forename", "Surname", "Age", heading], rows));
      expect(found.map((one) => one.role).slice(2)).toEqual(["number", role]);
    }
  },
);
