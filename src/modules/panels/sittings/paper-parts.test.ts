import { describe, expect, test } from "vitest";
import {
  coverBlocks,
  headlineBlocks,
  levelsWords,
  missingWords,
  planWords,
  promiseBlocks,
  returnsWords,
} from "./paper-parts.ts";

const counts = { episodes: 5, returns: 4, done: 2, stopped: 1, waiting: 1, overdue: 0 };

describe("levels, the newest first", () => {
  test.each([
    [[], "No level has been decided"],
    [[["High", "2026-05-03"]], "High, decided on 3 May 2026: the first"],
    [
      [
        ["High", "2026-05-03"],
        ["Medium", "2026-03-02"],
        ["Not known", "2026-01-01"],
      ],
      "High, decided on 3 May 2026; before that Medium (2 March 2026), Not known (1 January 2026)",
    ],
  ] as const)("%j", (levels, words) => {
    expect(levelsWords(levels.map(([name, on]) => ({ name, on })))).toBe(words);
  });
});

test("missing in numbers, and what became of each return", () => {
  const none = { isMissing: false, missingCount: null, missing: undefined };
  expect(missingWords(none)).toBe("not counted in 90 days");
  expect(missingWords({ isMissing: true, missingCount: 1, missing: counts })).toBe(
    "Missing now; 1 episode in 90 days, 5 in a year",
  );
  expect(returnsWords(undefined)).toBe("None is recorded in a year");
  expect(returnsWords(counts)).toBe(
    "4 returns in a year: interview done after 2, tried no more after 1, to be done after 1",
  );
});

test("a plan says whether it was agreed and whether its review is late", () => {
  const plan = { openedOn: "2026-09-01", outcomes: [], contingencies: [] };
  const agreed = { number: 2, agreedOn: "2026-09-10", reviewBy: "2026-11-01" };
  expect(planWords(undefined, "2026-11-24")).toBe("No plan has been written");
  expect(planWords({ ...plan, agreed: null }, "2026-11-24")).toContain("nobody has agreed it yet");
  expect(planWords({ ...plan, agreed }, "2026-11-24")).toBe(
    "Version 2, agreed 10 September 2026; the review was due by 1 November 2026",
  );
  expect(planWords({ ...plan, agreed }, "2026-11-01")).toContain("to be reviewed by");
});

test("a promise says that it is overdue from the day after", () => {
  const one = { wording: "Ring", owner: "Police", dueOn: "2026-11-24" };
  const dueOf = (today: string) => {
    const [block] = promiseBlocks([one], today);
    return block?.kind === "table" ? block.rows[0]?.[2] : undefined;
  };
  expect([dueOf("2026-11-24"), dueOf("2026-11-25")]).toEqual([
    "24 November 2026",
    "24 November 2026, overdue",
  ]);
});

test("how many headlines are not shown is said", () => {
  const lines = [{ on: "2026-11-12", headline: "Seen" }];
  const blocks = headlineBlocks({ headlines: { lines, more: 3 }, since: "2026-11-03" });
  expect(blocks.map(({ kind }) => kind)).toEqual(["table", "paragraph"]);
  expect(JSON.stringify(blocks)).toContain("What mattered since 3 November 2026");
  expect(JSON.stringify(blocks)).toContain("And 3 lines before these.");
});

test("every text is covered but the name of the page", () => {
  const shout = coverBlocks(
    [
      { kind: "heading", text: "a" },
      { kind: "paragraph", text: "a" },
      { kind: "quote", text: "a", who: "a" },
      { kind: "list", items: ["a"] },
      { kind: "facts", facts: [["a", "a"]] },
      { kind: "table", head: ["a"], rows: [["a"]] },
    ],
    (text) => text.toUpperCase(),
  );
  expect(shout).toEqual([
    { kind: "heading", text: "a" },
    { kind: "paragraph", text: "A" },
    { kind: "quote", text: "A", who: "A" },
    { kind: "list", items: ["A"] },
    { kind: "facts", facts: [["a", "A"]] },
    { kind: "table", head: ["a"], rows: [["A"]] },
  ]);
});
