import { describe, expect, test } from "vitest";
import { splitBlock } from "../../../kernel/block.ts";
import type { GridColumn } from "./grid-columns.ts";
import type { GridRow } from "./grid-rows.ts";
import { placeBlock } from "./paste-block.ts";

const row = (id: string, reference: string, name: string): GridRow => ({
  personId: id,
  reference,
  givenName: name.split(" ")[0] ?? "",
  familyName: name.split(" ")[1] ?? "",
  bornOn: null,
  values: {},
  version: 1,
  flags: [],
  leads: [],
  may: new Set(["child.edit"]),
  isHidden: false,
  severalPlaces: [],
  missingRecorded: null,
  said: {},
});
const columns: readonly GridColumn[] = [
  { key: "own.pod", name: "Pod", kind: "text", needs: "child.edit" },
  { key: "own.size", name: "Size", kind: "number", needs: "child.edit" },
];
const rows = [
  row("a", "C-1001-1", "Jo Reed"),
  row("b", "C-1002-9", "Ida Quarry"),
  row("c", "C-1003-7", "Ida Quarry"),
];

describe("a block", () => {
  test("finds its cells by the headings and the reference or the name, either way round", () => {
    const block = splitBlock(
      "Pod\tReference\tSize\nNorth\tC-1002-9\t4\n\tc-1003-7\t5\nSouth\tReed, Jo\t",
    );
    expect(placeBlock(block, { columns, rows })).toEqual({
      cells: [
        { personId: "b", key: "own.pod", typed: "North" },
        { personId: "b", key: "own.size", typed: "4" },
        { personId: "c", key: "own.size", typed: "5" },
        { personId: "a", key: "own.pod", typed: "South" },
      ],
      left: [],
    });
  });

  test("says what did not fit, and guesses nothing", () => {
    const block = splitBlock("Child\tPod\tColour\nIda Quarry\tX\tred\nJo Rede\tY\tblue");
    expect(placeBlock(block, { columns, rows })).toEqual({
      cells: [],
      left: [
        "Column “Colour” cannot be filled in here",
        "Line 2, “Ida Quarry”: more than one child has this name: use the reference",
        "Line 3, “Jo Rede”: no such child on this page",
      ],
    });
  });

  test("without headings is not taken", () => {
    expect(placeBlock(splitBlock("C-1001-1\tX"), { columns, rows }).left).toEqual([
      "The first line must have headings, one of them Reference or Child",
    ]);
    expect(placeBlock([], { columns, rows }).cells).toEqual([]);
  });
});
