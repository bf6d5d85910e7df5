import { describe, expect, test } from "vitest";
import { reachOf } from "./reach.ts";
import { wardTiles } from "./ward-tiles.ts";

const school = (id: string) => ({ of: "school", id, name: `School ${id}` }) as const;
const scheme = {
  settings: [
    { key: "college", name: "College", isSchool: true },
    { key: "home-educated", name: "Elective home education", isSchool: false },
    { key: "no-school", name: "Children in no school", isSchool: false },
    { key: "community", name: "A community", isSchool: false, isCommunity: true },
  ],
  uncoveredMonths: 24,
};
const visit = (schoolId: string | null, heldOn: string, more = {}) => ({
  schoolId,
  heldOn,
  setting: schoolId === null ? "home-educated" : "college",
  community: null,
  ward: null,
  kind: "theatre",
  ...more,
});
const given = {
  schools: [school("a"), school("b"), school("c")],
  scheme,
  area: { wards: [], communities: [] },
  today: "2026-12-01",
  visits: [
    visit("a", "2024-12-01", { ward: "Harbour" }),
    visit("a", "2026-03-01", { kind: "boys", ward: "harbour " }),
    visit("b", "2024-11-30"),
    visit(null, "2025-05-05"),
  ],
};

test("who had nothing for two years stands first, and who never had anything before them", () => {
  expect(reachOf(given).map(({ name, isUncovered }) => [name, isUncovered])).toEqual([
    ["School c", true],
    ["Children in no school", true],
    ["A community", true],
    ["School b", true],
    ["Elective home education", false],
    ["School a", false],
    ["Harbour", false],
  ]);
});

test("a day exactly two years ago still counts; kinds are named once", () => {
  const lines = reachOf(given);
  expect(lines.find(({ key }) => key === "a")).toMatchObject({
    lastOn: "2026-03-01",
    kinds: ["boys", "theatre"],
  });
  expect(lines.find(({ key }) => key === "b")?.kinds).toEqual([]);
});

const wards = [
  { code: "E1", name: "Harbour", row: 1, column: 2 },
  { code: "E2", name: "Northgate", row: 2, column: 1 },
];

describe("wards and communities of the area", () => {
  const lines = reachOf({
    ...given,
    area: { wards, communities: [{ key: "deaf", name: "Deaf community" }] },
    visits: [
      ...given.visits,
      visit(null, "2026-06-01", { setting: "community", community: "Chapel families" }),
      visit(null, "2023-06-01", { setting: "community", community: "chapel families" }),
      visit(null, "2026-07-01", { ward: "e1" }),
      visit(null, "2026-07-02", { ward: "Old Mill" }),
    ],
  });
  const of = (what: string) =>
    lines.filter((one) => one.of === what).map(({ name, lastOn }) => [name, lastOn]);

  test("a ward that nobody visited is listed; a typed name, a code and another case are one ward", () => {
    expect(of("ward")).toEqual([
      ["Northgate", null],
      ["Harbour", "2026-07-01"],
      ["Old Mill", "2026-07-02"],
    ]);
  });

  test("each community has a row of its own, and they share none any more", () => {
    expect(of("community")).toEqual([
      ["Deaf community", null],
      ["Chapel families", "2026-06-01"],
    ]);
    expect(lines.some(({ name }) => name === "A community")).toBe(false);
  });

  test("tiles stand where they are configured, what was typed beneath, and by name without places", () => {
    const places = (all: typeof wards | readonly { code: string; name: string }[]) =>
      wardTiles(lines, { wards: [...all] }).map(({ line, state, row, column }) => [
        line.name,
        state,
        row,
        column,
      ]);
    expect(places(wards)).toEqual([
      ["Northgate", "never", 1, 0],
      ["Harbour", "held", 0, 1],
      ["Old Mill", "held", 2, 0],
    ]);
    const byName = [
      ["Harbour", "held", 0, 0],
      ["Northgate", "never", 0, 1],
      ["Old Mill", "held", 0, 2],
    ];
    expect(places(wards.map(({ code, name }) => ({ code, name })))).toEqual(byName);
    // Two in one place would hide each other.
    expect(places(wards.map((one) => ({ ...one, row: 1, column: 1 })))).toEqual(byName);
  });
});
