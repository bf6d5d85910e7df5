import { shippedModel } from "../../../linkage/index.ts";
import { describe, expect, test } from "vitest";
import type { Described } from "../matching/described.ts";
import { scorePairs } from "../matching/score.ts";
import type { Known, Sought } from "./likeness-types.ts";
import { weighLikeness } from "./weigh-likeness.ts";

const today = "2026-11-24";
const sought: Sought = {
  saidIn: "in the concern",
  familyName: "Khan",
  givenName: "Amira",
  otherNames: [],
  bornOn: "2012-03-05",
  ageAbout: null,
  sex: null,
  school: null,
};
const known: Known = {
  familyName: "Khan",
  givenName: "Amira",
  otherNames: [],
  bornOn: "2012-03-05",
  sex: null,
  schools: [],
};
const described = (one: Sought | Known): Described => ({
  names: [one, ...one.otherNames],
  bornOn: one.bornOn,
  sex: one.sex,
  postcode: null,
  numbers: [],
});
const weigh = (asked: Partial<Sought>, here: Partial<Known> = {}) => {
  const [one, other] = [
    { ...sought, ...asked },
    { ...known, ...here },
  ];
  const [bits = NaN] = scorePairs([described(one), described(other)], [[0, 1]], shippedModel);
  return weighLikeness(one, other, { today, bits });
};

describe("names", () => {
  const cases: readonly (readonly [string, Partial<Sought>, Partial<Known>, string])[] = [
    ["the same", {}, {}, "Same family name: Khan"],
    ["marks set aside", { familyName: "Khán" }, {}, "Same family name: Khan"],
    [
      "nearly alike",
      { familyName: "Kahn" },
      {},
      "Family name spelt nearly alike: Kahn in the concern, Khan on record",
    ],
    [
      "the other way round",
      { familyName: "Amira", givenName: "Khan" },
      {},
      "Forename and family name are the other way round",
    ],
    [
      "part of a double name",
      {},
      { familyName: "Khan-Ahmed" },
      "Family name is part of a longer one: Khan in the concern, Khan-Ahmed on record",
    ],
    [
      "another name on record",
      {},
      { familyName: "Malik", otherNames: [{ familyName: "Khan", givenName: "Amira" }] },
      "By another name: Amira Khan",
    ],
  ];
  test.each(cases)("%s", (_name, asked, here, words) => {
    const likeness = weigh(asked, here);
    expect(likeness.for).toContain(words);
    expect(likeness.against).toEqual([]);
  });

  test("a forename that is not known speaks for nothing and against nothing", () => {
    const likeness = weigh({ givenName: "" });
    expect(likeness.notKnown).toContain("Forename");
    expect(likeness.against).toEqual([]);
  });
});

describe("birth", () => {
  test.each([
    ["2012-03-05", "Same date of birth"],
    ["2012-05-03", "Same date of birth with day and month exchanged"],
    ["2013-03-05", "Date of birth differs by one digit"],
  ])("%s speaks for it: %s", (bornOn, words) => {
    expect(weigh({}, { bornOn }).for).toContain(words);
  });

  test("another date speaks against it, and does not hide the same name", () => {
    const likeness = weigh({}, { bornOn: "2009-11-28" });
    expect(likeness.against).toEqual(["Different date of birth"]);
    expect(likeness.for).toContain("Same forename: Amira");
  });

  test.each([
    [14, "for", "Age fits: about 14 in the concern, 14 on record"],
    [15, "for", "Age fits: about 15 in the concern, 14 on record"],
    [16, "against", "Age does not fit: about 16 in the concern, 14 on record"],
  ] as const)("an age of about %i: %s", (ageAbout, side, words) => {
    expect(weigh({ bornOn: null, ageAbout })[side]).toContain(words);
  });
});

describe("what is not known never speaks against", () => {
  test("birth, sex and school", () => {
    const likeness = weigh({ bornOn: null, school: "Fernhill High School" }, { bornOn: null });
    expect(likeness.against).toEqual([]);
    expect(likeness.notKnown).toEqual(["Date of birth", "Sex", "School"]);
  });

  test("a different one does", () => {
    const likeness = weigh(
      { sex: "female", school: "Fernhill High School" },
      { sex: "male", schools: ["Harbour Academy"] },
    );
    expect(likeness.against).toEqual([
      "Different sex: female in the concern, male on record",
      "Another school works with this child: Harbour Academy",
    ]);
  });

  test("of two records beside each other each is named", () => {
    const likeness = weigh({ sex: "female", saidIn: "on the first record" }, { sex: "male" });
    expect(likeness.against).toEqual([
      "Different sex: female on the first record, male on the second",
    ]);
  });

  test("the same one speaks for it", () => {
    const likeness = weigh(
      { sex: "female", school: "Fernhill High School" },
      { sex: "female", schools: ["Fernhill High School"] },
    );
    expect(likeness.for).toContain("Same sex: female");
    expect(likeness.for).toContain("Fernhill High School already works with this child");
  });
});

describe("a family name alone is not enough", () => {
  test("a brother with another date of birth is marked as such, with what speaks against", () => {
    const likeness = weigh({}, { givenName: "Yusuf", bornOn: "2009-11-28" });
    expect(likeness.isFamilyNameOnly).toBe(true);
    expect(likeness.against).toEqual([
      "Different forename: Amira in the concern, Yusuf on record",
      "Different date of birth",
    ]);
  });

  test("a twin shares the date too and is shown among the likely, with the forename against", () => {
    const likeness = weigh({}, { givenName: "Yusuf" });
    expect(likeness.isFamilyNameOnly).toBe(false);
    expect(likeness.bits).toBeLessThan(weigh({}).bits);
    expect(likeness.against).toEqual(["Different forename: Amira in the concern, Yusuf on record"]);
  });
});

test("a number, which weighs most, is said before names, birth and sex", () => {
  const numbers = [{ kind: "nhs", value: "9434765919" }] as const;
  const likeness = weigh(
    { sex: "female", numbers },
    { sex: "female", numbers: ["nhs 9434765919"] },
  );
  expect(likeness.for.map((one) => one.split(":")[0])).toEqual([
    "Same number",
    "Same family name",
    "Same forename",
    "Same date of birth",
    "Same sex",
  ]);
});
