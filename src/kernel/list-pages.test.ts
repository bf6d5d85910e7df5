import { describe, expect, test } from "vitest";
import { addressOf, pageInAddress } from "./addresses.ts";
import { lastPage, pagesNear, spanOf, type ListPages } from "./list-pages.ts";

const at = (page: number, total?: number): ListPages => ({
  page,
  pageSize: 50,
  total,
  hasNext: total !== undefined && page * 50 < total,
});

describe("an address", () => {
  test.each([
    [{}, "/flags"],
    [{ show: undefined, page: "" }, "/flags"],
    [{ show: "mine", page: "2" }, "/flags?show=mine&page=2"],
    [{ q: "a b&c" }, "/flags?q=a+b%26c"],
  ])("says %o", (query, expected) => {
    expect(addressOf("/flags", query)).toBe(expected);
  });

  test.each([
    [undefined, undefined],
    [1, undefined],
    [2, "2"],
  ])("page %s is written %s", (page, expected) => {
    expect(pageInAddress(page)).toBe(expected);
  });
});

describe("the pages near one", () => {
  test.each([
    [1, 1, [1]],
    [1, 3, [1, 2, 3]],
    [1, 9, [1, 2, null, 9]],
    [5, 9, [1, null, 4, 5, 6, null, 9]],
    [9, 9, [1, null, 8, 9]],
    // Past the end: what somebody typed, or rows that went meanwhile.
    [12, 9, [1, null, 9]],
  ])("page %i of %i", (page, last, expected) => {
    expect(pagesNear(page, last)).toEqual(expected);
  });
});

describe("what of the list is shown", () => {
  test.each([
    [30, at(1, 30), ""],
    [50, at(1, 120), "1 to 50 of "],
    [20, at(3, 120), "101 to 120 of "],
    // Past the end.
    [0, at(4, 120), ""],
    [50, at(1), ""],
  ])("%i rows on %o", (rows, pages, expected) => {
    expect(spanOf(rows, pages)).toBe(expected);
  });

  test("the last page is counted, and an empty list has one", () => {
    expect([at(1, 0), at(1, 50), at(1, 51)].map(lastPage)).toEqual([1, 1, 2]);
  });
});
