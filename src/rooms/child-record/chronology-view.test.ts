import { describe, expect, test } from "vitest";
import { chronologyQuery, kindsOf, queryOf, readView, wholeChronology } from "./chronology-view.ts";

const viewOf = (query: object) => readView(chronologyQuery.parse(query));

describe("what an address asks of a chronology", () => {
  test.each([
    [{}, wholeChronology],
    [{ show: "missing" }, { ...wholeChronology, groups: ["missing"] }],
    [
      { show: ["missing", "notes", "secrets"] },
      { ...wholeChronology, groups: ["missing", "notes"] },
    ],
    [
      { significant: "yes", short: "no", page: "0" },
      { ...wholeChronology, isSignificant: true },
    ],
    [
      { page: "3", short: "yes" },
      { ...wholeChronology, page: 3, isShort: true },
    ],
  ])("%o", (query, view) => {
    expect(viewOf(query)).toEqual(view);
  });

  test("is what the view's own address asks", () => {
    const view = viewOf({ show: ["notes", "worry"], significant: "yes", short: "yes", page: "2" });
    const query = [...new URLSearchParams(queryOf(view))];
    const shown = query.filter(([name]) => name === "show").map(([, value]) => value);
    expect(viewOf({ ...Object.fromEntries(query), show: shown })).toEqual(view);
    expect(queryOf(wholeChronology)).toBe("");
  });

  test("every kind belongs to one group, and the groups are all of them", () => {
    const worry = kindsOf(viewOf({ show: "worry" }));
    expect(worry).toEqual(["harm", "level", "flag"]);
    expect(kindsOf(wholeChronology)).toBeUndefined();
    expect(kindsOf(viewOf({ show: ["worry", "notes"] }))).toHaveLength(6);
  });
});
