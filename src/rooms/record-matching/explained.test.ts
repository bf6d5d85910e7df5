import { shippedModel } from "../../linkage/index.ts";
import { describe, expect, test } from "vitest";
import { explainTwo } from "../subjects/matching/score.ts";
import { changesOf, levelsOf, linesOf, sharesInWords, sidesOf, sumInWords } from "./explained.ts";

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

  test("says what is not known and where it would lead, what would lead furthest first, with no number in it", () => {
    const changes = changesOf(explainTwo({ ...amira, bornOn: null }, amira, shippedModel));
    // Besides it the numbers and other given names, which neither has.
    expect(changes).toHaveLength(4);
    expect(changes.map((one) => one.split(/ (?:is|are) not known of one or both/)[0])).toEqual([
      "Date of birth",
      "Unique pupil number (UPN)",
      "NHS number",
      "Other given names",
    ]);
    expect(changes.join()).toContain("Other given names are not known of one or both");
    expect(changes.join()).not.toMatch(/\d/);
  });

  test("dates are told apart in the words of the reasons, whatever the engine calls it", () => {
    const found = (bornOn: string) =>
      linesOf(explainTwo(amira, { ...amira, bornOn }, shippedModel)).find(
        ({ name }) => name === "Date of birth",
      )?.found;
    expect(found("2012-03-06")).toBe("differs by one digit");
    expect(found("2012-11-20")).not.toContain("figure");
    const birth = shippedModel.fields.find(({ name }) => name === "date of birth");
    const labels = birth ? levelsOf(birth).map(({ label }) => label) : [];
    expect(labels).toContain("Differs by one digit");
    expect(labels).toContain("At most about thirteen months apart");
    expect(labels.join()).not.toContain("figure");
  });

  test("what would leave it in the same words is not said to change it", () => {
    const unlike = { ...yusuf, names: [{ givenName: "Noah", familyName: "Ford" }] };
    const apart = explainTwo(
      amira,
      { ...unlike, bornOn: "2015-11-20", postcode: "EM99ZZ" },
      shippedModel,
    );
    const moved = changesOf({
      ...apart,
      wouldChange: [
        { name: "sex", ifTheSame: apart.score + 1, ifDifferent: apart.score - 1 },
        { name: "number upn", ifTheSame: 12, ifDifferent: apart.score - 1 },
      ],
    });
    expect(moved).toHaveLength(1);
    expect(moved[0]).toMatch(/^Unique pupil number/);
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

describe("what the comparison weighs", () => {
  test("each level but for what is not known, with how often it comes out and what that says", () => {
    const surname = shippedModel.fields.find(({ name }) => name === "surname");
    const levels = surname ? levelsOf(surname) : [];
    expect(levels.map(({ label }) => label)).not.toContain("Not known");
    const [same, other] = [levels[0], levels.at(-1)];
    expect(same).toMatchObject({ label: "The same", words: "very strong, for" });
    expect(same?.m.text).toMatch(/^\d\d%$/);
    expect(same?.u.text).toMatch(/^0\.\d+%$/);
    expect(other).toMatchObject({ label: "Different", words: "moderate, against" });
  });

  test("what two records at random are of is said in whole pairs", () => {
    const shares = { match: 0.0001, moved: 0.00005, household: 0.0002, twins: 0.00001 };
    expect(sharesInWords(shares)).toBe(
      "Of 100,000 pairs of records taken at random, 15 are expected to be of one child, 20 of brothers and sisters and 1 of twins.",
    );
  });
});
