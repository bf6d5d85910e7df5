import { describe, expect, it } from "vitest";
import { workbookOf } from "./fixture-workbook.ts";
import { readingOf } from "./fixture-reading.ts";
import { rememberable } from "./given-mapping.ts";
import { readTracker } from "./read-tracker.ts";
import type { SheetSummary } from "./reading-types.ts";

const odd = [
  ["Kid", "Day", "Worry", "Another day"],
  ["Dawson, Una", "04/03/2011", "2", "05/04/2012"],
  ["Clegg, Tilly", "05/04/2012", "3", "04/03/2011"],
];
const headings = {
  kid: "name",
  "Another day": "dateOfBirth",
  WORRY: "level",
  day: "ignore",
} as const;
const columnsOf = (sheets: SheetSummary[], name: string) =>
  new Map(
    sheets.find((sheet) => sheet.name === name)?.columns.map((column) => [column.heading, column]),
  );

describe("what a person says of columns", () => {
  it("goes before what is detected", async () => {
    const { rows, sheets } = await readingOf({ Sheet1: odd }, { mapping: { headings } });
    expect(rows).toMatchObject([
      { surname: "Dawson", dateOfBirth: "2012-04-05", level: 2, dates: {} },
      { surname: "Clegg", dateOfBirth: "2011-03-04", level: 3, dates: {} },
    ]);
    const columns = columnsOf(sheets, "Sheet1");
    expect(columns.get("Another day")).toMatchObject({
      role: "dateOfBirth",
      confidence: "given",
      why: "You said so.",
    });
    expect(columns.get("Day")).toMatchObject({
      role: "ignore",
      confidence: "given",
      samples: ["04/03/2011", "05/04/2012"],
    });
  });

  it("may be said of one sheet only, and of a column without a heading", async () => {
    const sheet = [
      ["Name", "DOB", "", "Risk"],
      ["Dawson, Una", "04/03/2011", "F", "High"],
      ["Clegg, Tilly", "05/04/2012", "F", "Low"],
    ];
    const mapping = {
      headings: { risk: "level" },
      sheets: { " north ": { columns: { "Column C": "sex", risk: "ignore" } } },
    } as const;
    const { rows } = await readingOf({ North: sheet, South: sheet }, { mapping });
    expect(rows.map(({ sheet: name, sex, level }) => [name, sex, level])).toEqual([
      ["North", "female", null], ["North", "female", null], ["South", null, 3], ["South", null, 1],
    ]); // prettier-ignore
  });

  it("gives one role to one column, and says so of the second", async () => {
    const mapping = {
      headings: { day: "dateOfBirth", "another day": "dateOfBirth", kid: "name" },
    } as const;
    const { rows, sheets } = await readingOf({ Sheet1: odd }, { mapping });
    expect(rows[0]?.dateOfBirth).toBe("2011-03-04");
    expect(columnsOf(sheets, "Sheet1").get("Another day")).toMatchObject({
      role: null,
      why: expect.stringMatching(/before it/u) as string,
    });
  });

  it("ignores a role that there is not", async () => {
    const mapping = { headings: { worry: "constructor" } } as unknown as {
      headings: Record<string, "name">;
    };
    const { rows } = await readingOf(
      {
        Sheet1: [
          ["Name", "DOB", "Worry"],
          ["Dawson, Una", "04/03/2011", "2"],
        ],
      },
      { mapping },
    );
    expect(rows[0]).toMatchObject({ surname: "Dawson", level: null });
  });
});

