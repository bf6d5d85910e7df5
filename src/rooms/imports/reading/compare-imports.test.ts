import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareImports } from "./compare-imports.ts";
import { Dice } from "./fixture-children.ts";
import { readingOf } from "./fixture-reading.ts";
import { officeWorkbook } from "./fixture-offices.ts";
import { readTracker } from "./read-tracker.ts";
import type { FormerRow, RowChange } from "./import-changes.ts";

type Line = readonly unknown[];
const heading = ["Ref", "Name", "DOB", "Risk", "Date referred", "Notes"];
const una = ["A1", "Dawson, Una", "04/03/2011", "High", "01/02/2026", "first"];
const tilly = ["A2", "Clegg, Tilly", "05/04/2012", "Low", "02/02/2026", "second"];
const wren = ["A3", "Firth, Wren", "06/05/2013", "Medium", "03/02/2026", "third"];
const ivy = ["A4", "Nuttall, Ivy", "07/06/2012", "Low", "04/02/2026", "fourth"];
const book = (...rows: Line[]) => ({ Current: [heading, ...rows] });
type Book = Record<string, Line[]>;

/** The former import, its children called L1, L2… as Lantern calls them by ids of its own. */
async function former(sheets: Book): Promise<FormerRow[]> {
  const { rows } = await readingOf(sheets as Record<string, unknown[][]>);
  return rows.map((row) => ({ ...row, child: row.child.replace("child-", "L") }));
}

async function changes(before: Book, now: Book): Promise<RowChange[]> {
  const reading = await readingOf(now as Record<string, unknown[][]>);
  return compareImports(await former(before), reading).changes;
}

const inShort = (all: readonly RowChange[]): string[] =>
  all.map((change) => `${change.kind} ${change.child}`);

describe("next month's workbook shows only what changed", () => {
  const before = book(una, tilly, wren);

  it("nothing, when rows were sorted, or blank ones inserted", async () => {
    expect(inShort(await changes(before, book(wren, [], una, tilly)))).toEqual([
      "unchanged L3", "unchanged L1", "unchanged L2",
    ]); // prettier-ignore
  });

  it("nothing, when the sheet or a heading is called otherwise", async () => {
    const renamed = heading.map((text) =>
      text === "Notes" ? "Comments" : text === "DOB" ? "Date of birth" : text,
    );
    const reading = await readingOf({ "Open cases": [renamed, una, tilly, wren] });
    const { changes: all, renamedHeadings } = compareImports(await former(before), reading);
    expect(inShort(all)).toEqual(["unchanged L1", "unchanged L2", "unchanged L3"]);
    expect(renamedHeadings).toEqual([
      { was: "DOB", now: "Date of birth" },
      { was: "Notes", now: "Comments" },
    ]);
  });

  it("a level, by heading and as a typed value", async () => {
    const up = [...tilly.slice(0, 3), "High", ...tilly.slice(4)];
    const [, change] = await changes(before, book(una, up, wren));
    expect(change).toEqual({
      kind: "changed", child: "L2", before: { sheet: "Current", row: 3 }, now: { sheet: "Current", row: 3 },
      cells: [{ heading: "Risk", was: "Low", now: "High" }], facts: [{ fact: "level", was: 1, now: 3 }],
    }); // prettier-ignore
  });

  it("a level that became unknown is said as unknown", async () => {
    const [change] = await changes(
      before,
      book([...una.slice(0, 3), "tbc", ...una.slice(4)], tilly, wren),
    );
    expect(change).toMatchObject({
      kind: "changed",
      facts: expect.arrayContaining([{ fact: "level", was: 3, now: null }]) as unknown,
    });
  });

  it.each([
    ["spelling", ["A2", "Cleggs, Tilly", ...tilly.slice(2)], "surname"],
    ["date of birth", ["A2", "Clegg, Tilly", "15/04/2012", ...tilly.slice(3)], "dateOfBirth"],
    ["surname", ["A2", "Marsh, Tilly", ...tilly.slice(2)], "surname"],
    ["reference", ["B7", ...tilly.slice(1)], "ownReference"],
  ])("a corrected %s is the same child", async (_case, row, fact) => {
    const all = await changes(before, book(wren, row, una));
    expect(inShort(all)).toEqual(["unchanged L3", "changed L2", "unchanged L1"]);
    expect(all[1]).toMatchObject({ facts: [{ fact }] });
  });

  it("a corrected spelling and another reference are the same child by likeness", async () => {
    const all = await changes(before, book(una, ["", "Cleg, Tilly", ...tilly.slice(2)], wren));
    expect(inShort(all)).toEqual(["unchanged L1", "changed L2", "unchanged L3"]);
  });

  it("a new column", async () => {
    const wide = {
      Current: [
        [...heading, "School"],
        [...una, "EHE"],
        [...tilly, ""],
        [...wren, ""],
      ],
    };
    const all = await changes(before, wide);
    expect(inShort(all)).toEqual(["changed L1", "unchanged L2", "unchanged L3"]);
    expect(all[0]).toMatchObject({
      cells: [{ heading: "School", was: "", now: "EHE" }],
      facts: [{ fact: "school", was: null, now: "EHE" }],
    });
  });

  it("a new child, and one who is gone", async () => {
    expect(inShort(await changes(before, book(una, ivy, wren)))).toEqual([
      "unchanged L1", "new child-2", "unchanged L3", "gone L2",
    ]); // prettier-ignore
  });

  it("a child who moved to the closed sheet, and one who came back", async () => {
    const all = await changes(
      { Current: [heading, una, tilly], Closed: [heading, wren] },
      { Current: [heading, wren, tilly], Closed: [heading, una] },
    );
    expect(inShort(all)).toEqual(["moved L3", "unchanged L2", "moved L1"]);
    expect(all[2]).toMatchObject({
      before: { sheet: "Current" },
      now: { sheet: "Closed" },
      facts: [{ fact: "closed", was: false, now: true }],
    });
  });

  it("a row that was copied is the same child's, not a new one", async () => {
    const all = await changes(before, book(una, una, tilly, wren));
    expect(all.filter(({ kind }) => kind === "unchanged")).toHaveLength(3);
    expect(all.find(({ kind }) => kind === "new")).toMatchObject({ sameAs: "L1" });
  });
});

