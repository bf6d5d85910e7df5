import { describe, expect, test } from "vitest";
import { typedErrors } from "../../platform/lists/typed-boxes.ts";
import { trackerFilters } from "./tracker-filters.ts";
import { trackerList } from "./tracker-list.ts";

/** What of an address says something. */
const said = (query: object) =>
  Object.fromEntries(
    Object.entries(trackerList.asked(query)).filter(([, value]) => value !== undefined),
  );
const plain = { show: "open", sort: "review", way: "ascending", page: 1 };

describe("a view", () => {
  test.each([
    "",
    "level=3&due=overdue&sort=level&dir=asc&group=ward",
    "q=Smyth-Jones&level=unknown&lead=none&ward=St+Mary%27s&missing=3",
    "unseen=2026-10-01&opened=month&waiting=decision&panel=28&show=closed",
    "own.pod=North&sort=own.pod&columns=child%2Cflag%2Cown.pod",
    "level=0&view=overdue",
  ])("is the same after it was written and read: %s", (address) => {
    expect(trackerList.text(trackerList.asked(address))).toBe(address);
  });

  test("begins with what is overdue first, the usual columns and no filter", () => {
    expect(said({})).toEqual(plain);
  });

  test("leaves out what cannot be understood and keeps the rest", () => {
    const asked = said({
      level: "high",
      harm: "<script>",
      lead: "1' or '1'='1",
      opened: "2026-02-30",
      unseen: "9999-12-31",
      ward: "a\u0000b",
      school: "x".repeat(201),
      missing: "-1",
      sort: "own.pod; drop table",
      group: "password",
      columns: ["flag", "secrets", "__proto__"],
      "own.<b>": "x",
      stage: "plan",
      due: ["overdue", "overdue"],
      nothing: "else",
    });
    expect(asked).toEqual({ ...plain, stage: "plan", columns: ["flag"] });
  });

  test("reads the day that was typed in three boxes before the one that was chosen", () => {
    const typed = { "opened-day": "1", "opened-month": "10", "opened-year": "2026" };
    expect(trackerList.asked({ opened: "month", ...typed }).opened).toBe("2026-10-01");
    expect(trackerList.asked({ opened: "month", "opened-day": "" }).opened).toBe("month");
  });
});

describe("what was typed in a filter and cannot be read", () => {
  test.each([
    [
      { "opened-day": "31", "opened-month": "2", "opened-year": "2026" },
      "opened",
      "Opened since must be a real date",
    ],
    [{ "unseen-day": "3" }, "unseen", "Not seen since must include a month and year"],
    [{ missing: "lots" }, "missing", "Missing episodes must be a whole number from 1 to 999"],
    [{ panel: "400" }, "panel", "Days to the next panel must be a whole number from 0 to 366"],
    [{ q: "x".repeat(201) }, "q", "Name, reference or number must be 200 characters or fewer"],
    [{ "own.pod": "x".repeat(201) }, "own.pod", "This must be 200 characters or fewer"],
  ])("%o", (given, field, message) => {
    expect(typedErrors(trackerFilters, given)).toEqual([{ field, message }]);
  });

  test("is nothing where all of it can", () => {
    expect(
      typedErrors(trackerFilters, { q: "Bea", missing: "3", level: "", "own.pod": "" }),
    ).toEqual([]);
  });
});
