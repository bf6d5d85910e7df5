import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hostileBook } from "./fixture-hostile-base.ts";
import { hostileWorkbooks } from "./fixture-hostile-workbooks.ts";
import { openWorkbook } from "../../../platform/spreadsheets/opening/index.ts";

const ordinary = [
  ["Name", "DOB"],
  ["Dawson, Una", "40606"],
];

test("what they all are but for one thing is read", async () => {
  const opened = await openWorkbook(hostileBook());
  expect(opened).toMatchObject({ outcome: "opened", sheets: [{ name: "Current" }] });
  const [sheet] = opened.outcome === "opened" ? opened.sheets : [];
  expect(sheet?.rows.map(({ cells }) => [...cells.values()].map(({ text }) => text))).toEqual(
    ordinary,
  );
});

describe("a hostile workbook is refused in a sentence, or read as if it were none", () => {
  test.each(hostileWorkbooks)(
    "%s: %s",
    async (_what, then, make) => {
      const opened = await openWorkbook(make());
      expect(opened.outcome).toBe(then === "read" ? "opened" : "unreadable");
      if (opened.outcome === "unreadable") {
        expect(opened.reason).toMatch(/^[A-Z][^\n]*\.$/u);
        expect(opened.reason).not.toMatch(/Error|undefined|node_modules/u);
      } else {
        const cells = opened.sheets.flatMap(({ rows }) =>
          rows.flatMap(({ cells }) => [...cells.values()]),
        );
        expect(cells.length).toBeLessThan(1_000);
        // A formula is a text here: what it was worked out to elsewhere is not read, nor fetched again.
        for (const { kind, text } of cells) expect([kind, text]).not.toEqual(["number", "7"]);
      }
      expect(existsSync("/tmp/lantern-escaped.txt")).toBe(false);
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
    300_000,
  );

  test("there are more than fifty, and each is another", () => {
    expect(hostileWorkbooks.length).toBeGreaterThan(50);
    expect(new Set(hostileWorkbooks.map(([what]) => what)).size).toBe(hostileWorkbooks.length);
  });
});