describe("another child is never taken over", () => {
  it("with a reference that is used again", async () => {
    const all = await changes(book(una, tilly), book(una, ["A2", ...ivy.slice(1)]));
    expect(inShort(all)).toEqual(["unchanged L1", "new child-2", "gone L2"]);
  });

  it("with twins, one of whom is gone", async () => {
    const twin = ["", "Clegg, Jayden", ...tilly.slice(2)];
    const other = ["", "Clegg, Kayden", ...tilly.slice(2)];
    expect(inShort(await changes(book(twin, other), book(other)))).toEqual([
      "unchanged L2",
      "gone L1",
    ]);
    expect(inShort(await changes(book(twin), book(other)))).toEqual(["new child-1", "gone L1"]);
  });

  it("with a namesake whose date of birth is not known: a person decides", async () => {
    const all = await changes(
      book(una, tilly),
      book(["", "Dawson, Una", "", "Low", "", "x"], tilly),
    );
    expect(all[0]).toMatchObject({
      kind: "ambiguous",
      candidates: [{ child: "L1", before: { row: 2 } }],
    });
    expect(inShort(all).slice(1)).toEqual(["unchanged L2", "gone L1"]);
  });

  it("when two former children have one name and birthday", async () => {
    const again = ["", ...una.slice(1, 3), "Low", "", "other"];
    const [one, two] = await former(book(una, again));
    if (one === undefined || two === undefined) throw new Error("two rows");
    const rows = [one, { ...two, child: "L9" }];
    const now = await readingOf({
      Current: [heading, ["", ...una.slice(1, 3), "Medium", "", "new words"]],
    });
    const [change] = compareImports(rows, now).changes;
    expect(change).toMatchObject({ kind: "ambiguous" });
    expect(
      (change?.kind === "ambiguous" ? change.candidates : []).map(({ child }) => child),
    ).toEqual(["L1", "L9"]);
  });
});

it("finds every row of a shuffled workbook again, each as its own child", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 10_000 }), async (seed) => {
      const { bytes } = await officeWorkbook(seed, 40);
      const reading = await readTracker(bytes, { today: "2026-11-24" });
      if (reading.outcome === "unreadable") throw new Error(reading.reason);
      const rows = new Dice(seed)
        .shuffled(reading.rows)
        .map((row, at) => ({ ...row, row: at + 2, sheet: `${row.sheet} copy` }));
      const all = compareImports(reading.rows, { rows }).changes;
      expect(all.filter(({ kind }) => kind !== "unchanged")).toEqual([]);
      const childAt = new Map(rows.map(({ sheet, row, child }) => [`${sheet}!${row}`, child]));
      for (const change of all) {
        if (change.kind === "unchanged")
          expect(change.child).toBe(childAt.get(`${change.now.sheet}!${change.now.row}`));
      }
    }),
    { numRuns: 12, seed: 4 },
  );
});
