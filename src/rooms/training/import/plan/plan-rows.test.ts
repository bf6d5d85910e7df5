import { describe, expect, test } from "vitest";
import { readTraining } from "../read-training.ts";
import { planRows, type Known, type KnownPerson } from "./plan-rows.ts";

const head = "Staff number,Name,Work email,Course,Date,Status";
const reading = (...rows: string[]) =>
  readTraining(
    [{ name: "f.csv", bytes: new TextEncoder().encode([head, ...rows].join("\n")) }],
    "2026-12-01",
  );

const lucy: KnownPerson = {
  id: "L",
  name: "Lucy Abbott",
  emails: ["lucy.abbott@a.example"],
  staffNumbers: ["00100"],
  leftOn: null,
};
const omar: KnownPerson = {
  id: "O",
  name: "Omar Gill",
  emails: ["omar.gill@a.example"],
  staffNumbers: ["200"],
  leftOn: "2025-06-30",
};
const known: Known = { people: [lucy, omar], attendances: [] };

const plannedOf = async (row: string, from: Known = known) => {
  const [planned] = planRows(await reading(row), from);
  return planned;
};

describe("what becomes of a row", () => {
  test.each([
    [
      "matched by work e-mail",
      ",L Abbott,LUCY.ABBOTT@a.example,HSB,03/10/2025,Attended",
      "matched",
      "L",
    ],
    [
      "matched by number, surname changed",
      "100,Lucy Dixon,,HSB,03/10/2025,Attended",
      "matched",
      "L",
    ],
    ["new", "300,Ana Yates,ana.yates@a.example,HSB,03/10/2025,Attended", "new", null],
    [
      "a number that is known with another name",
      "100,Ana Yates,,HSB,03/10/2025,Attended",
      "waits",
      "L",
    ],
    [
      "an address and a number of two people",
      "200,Lucy Abbott,lucy.abbott@a.example,HSB,03/10/2025,Attended",
      "waits",
      null,
    ],
    ["neither address nor number", ",Lucy Abbott,,HSB,03/10/2025,Attended", "waits", null],
    ["attended after they left", "200,Omar Gill,,HSB,03/10/2025,Attended", "waits", "O"],
    ["attended before they left", "200,Omar Gill,,HSB,03/05/2025,Attended", "matched", "O"],
    ["attended on no day", "100,Lucy Abbott,,HSB,Spring term,Attended", "waits", "L"],
  ])("%s", async (_, row, outcome, personId) => {
    expect(await plannedOf(row)).toMatchObject({ outcome, personId });
  });

  test("two people in Lantern with one address: it waits", async () => {
    const twice: Known = { people: [lucy, { ...lucy, id: "M" }], attendances: [] };
    const row = ",Lucy Abbott,lucy.abbott@a.example,HSB,03/10/2025,Attended";
    expect(await plannedOf(row, twice)).toMatchObject({ outcome: "waits", personId: null });
  });
});

test("nothing twice: neither within the files nor beside what is written", async () => {
  const row = "100,Lucy Abbott,,HSB,03/10/2025,Attended";
  const other = "100,Lucy Abbott,,HSB,04/10/2025,Attended";
  const read = await reading(row, row, other);
  const attendances = [
    { personId: "L", course: "hsb", status: "attended", on: "2025-10-04" } as const,
  ];
  const planned = planRows(read, { people: [lucy], attendances });
  expect(planned.map(({ outcome }) => outcome)).toEqual(["matched", "again", "again"]);
  expect(planned[1]?.why).toBe("The same as row 2 of f.csv.");
});
