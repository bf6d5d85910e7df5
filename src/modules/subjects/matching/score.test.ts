import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkTable, shippedModel, shippedRoles } from "../../../linkage/index.ts";
import { agencyTable } from "../../../linkage/fixtures/agency-table.ts";
import { agencyHeadings } from "../../../linkage/fixtures/agency-records.ts";
import { rowsFor, type Described } from "./described.ts";
import { explainTwo, scorePairs } from "./score.ts";

const { records } = agencyTable(500, 7);
const cell = (at: number, name: (typeof agencyHeadings)[number]): string =>
  records[at]?.cells[agencyHeadings.indexOf(name)] ?? "";
const iso = (text: string): string | null => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null);
const all = records.map((_, at): Described => ({
  names: [{ givenName: cell(at, "first_name"), familyName: cell(at, "surname") }],
  bornOn: iso(cell(at, "dob")),
  sex: cell(at, "sex") === "F" ? "female" : "male",
  postcode: cell(at, "postcode") || null,
  numbers: [
    { kind: "nhs" as const, value: cell(at, "nhs_number") },
    { kind: "upn" as const, value: cell(at, "upn") },
  ].filter(({ value }) => value !== ""),
}));
const { table } = rowsFor(all);
const batch = linkTable(table, shippedRoles, { model: shippedModel, keptFrom: -Infinity });
const somePair = fc.nat().map((number) => number % batch.pairs.size);

describe("one pair, looked at alone", () => {
  test("scores what the batch over all records gives it, in either order", () => {
    fc.assert(
      fc.property(somePair, (at) => {
        const [one, other] = [all[batch.pairs.left[at] ?? 0], all[batch.pairs.right[at] ?? 0]];
        if (!one || !other) throw new Error("no such pair");
        const [alone = NaN] = scorePairs([one, other], [[0, 1]], shippedModel);
        expect(alone).toBeCloseTo(batch.scores[at] ?? 0, 3);
        expect(scorePairs([other, one], [[0, 1]], shippedModel)[0]).toBeCloseTo(alone, 9);
        expect(explainTwo(one, other, shippedModel).score).toBeCloseTo(alone, 3);
      }),
      { numRuns: 200 },
    );
    expect(batch.pairs.size).toBeGreaterThan(1_000);
  });

  test("another name never makes two records less alike", () => {
    fc.assert(
      fc.property(somePair, fc.nat(records.length - 1), (at, from) => {
        const [one, other] = [all[batch.pairs.left[at] ?? 0], all[batch.pairs.right[at] ?? 0]];
        if (!one || !other) throw new Error("no such pair");
        const more = { ...one, names: [...one.names, ...(all[from]?.names ?? [])] };
        const [before = 0] = scorePairs([one, other], [[0, 1]], shippedModel);
        expect(scorePairs([more, other], [[0, 1]], shippedModel)[0]).toBeGreaterThanOrEqual(
          before - 1e-6,
        );
      }),
      { numRuns: 100 },
    );
  });
});
