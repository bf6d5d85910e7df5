import { expect, test } from "vitest";
import { readFile } from "./read-file.ts";
import { longestText, readRow } from "./read-row.ts";

/** What comes of a notification in a file with a text so long. */
async function taken(says: string) {
  const content = Buffer.from(`Key,Family name,Text\r\nA1,Underlake,${says}`);
  const file = await readFile({ name: "a.csv", content });
  if ("wrong" in file) throw new Error(file.wrong);
  const [key = "", familyName = "", text = ""] = file.rows[0] ?? [];
  const reading = { kind: "notification", codes: {}, words: {}, today: "2026-11-27" } as const;
  return readRow({ key, familyName, says: text }, reading);
}

test("a long text is taken whole, and one that is too long is refused and not cut", async () => {
  const says = "word ".repeat(longestText / 5).trim();
  expect(await taken(says)).toMatchObject({ said: { says } });
  expect(await taken(`${says} and the end`)).toMatchObject({
    problems: [{ field: "says", message: "What it says: longer than 4000 characters" }],
  });
});
