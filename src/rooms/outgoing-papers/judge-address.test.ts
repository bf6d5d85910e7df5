import { describe, expect, test } from "vitest";
import { judgeAddress, type AddressFacts } from "./judge-address.ts";
import { blocks } from "./judge-recipient.ts";

const facts: AddressFacts = {
  excluded: [{ homes: ["7 Chandler Row, QX3 2BB"] }],
  harmPlaces: ["34, tall, lives at 12 Tideway Street QX1 4RT, silver Ford"],
  otherPlaces: ["The shop at 90 Harbour Road, QX5 5XX"],
  places: [{ kind: "placement", wording: "Fern Cottage, 3 Mill Lane, QX9 1AA" }],
  named: ["s1"],
};

const judge = (address: string | null, staffId: string | null = null): readonly string[] =>
  Object.entries(judgeAddress({ channel: "post", address, staffId }, facts))
    .filter(([, speaksAgainst]) => speaksAgainst)
    .map(([reason]) => reason);

describe("where a paper is posted", () => {
  test.each([
    ["28 Quayside Road, QX2 7AB", []],
    ["7 chandler row, qx32bb", ["excluded-address"]],
    ["Flat 2, 12 Tideway St, QX1 4RT", ["harm-address"]],
    ["14 Tideway Street, QX1 4RT", ["near-address"]],
    ["92 Harbour Rd, QX5 5XX", ["near-address"]],
    ["FERN COTTAGE, Eastmoor", ["protected-address"]],
    ["3 Mill Ln", ["protected-address"]],
    ["[held:0123456789ab]", ["protected-address"]],
  ])("%s", (address, reasons) => {
    expect(judge(address)).toEqual(reasons);
  });

  test("is a protected place only for staff who are named to know it", () => {
    expect(judge("Fern Cottage, 3 Mill Lane, QX9 1AA", "s1")).toEqual([]);
    expect(judge("Fern Cottage, 3 Mill Lane, QX9 1AA", "s2")).toEqual(["protected-address"]);
    expect(judge("7 Chandler Row, QX3 2BB", "s1")).toEqual(["excluded-address"]);
  });

  test("is said, and nothing is asked of a paper that is not posted", () => {
    expect(judge(null)).toEqual(["no-address"]);
    const byHand = judgeAddress({ channel: "by-hand", address: null, staffId: null }, facts);
    expect(Object.values(byHand)).not.toContain(true);
  });

  test("the same house stops it; the same street is said and stops nobody", () => {
    expect(blocks("near-address")).toBe(false);
    expect((["harm-address", "excluded-address", "protected-address"] as const).every(blocks)).toBe(
      true,
    );
  });
});
