import { describe, expect, test } from "vitest";
import { standingEntries, type PartEntry } from "./part-entries.ts";
import type { PartKey } from "./parts.ts";

const entry = (entryId: string, part: PartKey, replaces: string | null = null): PartEntry => ({
  entryId,
  part,
  answers: {},
  replaces,
  toolId: null,
  fileId: null,
  fileName: null,
  fileScan: null,
  picture: null,
  unread: null,
  addedBy: "",
  addedByName: "Someone",
  addedAt: new Date(0),
});
const standing = (...entries: readonly PartEntry[]): readonly string[] =>
  standingEntries(entries).map(({ entryId }) => entryId);

describe("of what was added", () => {
  test("an entry gives way to one that was written over it", () => {
    expect(standing(entry("1", "places"), entry("2", "places", "1"))).toEqual(["2"]);
  });

  test("two that were written at the same time both stand, oldest first", () => {
    const [a, b, c] = [entry("1", "places"), entry("2", "places", "1"), entry("3", "places", "1")];
    expect(standing(c, b, a)).toEqual(["2", "3"]);
  });

  test.each(["words", "chronology"] as const)(
    "every entry of %s stands, whatever it says of another",
    (part) => {
      expect(standing(entry("1", part), entry("2", part, "1"))).toEqual(["1", "2"]);
    },
  );

  test("an entry of one part takes no other part’s place", () => {
    expect(standing(entry("1", "words"), entry("2", "places", "1"))).toEqual(["1", "2"]);
  });
});
