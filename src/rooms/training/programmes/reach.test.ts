import { expect, test } from "vitest";
import { reachOf } from "./reach.ts";

const school = (id: string) => ({ of: "school", id, name: `School ${id}` }) as const;
const scheme = {
  settings: [
    { key: "college", name: "College", isSchool: true },
    { key: "home-educated", name: "Elective home education", isSchool: false },
    { key: "no-school", name: "Children in no school", isSchool: false },
  ],
  uncoveredMonths: 24,
};
const visit = (schoolId: string | null, heldOn: string, more = {}) => ({
  schoolId,
  heldOn,
  setting: schoolId === null ? "home-educated" : "college",
  ward: null,
  kind: "theatre",
  ...more,
});

const lines = reachOf({
  schools: [school("a"), school("b"), school("c")],
  scheme,
  today: "2026-12-01",
  visits: [
    visit("a", "2024-12-01", { ward: "Harbour" }),
    visit("a", "2026-03-01", { kind: "boys", ward: "harbour " }),
    visit("b", "2024-11-30"),
    visit(null, "2025-05-05"),
  ],
});

test("who had nothing for two years stands first, and who never had anything before them", () => {
  expect(lines.map(({ name, isUncovered }) => [name, isUncovered])).toEqual([
    ["School c", true],
    ["Children in no school", true],
    ["School b", true],
    ["Elective home education", false],
    ["School a", false],
    ["Harbour", false],
  ]);
});

test("a day exactly two years ago still counts; kinds are named once", () => {
  expect(lines.find(({ key }) => key === "a")).toMatchObject({
    lastOn: "2026-03-01",
    kinds: ["boys", "theatre"],
  });
  expect(lines.find(({ key }) => key === "b")?.kinds).toEqual([]);
});
