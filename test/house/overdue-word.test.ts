import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** What is past its day is overdue: one word and one component (src/ui/layout/due.tsx) on every page. */
const pages = globSync("src/rooms/**/*.tsx").toSorted();

/** Rows that the tracker draws by itself. */
const drawnByThemselves = new Set(["src/rooms/tracker/web/tracker-cells.tsx"]);

/** Words for a reader: within quotation marks, a template or between tags; no key and no comment. */
const sayingLate =
  /(["`>][^"`<>{}]*[ (]late\b[^"`<>]*["`<])|(["`>][^"`<>{}]*\blate [^"`<>]*["`<])/i;

const lateIn = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => !/^(\/\/|\*|\/\*)/.test(line) && sayingLate.test(line));

describe("what is overdue", () => {
  test("is drawn by the component alone", () => {
    const others = pages.filter((file) => /class="app-late\b/.test(readFileSync(file, "utf8")));
    expect(others).toEqual([]);
    const tags = pages.filter((file) =>
      /<Tag[^>]*overdue[^>]*govuk-tag--red/i.test(readFileSync(file, "utf8")),
    );
    expect(tags.filter((file) => !drawnByThemselves.has(file))).toEqual([]);
  });

  test("is said by one word: late is what was done after its day, or too late to do", () => {
    const lines = pages.flatMap((file) => lateIn(readFileSync(file, "utf8")));
    expect(lines).toEqual([
      '| "too late"',
      '"too late":',
      '...(lateReason === null ? [] : [verbatimFact("Why it was late", lateReason)]),',
      "<li>“Out until 2am on 12 and 14 November”, not “often stays out late”</li>",
      'return isUndoable(save, at) ? "Can be undone" : "Too late: more than a day ago";',
    ]);
  });

  test.each([
    ['text: "3 days late"', 1],
    ["<p>Nothing is late.</p>", 1],
    ["{`${count} late`}", 0],
    ['{ key: "late", text: "Overdue" }', 0],
    ["// what is late", 0],
    ['text: "3 days overdue"', 0],
  ])("the count sees %s", (line, count) => {
    expect(lateIn(line)).toHaveLength(count);
  });
});
