import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kindCase } from "./name-case.ts";
import { nameOrder, readFullName, readSplitName } from "./read-name.ts";
import type { Cell } from "./reading-types.ts";

const text = (written: string): Cell => ({ kind: "text", text: written, ref: "A1" });
const read = (written: string) => readFullName(text(written), "not-said");

describe("a whole name", () => {
  it.each([
    ["Hemmings, Darcy", "Hemmings", "Darcy"],
    ["EASTON, Brooke", "Easton", "Brooke"],
    ["BALDWIN ,Charlotte", "Baldwin", "Charlotte"],
    ["Barry ,Georgina", "Barry", "Georgina"],
    ["HEMMINGS Darcy", "Hemmings", "Darcy"],
    ["Darcy HEMMINGS", "Hemmings", "Darcy"],
    ["Darcy Mae HEMMINGS", "Hemmings", "Darcy Mae"],
    ["Darcy VAN DYKE", "Van Dyke", "Darcy"],
    ["Darcy Hemmings", "Hemmings", "Darcy"],
    ["Noor al Hadi", "al Hadi", "Noor"],
    ["DARCY HEMMINGS", "Hemmings", "Darcy"],
    ["Smith - Jones, Ella - Mae", "Smith-Jones", "Ella-Mae"],
    ["O'BRIEN, LILLIE", "O'Brien", "Lillie"],
    ["O\u2019Brien, Lillie", "O'Brien", "Lillie"],
    ["O'sullivan, Jay", "O'sullivan", "Jay"],
    ["MCCANN, LENNON", "McCann", "Lennon"],
    ["Mccann, Lennon", "Mccann", "Lennon"],
    ["PERRY-RUSSELL, Darcey", "Perry-Russell", "Darcey"],
    ["Dawson, AJ", "Dawson", "AJ"],
    ["\u202eDawson\u202c, Una\u200b", "Dawson", "Una"],
    ["Dawson,\u0000 Una\n", "Dawson", "Una"],
    ["Núñez, Zoë", "Núñez", "Zoë"],
  ])("%s", (written, surname, forename) => {
    expect(read(written)).toEqual({ surname, forename, aliases: [], why: null });
  });

  it("follows the order that the heading states", () => {
    expect(nameOrder("SURNAME, Forename")).toBe("surname-first");
    expect(nameOrder("First name / Last name")).toBe("forename-first");
    expect(nameOrder("Young person")).toBe("not-said");
    expect(readFullName(text("Hemmings Darcy"), "surname-first")).toMatchObject({
      surname: "Hemmings",
    });
    expect(readFullName(text("Darcy, Hemmings"), "forename-first")).toMatchObject({
      surname: "Hemmings",
    });
  });

  it.each([
    ["THOMSON, Mabel (aka Isabel)", ["Isabel"]],
    ["Thomson, Mabel (a.k.a. Isabel / Izzy)", ["Isabel", "Izzy"]],
    ["Thomson, Mabel aka Isabel", ["Isabel"]],
    ["Thomson, Mabel known as Isabel", ["Isabel"]],
    ["Thomson, Mabel (known as ISABEL and Izzy)", ["Isabel", "Izzy"]],
    ['Thomson, Mabel "Izzy"', ["Izzy"]],
    ["Thomson, Mabel \u201CIzzy\u201D", ["Izzy"]],
    ["Thomson (née Clegg), Mabel", ["Clegg"]],
    ["Thomson, Mabel (Izzy", ["Izzy"]],
    ["Thomson, Mabel (15)", []],
    ["Thomson, Mabel (see 14/2 review)", []],
  ])("keeps other names: %s", (written, aliases) => {
    expect(read(written)).toEqual({ surname: "Thomson", forename: "Mabel", aliases, why: null });
  });

  it.each([
    ["Hemmings", "Hemmings", null],
    ["Hemmings, ?", "Hemmings", null],
    ["Hemmings, unknown", "Hemmings", null],
    [", Darcy", null, "Darcy"],
  ])("%s is only one name, and a problem", (written, surname, forename) => {
    expect(read(written)).toMatchObject({ surname, forename, why: "Only one name is given." });
  });

  it.each(["<script>alert(1)</script>, Una", "Dawson2, Una", "=HYPERLINK(1), Una"])(
    "%s is kept as written, with a problem",
    (written) => {
      expect(read(written)).toMatchObject({ forename: "Una", why: expect.any(String) as string });
      expect(read(written).surname?.toLowerCase()).toBe(written.split(",")[0]?.toLowerCase());
    },
  );

  it("is not a formula, a number or ten thousand letters", () => {
    const nobody = { surname: null, forename: null, aliases: [] };
    const formula: Cell = {
      kind: "formula",
      text: '=HYPERLINK("http://x","Dawson, Una")',
      ref: "A1",
    };
    expect(readFullName(formula, "not-said")).toMatchObject(nobody);
    const number: Cell = { kind: "number", text: "7", number: 7, iso: null, ref: "A1" };
    expect(readFullName(number, "not-said")).toMatchObject(nobody);
    expect(read("a".repeat(10_000))).toMatchObject(nobody);
    for (const written of ["unknown female", "Name tbc", "???", "Unknown"]) {
      expect(read(written)).toMatchObject({ ...nobody, why: "There is no name." });
    }
  });

  it("never throws", () => {
    const bits = fc.stringMatching(/^[A-Za-z'"(), /-]{0,40}$/u);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), bits), (written) => {
        const name = read(written);
        expect(name.surname).not.toBe("");
        expect(name.why !== null || (name.surname !== null && name.forename !== null)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

it("reads a name from two columns", () => {
  expect(readSplitName(text("MCCANN"), text("Lennon (aka Len)"))).toEqual({
    surname: "McCann", forename: "Lennon", aliases: ["Len"], why: null,
  }); // prettier-ignore
  expect(readSplitName(text("Dawson,"), text(""))).toMatchObject({
    surname: "Dawson",
    forename: null,
  });
});

it.each([
  ["D'ARCY", "D'Arcy"],
  ["ST. JOHN", "St. John"],
  ["MACKINNON", "Mackinnon"],
  ["ella-rose", "Ella-Rose"],
  ["McAllister", "McAllister"],
  ["N'S", "N's"],
])("%s is written %s", (name, kind) => {
  expect(kindCase(name)).toBe(kind);
});
