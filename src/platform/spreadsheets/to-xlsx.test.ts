import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { zipText } from "../files/fixtures/zip-text.ts";
import { aSheet } from "./fixtures/a-sheet.ts";
import { harmless, runnable } from "./fixtures/hostile-texts.ts";
import { openXlsx, readXlsx } from "./fixtures/read-sheet.ts";
import { toXlsx } from "./to-xlsx.ts";

const rowsOf = async (texts: readonly string[]) => {
  const rows = await readXlsx(await toXlsx(aSheet({ rows: texts.map((text) => [text]) })));
  return rows.slice(3, 3 + texts.length).map((row) => row[0]);
};

/** Line ends become one, and what XML cannot say is gone. */
const kept = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g, "");

describe("a workbook", () => {
  test("says everything in its order, with dates that are dates", async () => {
    const rows = [
      ["Zoé", 3, { date: "2026-03-04" }, null],
      ["Bo", -5, null, "x"],
    ];
    expect(await readXlsx(await toXlsx(aSheet({ rows })))).toEqual(
      [
        ["OFFICIAL-SENSITIVE · E-1001-7 · Priya Shah"],
        undefined,
        ["Child", "Count", "Day", "Words"],
        ["Zoé", 3, "2026-03-04", null],
        ["Bo", -5, null, "x"],
        undefined,
        ["Not known is a value."],
      ].map((row) => row ?? []),
    );
  });

  test("keeps its headings in sight, filters by them and prints across A3 with its marking", async () => {
    const page = await openXlsx(await toXlsx(aSheet({ rows: [["Anna"], ["Bo"]] })));
    expect(page.views[0]).toMatchObject({ state: "frozen", ySplit: 3, xSplit: 1 });
    expect(page.autoFilter).toBe("A3:D5");
    expect(page.pageSetup).toMatchObject({
      paperSize: 8,
      orientation: "landscape",
      fitToWidth: 1,
      fitToHeight: 0,
    });
    expect(page.pageSetup.printTitlesRow).toBe("3:3");
    const words = "&L&BOFFICIAL-SENSITIVE&B&CE-1001-7&RPriya Shah";
    expect(page.headerFooter).toMatchObject({ oddHeader: words, oddFooter: `${words} &P/&N` });
    expect([1, 2, 3, 4].map((column) => page.getColumn(column).width)).toEqual([24, 8, 12, 30]);
  });

  test("a reader's name gives the running header no instruction", async () => {
    const running = { marking: "OFFICIAL-SENSITIVE", number: "E-1", reader: "A&B &P" };
    const page = await openXlsx(await toXlsx(aSheet({ running })));
    expect(page.headerFooter.oddHeader).toMatch(/&RA&&B &&P$/);
  });

  test.each([...runnable, ...harmless])("keeps %j as text and nothing else", async (text) => {
    expect(await rowsOf([text])).toEqual([kept(text)]);
  });

  test("every text is marked as quoted, so that editing its cell makes it no formula", async () => {
    const file = await toXlsx(aSheet({ rows: [["=1+1", 4, { date: "2026-01-01" }]] }));
    const styles = zipText(file, "xl/styles.xml");
    const quoted = [...styles.matchAll(/<xf ([^>]*)>/g)].map(([, attributes]) => attributes ?? "");
    const asText = quoted.filter((one) => one.includes('numFmtId="49"'));
    expect(asText.length).toBeGreaterThan(2);
    expect(asText.filter((one) => !one.includes('quotePrefix="1"'))).toEqual([]);
    const page = zipText(file, "xl/worksheets/sheet1.xml");
    expect(page).not.toContain("<f>");
    const used = /<c r="A4" s="(\d+)" t="s">/.exec(page)?.[1];
    const styleOfCell = [...(styles.split("<cellXfs")[1]?.matchAll(/<xf [^>]*>/g) ?? [])][
      Number(used)
    ];
    expect(styleOfCell?.[0]).toContain('quotePrefix="1"');
  });

  test("whatever is written is read again", async () => {
    const text = fc.string({ unit: "grapheme", maxLength: 30 });
    const cell = fc.oneof(text, fc.integer(), fc.constant(null));
    const table = fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const read = await readXlsx(await toXlsx(aSheet({ rows })));
        for (const [index, row] of rows.entries()) {
          const wanted = row.map((one) => (typeof one === "string" ? kept(one) || null : one));
          const found = row.map((_, column) => (read[3 + index]?.[column] ?? null) || null);
          expect(found).toEqual(wanted.map((one) => one || null));
        }
      }),
      { numRuns: 60 },
    );
  });

  test("a text that is longer than a cell ends with a mark that it was longer", async () => {
    const [read] = await rowsOf(["x".repeat(40_000)]);
    expect(String(read)).toHaveLength(32_767);
    expect(String(read).endsWith("x…")).toBe(true);
  });
});
