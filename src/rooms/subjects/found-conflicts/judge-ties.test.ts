import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeTies, type ChildFacts, type StaffFacts } from "./judge-ties.ts";

const child: ChildFacts = {
  names: [{ given: "Mia", family: "Kestrel" }],
  places: [
    { kind: "address", wording: "12 Tideway Street, Eastmoor, QX1 4RT" },
    { kind: "carer", wording: "Ruth Penn, aunt" },
    { kind: "workplace", wording: "Larkspur Taxis" },
  ],
  harm: ["Dean Marlow", "Dee", "Quayside Cars"],
  sameName: { count: 1, of: 1000 },
};
const staff = (name: string, ...ties: StaffFacts["ties"]): StaffFacts => ({ name, ties });

describe("what is found", () => {
  test.each<[string, StaffFacts, string | undefined]>([
    ["nobody", staff("Ann Ware"), undefined],
    [
      "the same house",
      staff("Ann Ware", { kind: "home", wording: "12 tideway st QX14RT" }),
      "strong",
    ],
    [
      "the next house",
      staff("Ann Ware", { kind: "home", wording: "14 Tideway Street, QX1 4RT" }),
      "weak",
    ],
    [
      "another town's 12",
      staff("Ann Ware", { kind: "home", wording: "12 Quay Road, QX9 9ZZ" }),
      undefined,
    ],
    ["a rare family name", staff("Ann Kestrel"), "weak"],
    [
      "a name from before",
      staff("Ann Ware", { kind: "former-name", wording: "Ann Kestrel" }),
      "weak",
    ],
    [
      "the name and the postcode",
      staff("Ann Kestrel", { kind: "home", wording: "90 Other Road, QX1 4RT" }),
      "strong",
    ],
    [
      "the name and a carer's work",
      staff("Ann Kestrel", { kind: "employer", wording: "Larkspur Taxis Ltd" }),
      "strong",
    ],
    ["a carer's work", staff("Ann Ware", { kind: "licence", wording: "Larkspur Taxis" }), "weak"],
    [
      "an aunt in the family",
      staff("Ann Ware", { kind: "relative", wording: "Ruth Penn" }),
      "strong",
    ],
    [
      "the child at home",
      staff("Ann Ware", { kind: "household", wording: "Mia Kestrel" }),
      "strong",
    ],
    [
      "whom they live with, named by a concern as a danger",
      staff("Ann Ware", { kind: "household", wording: "dean marlow" }),
      "strong",
    ],
    [
      "a firm they work for, named by a concern",
      staff("Ann Ware", { kind: "employer", wording: "Quayside Cars" }),
      "strong",
    ],
    ["a danger's first name", staff("Ann Ware", { kind: "relative", wording: "Dee" }), undefined],
    ["a danger's whole name, their own", staff("Dean Marlow"), undefined],
    ["an aunt's first name", staff("Ann Ware", { kind: "relative", wording: "Ruth" }), undefined],
  ])("%s", (_what, who, strength) => {
    expect(judgeTies(who, child)?.strength).toBe(strength);
  });

  test("a name of somebody around the child asks, and whoever named them as family is shut out", () => {
    const around = { ...child, around: [{ name: "Petra Lund" }, { name: "Ann" }] };
    expect(judgeTies(staff("Petra Lund"), around)).toEqual({
      strength: "weak",
      reasons: ["around"],
    });
    expect(judgeTies(staff("LUND, Petra"), around)?.reasons).toEqual(["around"]);
    const aunt = staff("Ann Ware", { kind: "relative", wording: "Petra Lund" });
    expect(judgeTies(aunt, around)).toEqual({ strength: "strong", reasons: ["relative"] });
    expect(judgeTies(staff("Ann Ware"), around)).toBeUndefined();
  });

  test("a common name alone asks nobody, and shuts nobody out", () => {
    const common = { ...child, sameName: { count: 60, of: 1000 } };
    expect(judgeTies(staff("Ann Kestrel"), common)).toBeUndefined();
    const near = staff("Ann Kestrel", { kind: "home", wording: "1 Other Road, QX1 4RT" });
    expect(judgeTies(near, common)?.strength).toBe("strong");
  });

  test("of a thousand invented staff a name alone shuts out none, and living there shuts out all", () => {
    const names = fc.constantFrom("Smith", "Kestrel", "Khan", "Ware", "Penn", "Jones");
    const numbers = fc.integer({ min: 1, max: 200 });
    const frequency = fc.record({
      count: fc.integer({ min: 1, max: 50 }),
      of: fc.integer({ min: 50, max: 5000 }),
    });
    let strong = 0;
    fc.assert(
      fc.property(names, names, numbers, frequency, (family, other, number, sameName) => {
        const one = { ...child, names: [{ given: "Mia", family: other }], sameName };
        expect(judgeTies(staff(`Ann ${family}`), one)?.strength ?? "none").not.toBe("strong");
        const home = {
          kind: "home",
          wording: `${String(number)} Wintersedge Lane, QX7 1AB`,
        } as const;
        const there = {
          ...one,
          places: [{ kind: "address" as const, wording: home.wording.toUpperCase() }],
        };
        expect(judgeTies(staff(`Ann ${family}`, home), there)?.strength).toBe("strong");
        strong += 1;
      }),
      { seed: 9, numRuns: 1000 },
    );
    expect(strong).toBeGreaterThanOrEqual(1000);
  });
});
