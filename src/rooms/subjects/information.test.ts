import { describe, expect, test } from "vitest";
import { byController, kindOf, type Information } from "./information.ts";

const police = { controllerId: "p", agency: "Police", isLawEnforcement: true };
const council = { controllerId: "c", agency: "Council", isLawEnforcement: false };

const information: readonly Information[] = [
  { ...council, relation: "protect.chronology_entries", held: 4 },
  { ...police, relation: "protect.chronology_entries", held: 2 },
  { ...council, relation: "panels.meetings", held: 1 },
  { ...council, relation: "panels.items", held: 5 },
  { ...police, isLawEnforcement: false, relation: "work.actions", held: 1 },
];

describe("information by controller", () => {
  test("is summed for each agency and regime, the most first", () => {
    expect(byController(information)).toEqual([
      {
        agency: "Council",
        isLawEnforcement: false,
        held: 10,
        kinds: ["meetings (6)", "chronology (4)"],
      },
      { agency: "Police", isLawEnforcement: true, held: 2, kinds: ["chronology (2)"] },
      {
        agency: "Police",
        isLawEnforcement: false,
        held: 1,
        kinds: ["actions and questions (1)"],
      },
    ]);
  });

  test("is of a kind that people know", () => {
    expect(kindOf("identify.mash_ratings")).toBe("the MASH’s work");
    expect(kindOf("panels.addenda")).toBe("meetings");
  });
});
