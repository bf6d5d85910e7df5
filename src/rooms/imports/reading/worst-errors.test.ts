import { describe, expect, it } from "vitest";
import { readingOf } from "./fixture-reading.ts";

/** What must never happen, whatever else does: these hide a child, or hurt one. */
const heading = ["Name", "DOB", "Risk", "Date referred", "Status", "Date closed", "Notes"];

async function read(...cells: unknown[]) {
  const filler = [
    ["Firth, Wren", "06/05/2013", "Medium", "", "Open", "", ""],
    ["Marsh, Al", "07/06/2012", "High", "", "Closed", "", ""],
  ];
  const { rows, problems } = await readingOf({ Tracker: [heading, cells, ...filler, ...filler] });
  const [row] = rows;
  if (row === undefined) throw new Error("no row");
  return {
    ...row,
    listed: problems.filter((problem) => problem.row === 2).map(({ column }) => column),
  };
}
const withLevel = (level: unknown) => read("Dawson, Una", "04/03/2011", level);
const withStatus = (status: unknown, closedOn: unknown = "", referred: unknown = "") =>
  read("Dawson, Una", "04/03/2011", "High", referred, status, closedOn);

describe("an unknown level is never read as low", () => {
  it.each([
    "tbc", "?", "Low?", "not low", "Low/Med", "Low - Medium", "Step down agreed??", "step down to low", "was low", "Low (was High)",
    "lower", "below threshold", "0", "4", "1/2", "1-2", "L/M", "🟢🔴", "🟢 High", "none", "LAC", "see notes", "awaiting", "🟢?", "1.5", "low tbc",
  ])("%s", async (level) => {
    expect((await withLevel(level)).level).toBeNull();
  }); // prettier-ignore

  it("what is not a level stays as a note, and is listed", async () => {
    const row = await withLevel("Step down agreed??");
    expect(row).toMatchObject({
      level: null,
      closed: false,
      notes: [{ heading: "Risk", text: "Step down agreed??" }],
      listed: ["C"],
    });
  });

  it("a blank is not known and nothing to list", async () => {
    expect(await withLevel("")).toMatchObject({ level: null, notes: [], listed: [] });
  });

  it.each([
    ["🔴", 3], ["🟢 Low", 1], ["3 - High", 3], ["High (3)", 3], ["2/Medium", 2], ["Cat 1 low", 1], ["🟡", 2],
  ])("%s is a level", async (written, level) => {
    expect((await withLevel(written)).level).toBe(level);
  }); // prettier-ignore
});

it("a column of nothing but doubts is still the column of levels, and each is listed", async () => {
  const doubts = ["tbc", "Low?", "Med/High", "see notes", "awaiting", "Step down agreed??"];
  const rows = doubts.map((doubt, at) => [
    `Other${"abcdef".charAt(at)}, Kim`,
    `0${at + 1}/01/2012`,
    doubt,
  ]);
  const { problems, rows: read } = await readingOf({ Tracker: [["Name", "DOB", "Risk"], ...rows] });
  expect(read.every(({ level }) => level === null)).toBe(true);
  expect(problems.map(({ value }) => value)).toEqual(doubts);
});

describe("an open child never arrives closed", () => {
  it.each([
    "Open", "Step down agreed??", "step down?", "Closed?", "to be closed", "for closure at next MACE", "consider closing",
    "not closed", "Re-opened", "Reopened 3/2/26 (closed 2025)", "close to home", "CIN", "LAC", "", "tbc", "Step down", "closing",
    "closure agreed subject to panel", "nearly closed", "case closed to CAMHS, open to CE",
  ])("with status %j", async (status) => {
    expect((await withStatus(status)).closed).toBe(false);
  }); // prettier-ignore

  it.each(["tbc", "01/01/2027", "soon", "Step down agreed??", "31/02/2026", "-", "N", "no"])(
    "with date closed %j",
    async (date) => {
      expect((await withStatus("", date)).closed).toBe(false);
    },
  );

  it("with a date of closing beside a status that says open, or before a new referral", async () => {
    expect(await withStatus("Open", "03/02/2026")).toMatchObject({ closed: false, listed: ["F"] });
    expect(await withStatus("", "03/02/2026", "04/05/2026")).toMatchObject({
      closed: false,
      listed: ["F"],
    });
  });

  it("by a note that talks of closing", async () => {
    const row = await read(
      "Dawson, Una",
      "04/03/2011",
      "High",
      "",
      "",
      "",
      "Closed. Step down agreed??",
    );
    expect(row).toMatchObject({
      closed: false,
      level: 3,
      notes: [{ heading: "Notes", text: "Closed. Step down agreed??" }],
    });
  });
});

describe("a closed child never arrives open", () => {
  it.each([
    "Closed",
    "CLOSED ",
    "closed 3/2/26",
    "Closed on 3 Feb 2026",
    "Stepped down",
    "NFA",
    "Archived",
    "Inactive",
    "case closed",
    "Closed - Feb 2026",
  ])("with status %j", async (status) => {
    expect((await withStatus(status)).closed).toBe(true);
  });

  it("with a date of closing", async () => {
    expect(await withStatus("", "03/02/2026", "04/05/2025")).toMatchObject({
      closed: true,
      closedOn: "2026-02-03",
    });
  });

  it("on a sheet of the closed, also where a column was not kept up", async () => {
    const rows = [
      ["Name", "DOB", "Risk", "Status"],
      ["Dawson, Una", "04/03/2011", "High", "Open"],
      ["Marsh, Al", "07/06/2012", "Low", "Closed"],
      ["Firth, Wren", "06/05/2013", "Low", ""],
    ];
    const reading = await readingOf({ "Closed & stepped down": rows });
    expect(reading.rows.map(({ closed }) => closed)).toEqual([true, true, true]);
    expect(reading.problems.map(({ row, column }) => [row, column])).toEqual([[2, "D"]]);
  });
});

describe("a wrong date is never read", () => {
  it.each([
    "31/02/2011",
    "2012-13-01",
    "30th Feb 2012",
    "2011",
    "March 2011",
    "approx 2011",
    "04/03/2030",
    "04/03/1971",
    "about 15",
    "04/03/11?",
  ])("%s", async (born) => {
    expect(await read("Dawson, Una", born, "High")).toMatchObject({
      dateOfBirth: null,
      listed: ["B"],
    });
  });
});

describe("two children are never joined as one", () => {
  it.each([
    ["twins", ["Dawson, Jayden", "04/03/2011"], ["Dawson, Kayden", "04/03/2011"]],
    ["namesakes", ["Dawson, Una", "04/03/2011"], ["Dawson, Una", "19/08/2013"]],
    ["one birthday", ["Dawson, Una", "04/03/2011"], ["Clegg, Una", "04/03/2011"]],
    ["a child and someone without a date", ["Dawson, Una", "04/03/2011"], ["Dawson, Una", ""]],
  ])("%s", async (_case, a, b) => {
    const rest = ["High", "01/02/2026", "Open", "", ""];
    const crowd = [...Array(5).keys()].map((at) => [
      `Other${"abcde".charAt(at)}, Kim`,
      `0${at + 1}/01/2012`,
      ...rest,
    ]);
    const { rows } = await readingOf({
      Tracker: [heading, [...a, ...rest], [...b, ...rest], ...crowd],
    });
    expect(new Set(rows.map(({ child }) => child)).size).toBe(rows.length);
  });
});
