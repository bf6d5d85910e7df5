import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aSheet } from "./fixtures/a-sheet.ts";
import { harmless, runnable } from "./fixtures/hostile-texts.ts";
import { readCsv } from "./fixtures/read-sheet.ts";
import { toCsv } from "./to-csv.ts";

const rowsOf = async (texts: readonly string[]) => {
  const rows = readCsv(await toCsv(aSheet({ rows: texts.map((text) => [text]) })));
  return rows.slice(3, 3 + texts.length).map(([text]) => text);
};

describe("a file of comma-separated values", () => {
  test("says everything in its order, dates in ISO form, after a mark that Excel needs for é", async () => {
    const file = await toCsv(
      aSheet({
        rows: [
          ["Zoé", 3, { date: "2026-03-04" }, null],
          ["Bo", -5, null, "x"],
        ],
      }),
    );
    expect(file.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(file.toString("utf8")).toBe(
      '\uFEFF"OFFICIAL-SENSITIVE · E-1001-7 · Priya Shah"\r\n\r\n' +
        '"Child","Count","Day","Words"\r\n' +
        '"Zoé",3,2026-03-04,\r\n"Bo",-5,,"x"\r\n\r\n"Not known is a value."\r\n',
    );
  });

  test.each(runnable)("lets %j run in no program", async (text) => {
    const [read] = await rowsOf([text]);
    expect(read).toBe(`'${text}`);
  });

  test.each(harmless)("leaves %j as it is", async (text) => {
    expect(await rowsOf([text])).toEqual([text]);
  });

  test("neither title, heading nor note runs", async () => {
    const headings = [{ text: "=1+1", width: 9 }];
    const file = await toCsv(aSheet({ lines: ["@a"], headings, rows: [], notes: ["+b"] }));
    expect(file.toString("utf8")).toBe(`\uFEFF"'@a"\r\n\r\n"'=1+1"\r\n\r\n"'+b"\r\n`);
  });

  test("whatever is written is read again, with an apostrophe at most", async () => {
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), async (given) => {
        const texts = given.map((one) => one.replaceAll("\u0000", "").toWellFormed() || "x");
        const read = await rowsOf(texts);
        for (const [index, one] of texts.entries()) expect([one, `'${one}`]).toContain(read[index]);
        // Read without our own rule: no field begins with a sign, whatever spaces stand before it.
        for (const one of read) expect(one?.trimStart()).not.toMatch(/^[=+@\-\t\r\n]/);
      }),
    );
  });
});
