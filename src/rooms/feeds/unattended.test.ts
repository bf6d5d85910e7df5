import { expect, test } from "vitest";
import { joinUnattended, type Verified } from "./unattended.ts";

const said = {
  key: "1",
  identifier: "P7",
  givenName: "Tyler",
  familyName: "Marsh",
  bornOn: "2011-05-04",
};
const one: Verified = {
  personId: "a",
  identifier: "P7",
  bornOn: "2011-05-04",
  sortNames: ["marsh tyler"],
};

test.each([
  ["id, name and date of birth agree", said, [one], { personId: "a" }],
  ["no id", { ...said, identifier: undefined }, [one], { why: "The row has no id of the child" }],
  ["an id of nobody", said, [], { why: "Nobody has verified this id yet" }],
  ["another id", said, [{ ...one, identifier: "P8" }], { why: "Nobody has verified this id yet" }],
  [
    ...(["an id of two", said] as const),
    [one, { ...one, personId: "b" }],
    { why: "This id was verified for two records" },
  ],
  [
    ...(["another name", { ...said, givenName: "Kyler" }] as const),
    ...([[one], { why: "The id is verified; the name differs" }] as const),
  ],
  [
    ...(["another day", { ...said, bornOn: "2011-04-05" }] as const),
    ...([[one], { why: "The id is verified; the date of birth differs" }] as const),
  ],
  [
    ...(["a record without a date", said, [{ ...one, bornOn: null }]] as const),
    { why: "The id is verified; the date of birth differs" },
  ],
])(
  "a row joins unattended by id, name and date of birth alone: %s",
  (_, row, verified, joining) => {
    const cells = Object.entries(row).filter(
      (cell): cell is [string, string] => cell[1] !== undefined,
    );
    expect(joinUnattended(Object.fromEntries(cells), verified)).toEqual(joining);
  },
);
