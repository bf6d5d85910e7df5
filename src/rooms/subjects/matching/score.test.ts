import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkTable, shippedModel, shippedPublicRoles } from "../../../linkage/index.ts";
import { agencyTable } from "../../../linkage/fixtures/agency-table.ts";
import { agencyHeadings } from "../../../linkage/fixtures/agency-records.ts";
import { rowsFor, type Described } from "./described.ts";
import { explainTwo, scorePairs } from "./score.ts";

const { records } = agencyTable(400, 7);
const cell = (at: number, name: (typeof agencyHeadings)[number]): string =>
  records[at]?.cells[agencyHeadings.indexOf(name)] ?? "";
const iso = (text: string): string | null => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null);
/** As agencies send it: all given names in one line. */
const givenName = (at: number): string =>
  [cell(at, "first_name"), cell(at, "middle_name")].filter((name) => name !== "").join(" ");
const all = records.map((_, at): Described => ({
  names: [{ givenName: givenName(at), familyName: cell(at, "surname") }],
  bornOn: iso(cell(at, "dob")),
  sex: cell(at, "sex") === "F" ? "female" : "male",
  postcode: cell(at, "postcode") || null,
  numbers: [
    { kind: "nhs" as const, value: cell(at, "nhs_number") },
    { kind: "upn" as const, value: cell(at, "upn") },
  ].filter(({ value }) => value !== ""),
}));
const { table, rowsOf } = rowsFor(all);
const batch = linkTable(table, shippedPublicRoles, { model: shippedModel, keptFrom: -Infinity });
const ofRow = new Map(rowsOf.flatMap((rows, at) => rows.map((row) => [row, at] as const)));
/** What the batch over all rows gives two records, of their rows that fit best. */
const inBatch = new Map<string, { one: Described; other: Described; bits: number }>();
for (let at = 0; at < batch.pairs.size; at += 1) {
  const [one = -1, other = -1] = [batch.pairs.left[at], batch.pairs.right[at]].map((row) =>
    ofRow.get(row ?? -1),
  );
  const [left, right] = [all[one], all[other]];
  const before = inBatch.get(`${one} ${other}`)?.bits ?? -Infinity;
  const bits = Math.max(before, batch.scores[at] ?? -Infinity);
  if (one !== other && left && right)
    inBatch.set(`${one} ${other}`, { one: left, other: right, bits });
}
const pairs = [...inBatch.values()];
const somePair = fc.nat().map((number) => {
  const pair = pairs[number % pairs.length];
  if (!pair) throw new Error("no such pair");
  return pair;
});

describe("one pair, looked at alone", () => {
  test("scores what the batch over all records gives it, in either order", () => {
    fc.assert(
      fc.property(somePair, ({ one, other, bits }) => {
        const [alone = NaN] = scorePairs([one, other], [[0, 1]], shippedModel);
        expect(alone).toBeCloseTo(bits, 3);
        expect(scorePairs([other, one], [[0, 1]], shippedModel)[0]).toBeCloseTo(alone, 9);
        expect(explainTwo(one, other, shippedModel).score).toBeCloseTo(alone, 3);
      }),
      { numRuns: 200 },
    );
    expect(pairs.length).toBeGreaterThan(1_000);
    expect(table.rows).toBeGreaterThan(all.length + 100);
  });

  test("another name never makes two records less alike", () => {
    fc.assert(
      fc.property(somePair, fc.nat(records.length - 1), ({ one, other }, from) => {
        const more = { ...one, names: [...one.names, ...(all[from]?.names ?? [])] };
        const [before = 0] = scorePairs([one, other], [[0, 1]], shippedModel);
        expect(scorePairs([more, other], [[0, 1]], shippedModel)[0]).toBeGreaterThanOrEqual(
          before - 1e-6,
        );
      }),
      { numRuns: 100 },
    );
  });

  const whole = (name: string): Described => ({
    names: [{ givenName: name, familyName: "Chowdhury" }],
    bornOn: "2014-01-19",
    sex: "male",
    postcode: null,
    numbers: [],
  });
  const bits = (one: string, other: string): number =>
    scorePairs([whole(one), whole(other)], [[0, 1]], shippedModel)[0] ?? NaN;

  test("a record with all given names is as like one with the first alone as if it had the first alone", () => {
    expect(bits("Aryan Vikram", "Aryan")).toBeCloseTo(bits("Aryan", "Aryan"), 6);
    expect(bits("Aryan Vikram", "Aryan Vikram")).toBeGreaterThan(bits("Aryan", "Aryan") + 2);
    expect(bits("Aryan Vikram", "Aryan Rohan")).toBeLessThan(bits("Aryan", "Aryan") - 1);
  });

  test("a forename of two words stays one name", () => {
    expect(bits("Anna Maria", "Annamaria")).toBeGreaterThan(bits("Anna", "Annamaria"));
    expect(bits("Anna Maria", "Anna-Maria")).toBeGreaterThanOrEqual(bits("Anna", "Anna"));
  });
});
