import { expect, test } from "vitest";
import { noColumns } from "./columns.ts";
import type { FeedKind } from "./kinds.ts";
import { numberOfRow } from "./row-number.ts";

const under = (heading: string, kind: FeedKind = "attendance") => ({
  kind,
  columns: { ...noColumns, headings: { identifier: heading } },
});

test.each([
  ["UPN", "h801200001001", { kind: "upn", value: "H801200001001" }],
  ["Unique Pupil Number", "H801200001001", { kind: "upn", value: "H801200001001" }],
  ["NHS number", "943 476 5919", { kind: "nhs", value: "9434765919" }],
  ["NHSNumber", "9434765919", { kind: "nhs", value: "9434765919" }],
  // A slip of the hand, another kind of number, and a heading that does not say which it is.
  ["NHS number", "943 476 5918", undefined],
  ["UPN", "9434765919", undefined],
  ["Person id", "9434765919", undefined],
  ["UPN", "", undefined],
])("under %s the id %j is the number %j", (heading, identifier, number) => {
  expect(numberOfRow(under(heading), { identifier })).toEqual(number);
});

test("the council’s own record numbers children as children’s social care does", () => {
  const number = { kind: "council", value: "1001" };
  expect(numberOfRow(under("", "council"), { identifier: "1001" })).toEqual(number);
  expect(numberOfRow(under("", "council"), {})).toBeUndefined();
});
