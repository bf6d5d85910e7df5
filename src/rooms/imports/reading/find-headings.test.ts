import { describe, expect, it } from "vitest";
import { readingOf } from "./fixture-reading.ts";

const una = [
  "R1",
  "Dawson",
  "Una",
  "04/03/2011",
  "High",
  "Jo Field",
  "01/02/2026",
  "Agreed",
  "03/02/2026",
  "NFA",
];
const tilly = [
  "R2",
  "Clegg",
  "Tilly",
  "05/04/2012",
  "Low",
  "Al Moor",
  "02/02/2026",
  "Agreed",
  "04/02/2026",
  "None",
];

describe("headings in two rows", () => {
  it("take the words above them where their own say nothing", async () => {
    const { rows, sheets } = await readingOf({
      Current: [
        ["EXPLOITATION TRACKER"],
        ["Child", "", "", "", "", "Social worker", "MAP", "", "MACE", ""],
        ["Ref", "Surname", "Forename", "DOB", "Risk", "Name", "Date", "Outcome", "Date", "Outcome"],
        una,
        tilly,
      ],
    });
    expect(sheets[0]?.columns.map(({ heading }) => heading)).toEqual([
      "Ref", "Surname", "Forename", "DOB", "Risk", "Social worker: Name", "MAP: Date", "MAP: Outcome", "MACE: Date", "MACE: Outcome",
    ]); // prettier-ignore
    expect(rows).toMatchObject([
      { surname: "Dawson", lead: "Jo Field", lastMapOn: "2026-02-01", lastPanelOn: "2026-02-03" },
      { surname: "Clegg", lead: "Al Moor", lastMapOn: "2026-02-02", lastPanelOn: "2026-02-04" },
    ]);
  });

  it("are found when the second row has only what the first lacks", async () => {
    const { rows, skipped } = await readingOf({
      Current: [
        ["Ref", "Surname", "Forename", "DOB", "Risk", "SW", "MAP", "", "MACE", ""],
        ["", "", "", "", "", "", "Date", "Outcome", "Date", "Outcome"],
        una,
        tilly,
      ],
    });
    expect(rows).toMatchObject([
      { row: 3, lead: "Jo Field", lastMapOn: "2026-02-01", lastPanelOn: "2026-02-03" },
      { row: 4 },
    ]);
    expect(skipped).toMatchObject([{ row: 2, why: "part of the headings" }]);
  });

  it("are not taken from a title or from the first child", async () => {
    const { sheets, rows } = await readingOf({
      Current: [
        ["Tracker", "March 2026"],
        ["Name", "DOB", "Risk", "Notes"],
        ["Dawson, Una", "04/03/2011", "High", "date"],
        ["Clegg, Tilly", "", "tbc", "Notes"],
      ],
    });
    expect(sheets[0]?.columns.map(({ heading }) => heading)).toEqual([
      "Name",
      "DOB",
      "Risk",
      "Notes",
    ]);
    expect(rows).toHaveLength(2);
  });
});

it("takes a row that explains the headings for no child", async () => {
  const { rows, skipped } = await readingOf({
    Current: [
      ["Name", "DOB", "Sex", "Risk"],
      ["(surname first)", "dd/mm/yyyy", "M/F", "drop down"],
      ["Dawson, Una", "04/03/2011", "F", "High"],
    ],
  });
  expect(rows).toMatchObject([{ row: 3, surname: "Dawson" }]);
  expect(skipped).toMatchObject([{ row: 2, why: "part of the headings" }]);
});
