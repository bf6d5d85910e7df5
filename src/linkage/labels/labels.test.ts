import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seeded } from "../../kernel/random.ts";
import { agencyHeadings } from "../fixtures/agency-records.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { linkTable } from "../link.ts";
import { shippedColumns, shippedModel, shippedPublicRoles } from "../shipped/shipped-model.ts";
import { tableOf } from "../tables/table.ts";
import { lineOf, thresholdsOf } from "./calibrate.ts";
import type { Label } from "./label.ts";
import { bandsOf, missedOf, wilson } from "./measure.ts";
import { relearn, withLearned } from "./relearn.ts";

/** Decisions of people who are right, where one child is as likely as this line says. */
function decided(count: number, { shift, slope }: { shift: number; slope: number }): Label[] {
  const chance = seeded(7);
  return Array.from({ length: count }, () => {
    const bits = chance.below(2400) / 100 - 12;
    const isSame = chance.below(100_000) / 100_000 < 1 / (1 + 2 ** -(shift + slope * bits));
    return { bits, isSame, standsFor: null };
  });
}

describe("the line from what the comparison says to what people say", () => {
  test.each([
    [0, 1],
    [-3, 1],
    [2, 0.6],
  ])("is found again: shift %d, slope %d", (shift, slope) => {
    const line = lineOf(decided(4000, { shift, slope }));
    expect(line.shift).toBeCloseTo(shift, 0);
    expect(Math.abs(line.slope - slope)).toBeLessThan(0.1);
  });

  test("is the comparison's own where nobody has decided, and hardly moves for a few", () => {
    expect(lineOf([])).toEqual({ shift: 0, slope: 1 });
    const { shift } = lineOf([{ bits: 2, isSame: false, standsFor: null }]);
    expect(Math.abs(shift)).toBeLessThan(2);
    expect(thresholdsOf(lineOf([]))).toEqual({ listFrom: -3, unsureFrom: -4 });
  });

  test("moves the thresholds to where the odds are what is wanted, and no further than six bits", () => {
    expect(thresholdsOf({ shift: -3, slope: 1 })).toEqual({ listFrom: 0, unsureFrom: -1 });
    expect(thresholdsOf({ shift: -40, slope: 1 }).listFrom).toBe(3);
  });

  test("ends, with finite numbers, whatever was decided", () => {
    const label = fc.record({
      bits: fc.double({ min: -60, max: 60, noNaN: true }),
      isSame: fc.boolean(),
      standsFor: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 60 }), (labels) => {
        const { shift, slope } = lineOf(labels);
        expect([Number.isFinite(shift), slope > 0]).toEqual([true, true]);
        const { listFrom, unsureFrom } = thresholdsOf({ shift, slope });
        expect(unsureFrom).toBeLessThanOrEqual(listFrom);
      }),
      { numRuns: 300 },
    );
  });
});

describe("what is measured", () => {
  test("every label is in one band", () => {
    const labels = decided(500, { shift: 0, slope: 1 });
    const bands = bandsOf(labels);
    expect(bands.reduce((sum, band) => sum + band.decided, 0)).toBe(500);
    expect(bands[5]?.same).toBe(bands[5]?.decided);
  });

  test("misses are as many as the sample stands for; of none found it is said how many there could be", () => {
    const drawn = (isSame: boolean, standsFor: number): Label => ({ bits: -6, isSame, standsFor });
    const found = missedOf([drawn(true, 40), ...Array<Label>(19).fill(drawn(false, 40))]);
    expect(found).toMatchObject({ read: 20, same: 1, about: 40 });
    expect(found.atLeast).toBeLessThan(40);
    expect(found.atMost).toBeGreaterThan(40);
    const none = missedOf(Array<Label>(20).fill(drawn(false, 40)));
    expect(none).toMatchObject({ same: 0, about: 0, atLeast: 0 });
    expect(none.atMost).toBe(Math.ceil(wilson(0, 20).high * 800));
  });

  test("Wilson's interval of 1 in 10 is 0.018 to 0.404", () => {
    const { low, high } = wilson(0.1, 10);
    expect(low).toBeCloseTo(0.0179, 3);
    expect(high).toBeCloseTo(0.4042, 3);
  });
});

describe("numbers learned from what people said", () => {
  const { records } = agencyTable(2000, 11);
  const headings = ["first_name", "surname", "dob", "sex", "postcode"] as const;
  const cells = records.map(({ cells: all }) =>
    headings.map((name) => all[agencyHeadings.indexOf(name)]),
  );
  const table = tableOf(shippedColumns, cells);
  const { pairs } = linkTable(table, shippedPublicRoles, { model: shippedModel, keptFrom: -8 });
  const labelled = Array.from({ length: pairs.size }, (_, at) => ({
    left: pairs.left[at] ?? 0,
    right: pairs.right[at] ?? 0,
    isSame: records[pairs.left[at] ?? 0]?.person === records[pairs.right[at] ?? 0]?.person,
    counts: 1,
  }));

  test("are shares of levels, and come back out of the model they are put into", () => {
    const learned = relearn(shippedModel, { table, roles: shippedPublicRoles }, labelled);
    for (const { m, h } of learned) {
      for (const list of [m, h].filter(({ length }) => length > 0)) {
        // The shipped numbers have six figures.
        expect(list.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 5);
      }
    }
    const model = withLearned(shippedModel, learned, {
      columns: shippedColumns,
      roles: shippedPublicRoles,
    });
    for (const { name, m } of learned) {
      expect(model.fields.find((field) => field.name === name)?.m.slice(1)).toEqual(m);
    }
    // Sisters and brothers are strangers in their own names, whatever was learned.
    expect(model.fields[0]?.h).toEqual(shippedModel.fields[0]?.h);
  });

  test("of records in which every date of birth is mistyped, a date says less", () => {
    const mistyped = cells.map(([forename, surname, born, ...rest], at) => [
      forename,
      surname,
      at % 2 === 0 ? born : born?.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)),
      ...rest,
    ]);
    const data = { table: tableOf(shippedColumns, mistyped), roles: shippedPublicRoles };
    const born = relearn(shippedModel, data, labelled).find(({ name }) => name === "date of birth");
    const before = shippedModel.fields.find(({ name }) => name === "date of birth");
    expect(born?.m[0]).toBeLessThan((before?.m[1] ?? 0) - 0.1);
  });

  test("nothing said is nothing learned", () => {
    const learned = relearn(shippedModel, { table, roles: shippedPublicRoles }, []);
    for (const { name, m } of learned) {
      const known = shippedModel.fields.find((field) => field.name === name)?.m.slice(1) ?? [];
      for (const [at, one] of m.entries()) expect(one).toBeCloseTo(known[at] ?? 0, 9);
    }
  });
});
