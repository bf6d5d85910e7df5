import { describe, expect, test } from "vitest";
import {
  carriedPart,
  coverBlocks,
  headlinePart,
  levelsWords,
  missingWords,
  planWords,
  promisePart,
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
  const none = {
    isMissing: false,
    missingCount: null,
    missingCountedOn: null,
    missingRecorded: null,
    missing: undefined,
    today: "2026-11-24",
  };
  expect(missingWords(none)).toBe("not counted in 90 days");
  expect(missingWords({ ...none, isMissing: true, missingCount: 1, missing: counts })).toBe(
    "Missing now; 1 episode in 90 days, 5 in a year",
  );
  // What is recorded here goes before what a workbook said.
  expect(missingWords({ ...none, missingCount: 4, missingRecorded: 2, missing: counts })).toBe(
    "2 episodes in 90 days (4 entered), 5 in a year",
  );
  expect(returnsWords(undefined)).toBe("No return is recorded in a year");
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

const promised = { wording: "Ring", owner: "Police", dueOn: "2026-11-24" };

test("an action says that it is overdue from the day after", () => {
  const dueOf = (today: string) => {
    const [block] = promisePart([{ ...promised, carried: null }], today).show(1);
    return block?.kind === "table" ? block.rows[0]?.[2] : undefined;
  };
  expect([dueOf("2026-11-24"), dueOf("2026-11-25")]).toEqual([
    "24 November 2026",
    "24 November 2026, overdue",
  ]);
});

test("what was promised to this panel stands apart, with past how many meetings it was carried", () => {
  const actions = [
    { ...promised, carried: 2 },
    { ...promised, wording: "Visit", carried: null },
  ];
  const [carried, open] = [carriedPart, promisePart].map((part) => part(actions, "2026-11-01"));
  expect(carried?.show(1)).toMatchObject([
    { rows: [["Ring", "Police", "24 November 2026", "2 meetings"]] },
  ]);
  expect(open?.show(1)).toMatchObject([{ rows: [["Visit", "Police", "24 November 2026"]] }]);
  expect(promisePart([], "2026-11-01").show(0)).toEqual([
    { kind: "paragraph", text: "No action is open." },
  ]);
});

describe("headlines", () => {
  const one = { entryId: "a", on: "2026-11-12", headline: "Seen" };
  const story = { since: "2026-11-03", leftOut: 0 };

  test("say how many are not shown", () => {
    const lines = [one, { ...one, entryId: "b" }];
    const part = headlinePart({ ...story, headlines: { lines, more: 3 } });
    expect(part.of).toBe(2);
    const blocks = part.show(1);
    expect(blocks.map(({ kind }) => kind)).toEqual(["table", "paragraph"]);
    expect(JSON.stringify(blocks)).toContain("What mattered since 3 November 2026");
    expect(JSON.stringify(blocks)).toContain("And 4 lines before these.");
    expect(JSON.stringify(part.show(2))).toContain("And 3 lines before these.");
  });

  test("say that some are left out, and never that nothing is recorded then", () => {
    const none = headlinePart({ ...story, headlines: { lines: [], more: 0 }, leftOut: 2 }).show(0);
    expect(JSON.stringify(none)).toContain("2 lines are left out of this page");
    expect(JSON.stringify(none)).not.toContain("nothing is recorded");
    const rest = headlinePart({ ...story, headlines: { lines: [], more: 5 }, leftOut: 2 }).show(0);
    expect(JSON.stringify(rest)).toContain("5 more lines on the record");
    expect(JSON.stringify(rest)).toContain("2 lines are left out of this page");
    const empty = headlinePart({ ...story, headlines: undefined }).show(0);
    expect(JSON.stringify(empty)).toContain("nothing is recorded");
  });
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