describe("what a person says of sheets", () => {
  const table = [
    ["Name", "DOB", "Risk"],
    ["Dawson, Una", "04/03/2011", "High"],
    ["Clegg, Tilly", "05/04/2012", "Low"],
  ];

  it("opens, closes and leaves them out", async () => {
    const sheets = { Current: table, Archive: table, Perps: table, Other: table };
    const mapping = {
      sheets: {
        current: { role: "closed" },
        archive: { role: "children" },
        perps: { role: "children" },
        other: { role: "none" },
      },
    } as const;
    const reading = await readingOf(sheets, { mapping });
    const closed = new Map(reading.rows.map((row) => [row.sheet, row.closed]));
    expect(Object.fromEntries(closed)).toEqual({ Current: true, Archive: false, Perps: false });
    expect(reading.sheets.find(({ name }) => name === "Other")).toMatchObject({
      holds: "other",
      why: "You said that it is not about children.",
    });
  });

  it("says where the headings stand", async () => {
    const rows = [
      ["Name", "DOB", "Risk", "School"],
      ["(old headings)"],
      ["Child", "Born on", "Grade", "Place"],
      ["Dawson, Una", "04/03/2011", "High", "EHE"],
    ];
    const reading = await readingOf(
      { Current: rows },
      { mapping: { sheets: { Current: { headingRow: 3 } } } },
    );
    expect(reading.rows).toHaveLength(1);
    expect(Object.keys(reading.rows[0]?.cells ?? {})).toEqual([
      "Child",
      "Born on",
      "Grade",
      "Place",
    ]);
  });

  it("is told what was seen when no children were found", async () => {
    const bytes = await workbookOf({
      Sheet1: [
        ["A", "B"],
        ["x", "y"],
      ],
    });
    const reading = await readTracker(bytes, { today: "2026-11-24" });
    expect(reading).toMatchObject({
      outcome: "unreadable",
      sheets: [
        {
          name: "Sheet1",
          headingRow: 1,
          columns: [{ heading: "A", samples: ["x"] }, { heading: "B" }],
        },
      ],
    });
  });
});

describe("a mapping that is remembered", () => {
  it("is kept by comparable heading, apart only where sheets disagree", () => {
    const mapping = {
      headings: { "D.O.B": "dateOfBirth" },
      sheets: {
        "North ": {
          role: "closed",
          headingRow: 4,
          columns: { "Last Seen?": "otherDate", Risk: "level", "Column F": "ignore" },
        },
        South: { columns: { "last seen": "otherDate", risk: "ignore" } },
        East: { headingRow: 2 },
      },
    } as const;
    expect(rememberable(mapping)).toEqual({
      headings: { "d o b": "dateOfBirth", "last seen": "otherDate" },
      sheets: {
        north: { role: "closed", columns: { risk: "level", "column f": "ignore" } },
        south: { columns: { risk: "ignore" } },
      },
    });
    expect(rememberable(rememberable(mapping))).toEqual(rememberable(mapping));
    expect(rememberable({})).toEqual({ headings: {}, sheets: {} });
  });

  it("finds the headings again when they moved", async () => {
    const mapping = rememberable({ sheets: { Sheet1: { headingRow: 1, columns: headings } } });
    const moved = [["Updated by Jo"], [], ["Note", "see key"], ...odd];
    const { rows, sheets } = await readingOf({ Renamed: moved }, { mapping });
    expect(sheets[0]).toMatchObject({ headingRow: 4 });
    expect(rows).toMatchObject([
      { surname: "Dawson", level: 2 },
      { surname: "Clegg", level: 3 },
    ]);
  });
});

it("says of every column what it was taken for, why, and what stands in it", async () => {
  const { sheets } = await readingOf({
    Current: [
      ["Name", "DOB", "How much", "Last seen", "Misc"],
      ["Dawson, Una", "04/03/2011", "High", "01/02/2026", "x"],
      ["Clegg, Tilly", "05/04/2012", "Low", "02/03/2026", ""],
      ["Firth, Wren", "06/05/2013", "Medium", "03/04/2026", "y".repeat(80)],
    ],
  });
  const columns = columnsOf(sheets, "Current");
  expect([...columns.values()].map(({ role, confidence }) => [role, confidence])).toEqual([
    ["name", "certain"], ["dateOfBirth", "certain"], ["level", "guess"], ["otherDate", "likely"], [null, "none"],
  ]); // prettier-ignore
  expect(columns.get("How much")).toMatchObject({
    why: expect.stringMatching(/100% of its cells/u) as string,
    samples: ["High", "Low", "Medium"],
  });
  expect(columns.get("Misc")?.samples).toEqual(["x", `${"y".repeat(59)}…`]);
});
