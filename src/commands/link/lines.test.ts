import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Dictionary, textsOf } from "./dictionary.ts";
import { comma, quoted, writeLines, type PlainTexts } from "./lines.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lantern-lines-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function asRead(texts: readonly string[]): PlainTexts {
  const dictionary = new Dictionary();
  for (const text of texts) {
    const bytes = Buffer.from(text);
    dictionary.place(bytes, 0, bytes.length);
  }
  return textsOf(dictionary.values());
}

async function written(ids: PlainTexts, shares: readonly number[]): Promise<string> {
  const path = join(folder, "lines.csv");
  const file = openSync(path, "w");
  await writeLines(
    { path, file, ifStopped: "" },
    {
      heading: "id,share",
      count: shares.length,
      lines: (lines, at) => {
        lines.cell(ids, at % ids.length);
        lines.sign(comma);
        lines.probability(shares[at] ?? 0);
        lines.end();
      },
    },
  );
  closeSync(file);
  return readFileSync(path, "utf8");
}

const anyId = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1 }),
  fc.constantFrom('a "quoted" one', "a, comma", "two\nlines", "Zoë", "R-000123"),
  fc.integer({ min: 10_000, max: 90_000 }).map((length) => "long ".repeat(length / 5)),
);
const anyShare = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.integer({ min: 0, max: 2_000_000 }).map((halves) => halves / 2_000_000),
);

test("what is written is what a text of each line would be", async () => {
  const ids = fc.uniqueArray(anyId, { minLength: 1, maxLength: 8 });
  const shares = fc.array(anyShare, { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(ids, shares, async (texts, all) => {
      const lines = all.map(
        (share, at) => `${quoted(texts[at % texts.length] ?? "")},${share.toFixed(6)}\n`,
      );
      expect(await written(asRead(texts), all)).toBe(["id,share\n", ...lines].join(""));
    }),
  );
});

test("more than is written at a time is whole", async () => {
  const ids = asRead(["first", "second", "Zoë"]);
  const shares = Array.from({ length: 200_000 }, (_, at) => at / 200_000);
  const lines = (await written(ids, shares)).split("\n");
  expect(lines).toHaveLength(200_002);
  expect(lines.at(-2)).toBe(`second,${(199_999 / 200_000).toFixed(6)}`);
});
