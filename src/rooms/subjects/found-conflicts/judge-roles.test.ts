import { describe, expect, test } from "vitest";
import { judgeRoles, type RoleFacts } from "./judge-roles.ts";
import type { ChildFacts, StaffFacts } from "./judge-ties.ts";
import { isSameName, keysOfPerson, numbersIn } from "./name-keys.ts";

const child: ChildFacts = {
  names: [{ given: "Mia", family: "Kestrel" }],
  places: [
    { kind: "address", wording: "12 Tideway Street, Eastmoor, QX1 4RT" },
    { kind: "carer", wording: "Ruth Penn, aunt" },
    { kind: "workplace", wording: "Larkspur Taxis" },
  ],
  harm: ["Dean Harrow"],
  sameName: { count: 1, of: 1000 },
};
const role = (name: string, more: Partial<RoleFacts> = {}): RoleFacts => ({
  name,
  nameKeys: keysOfPerson(name),
  numberKey: null,
  address: "",
  employer: "",
  isSaid: false,
  ...more,
});
const staff = (name: string, ...ties: StaffFacts["ties"]): StaffFacts => ({ name, ties });
const harrow = role("HARROW, Dean", { address: "4 Mill Lane, QX2 7AB", numberKey: "PHD1234" });

describe("someone in the register whom the record names", () => {
  test.each<[string, StaffFacts, RoleFacts, string | undefined]>([
    ["is nobody to a colleague of another name", staff("Ann Ware"), harrow, undefined],
    ["has a colleague's name, and no more", staff("Dean Harrow"), harrow, "weak"],
    [
      "has a colleague's name and address",
      staff("Dean Harrow", { kind: "home", wording: "4 Mill Ln, QX27AB" }),
      harrow,
      "strong",
    ],
    [
      "has a colleague's name, and lives elsewhere",
      staff("Dean Harrow", { kind: "home", wording: "9 Quay Road, QX9 9ZZ" }),
      harrow,
      "weak",
    ],
    [
      "lives with a colleague",
      staff("Ann Ware", { kind: "household", wording: "Dean Harrow" }),
      harrow,
      "strong",
    ],
    [
      "has the licence that a colleague says they hold",
      staff("Ann Ware", { kind: "licence", wording: "Private hire driver, phd 1234" }),
      harrow,
      "strong",
    ],
    ["is a colleague, who said so", staff("Ann Ware"), { ...harrow, isSaid: true }, "strong"],
    [
      "employs a colleague",
      staff("Ann Ware", { kind: "employer", wording: "Mr D Harrow" }),
      role("D Harrow", { address: "12 Tideway St, QX1 4RT" }),
      "strong",
    ],
    [
      "is the child's carer",
      staff("Ann Ware", { kind: "relative", wording: "Ruth Penn" }),
      role("Cllr Ruth Penn"),
      "strong",
    ],
    [
      "works where the child is found",
      staff("Ann Ware"),
      role("Tom Birch", { employer: "Larkspur Taxis Ltd", isSaid: true }),
      "weak",
    ],
    [
      "is in no way named in the record",
      staff("Ann Ware"),
      role("Tom Birch", { address: "1 Other Road, QX5 5ZZ", isSaid: true }),
      undefined,
    ],
  ])("%s", (_what, who, one, strength) => {
    expect(judgeRoles(who, [one], child)?.strength).toBe(strength);
  });

  test("says each reason once, and the strongest of several counts", () => {
    const found = judgeRoles(
      staff("Dean Harrow"),
      [harrow, { ...harrow, isSaid: true }, role("Dean Harrow", { employer: "Larkspur Taxis" })],
      child,
    );
    expect(found).toEqual({
      strength: "strong",
      reasons: ["register-danger", "register-employer"],
    });
  });
});

describe("names as the register has them", () => {
  test.each([
    ["Khan, Mohammed", "Cllr Mohammed Khan", true],
    ["Mohammed Aslam Khan", "Mohammed Khan", true],
    ["Mohammed Aslam Khan", "Mohammed Imran Khan", false],
    ["Zoë O’Neill", "ZOE ONEILL", true],
    ["Zoë O’Neill", "Zoë Neill", false],
  ])("%s and %s", (one, other, isSame) => {
    expect(isSameName(keysOfPerson(one), keysOfPerson(other))).toBe(isSame);
  });

  test("a licence's number is found in what someone wrote of it", () => {
    expect(numbersIn("Hackney carriage HC/0017 (Eastmoor)")).toContain("HC0017");
    expect(numbersIn("phd 1234")).toContain("PHD1234");
    expect(numbersIn("School transport")).toEqual([]);
  });
});
