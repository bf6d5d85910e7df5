import { describe, expect, test } from "vitest";
import { detectRoles } from "../columns/detect.ts";
import { textAt } from "../packed/packed.ts";
import { tableOf } from "../tables/table.ts";
import { datasetOf } from "./dataset.ts";
import { readForename, readName, splitFullName } from "./names.ts";
import { typedName } from "./typed-names.ts";

describe("a cell of names as somebody typed it", () => {
  test.each([
    ["Samuel (Sam)", "Samuel", ["Sam"], []],
    ["Samuel 'Sam'", "Samuel", ["Sam"], []],
    ["Xiu Ying known as Lucy", "Xiu Ying", ["Lucy"], []],
    ["Sam a.k.a. Sonny", "Sam", ["Sonny"], []],
    ["Callum Preferred name: Cal", "Callum", ["Cal"], []],
    ["Reed née Okafor", "Reed", [], ["Okafor"]],
    ["REED (NEE OKAFOR)", "REED", [], ["OKAFOR"]],
    ["Reed, formerly Okafor", "Reed", [], ["Okafor"]],
    ["Reed (formerly known as Jones)", "Reed", [], ["Jones"]],
    ["Smith-Jones (Brown)", "Smith-Jones", ["Brown"], []],
  ])("%s is a name and others of the same person", (raw, name, known, former) => {
    expect(typedName(raw)).toEqual({ name, known, former });
  });

  test.each([
    ["Smith **DUPLICATE**", "Smith"],
    ["Smith DUPLICATE RECORD", "Smith"],
    ["Smith (do not use)", "Smith"],
    ["Reed (2)", "Reed"],
    ["Sam [test]", "Sam"],
    ["Ali (twin 1)", "Ali"],
    ["Reed (LAC)", "Reed"],
    ["Okafor (CP plan)", "Okafor"],
  ])("%s: what is noted of the record is no name", (raw, name) => {
    expect(typedName(raw)).toEqual({ name, known: [], former: [] });
  });

  test.each(["O'Brien", "N'Golo", "Al-Said", "Nee", "Ann Nee", "Alias", "Reed née  "])(
    "%s stays as it stands",
    (raw) => {
      expect(typedName(raw)).toMatchObject({ known: [], former: [] });
      expect(typedName(raw).name.trim()).toBe(raw.trim());
    },
  );

  test.each(['"Sam"', "(Sam)", "'Sam'"])("%s is a name in whatever it stands", (raw) => {
    expect(readName(raw)).toEqual({ text: "sam", form: "sam" });
  });
});

test("a forename with a short form of itself is the forename; another name is one more part of it", () => {
  expect(readForename("Stephen (known as Ste)")?.form).toBe("stephen");
  expect(readForename("Samuel (Sammy)")?.form).toBe("samuel");
  expect(readForename("Ali (Mr)")?.form).toBe("ali");
  expect(readForename("Xiu Ying (Lucy)")?.form).toBe("xiu ying lucy");
});

test("of a whole name it stays with the part that it is for", () => {
  expect(splitFullName("Reed, Samuel Alex (known as Sam)")).toEqual({
    forename: "samuel (sam)",
    middle: "alex",
    surname: "Reed",
  });
  expect(splitFullName("Samuel Reed née Okafor")).toMatchObject({ surname: "reed (Okafor)" });
  expect(splitFullName("Sam Reed aka Sonny Jones")).toMatchObject({
    forename: "sam (sonny)",
    surname: "reed (jones)",
  });
});

test("what a child is known as may stand in a column of its own, and alone it is the forename", () => {
  const forenames = (headings: readonly string[], ...rows: readonly (readonly string[])[]) => {
    const table = tableOf(headings, rows);
    const { forename } = datasetOf(table, detectRoles(table));
    return rows.map((_, row) => forename && textAt(forename.forms, forename.codes[row] ?? -1));
  };
  const headings = ["Legal forename", "Preferred forename", "Middle names", "Surname"];
  expect(
    forenames(
      headings,
      ["Samuel", "Sam", "Alex", "Reed"],
      ["Xiu Ying", "Lucy", "", "Lee"],
      ["", "Ada", "", "Obi"],
      ["Ben", "", "", "Ray"],
    ),
  ).toEqual(["samuel", "xiu ying lucy", "ada", "ben"]);
  expect(forenames(["Known as", "Surname"], ["Sam", "Reed"])).toEqual(["sam"]);
});
