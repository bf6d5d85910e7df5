import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseReference } from "../../src/kernel/ids.ts";

const files = execFileSync("git", ["ls-files", "src/*.ts", "src/*.tsx"], { encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && !file.includes(".test."));

/** The references that a form gives as an example, by the file that does. */
const examples = files.flatMap((file) =>
  [...readFileSync(file, "utf8").matchAll(/(?:example|such as|like) ([CK]-\d+-\d)\b/gi)].map(
    ([, reference = ""]) => ({ file, reference }),
  ),
);

/** The sequences begin there, and the demonstration has more than a dozen of each. */
const begins: Readonly<Record<string, number>> = { C: 2041, K: 4101 };

test("a reference that is given as an example can be typed, and is one of the demonstration", () => {
  expect(examples.length).toBeGreaterThan(5);
  for (const { file, reference } of examples) {
    const read = parseReference(reference);
    expect([file, reference, read.ok]).toEqual([file, reference, true]);
    if (!read.ok) continue;
    const from = begins[read.value.prefix] ?? Number.POSITIVE_INFINITY;
    expect([file, read.value.number >= from && read.value.number < from + 12]).toEqual([
      file,
      true,
    ]);
  }
});
