import { shippedModel } from "../../../linkage/index.ts";
import { describe, expect, test } from "vitest";
import { explainTwo } from "../../subjects/index.ts";
import { changesOf, linesOf, sidesOf, sumInWords } from "./explained.ts";

const amira = {
  names: [{ givenName: "Amira", familyName: "Khan" }],
  bornOn: "2012-03-05",
  sex: "female" as const,
  postcode: "EM12AB",
  numbers: [],
};
const yusuf = {
  ...amira,
  names: [{ givenName: "Yusuf", familyName: "Khan" }],
  sex: "male" as const,
};

describe("an explanation in words", () => {
  test("its lines add up to the sum", () => {
    const explained = explainTwo(amira, yusuf, shippedModel);
    const sum = linesOf(explained).reduce((total, { bits }) => total + bits, 0);
    expect(sum).toBeCloseTo(explained.score, 9);
  });

  test("a twin: the date speaks for it, forename, sex and the household against", () => {
    const { speaksFor, speaksAgainst } = sidesOf(explainTwo(amira, yusuf, shippedModel));
    expect(speaksFor.join("; ")).toMatch(/Date of birth \(the same\): .*strong, for/);
    expect(speaksFor.join("; ")).toMatch(/Postcode .*brothers and sisters share it/);
    expect(speaksAgainst.join("; ")).toMatch(/Forename \(different\)/);
    expect(speaksAgainst.join("; ")).toMatch(/a brother, a sister or a twin would share/);
  });

  test("says what is not known and where it would lead, with no number in it", () => {
    const changes = changesOf(explainTwo({ ...amira, bornOn: null }, amira, shippedModel));
    // Besides it the numbers, which neither has.
    expect(changes).toHaveLength(3);
    expect(changes[0]).toMatch(/^Date of birth is not known of one of the two/);
    expect(changes.join()).not.toMatch(/\d/);
  });

  test.each([
    [12, /^Very likely one child/],
    [4, /^More likely one child/],
    [0, /^Not clear/],
    [-5, /^More likely two/],
  ])("%d bits: %s", (bits, words) => {
    expect(sumInWords(bits)).toMatch(words);
  });
});
