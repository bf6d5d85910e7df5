import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { duplicateGroups } from "./duplicate-groups.ts";
import { readingOf } from "./fixture-reading.ts";
import type { Decision } from "./reading-types.ts";

const table = [
  ["Name", "DOB", "Risk"],
  ["Dawson, Una", "04/03/2011", "High"],
  ["Dawson, Una", "04/03/2011", "Low"],
  ["Dawson, Una", "", "Low"],
  ["Clegg, Tilly", "05/04/2012", "Low"],
  ["Firth, Wren", "06/05/2013", "Low"],
];
const decide = (a: number, b: number, same: boolean): Decision => ({
  a: { sheet: "Current", row: a },
  b: { sheet: "Current", row: b },
  same,
});

async function childrenWith(...decisions: Decision[]) {
  const { rows, contradictions, pairs } = await readingOf({ Current: table }, { decisions });
  const first = new Map<string, number>();
  for (const { child, row } of rows) if (!first.has(child)) first.set(child, row);
  return { of: rows.map(({ child }) => first.get(child)), contradictions, pairs };
}

describe("what a person decides about two rows", () => {
  it("parts what was joined, and joins what was not, however unlike", async () => {
    expect((await childrenWith()).of).toEqual([2, 2, 4, 5, 6]);
    expect((await childrenWith(decide(2, 3, false))).of).toEqual([2, 3, 4, 5, 6]);
    expect((await childrenWith(decide(4, 2, true))).of).toEqual([2, 2, 2, 5, 6]);
    expect((await childrenWith(decide(5, 6, true), decide(2, 6, true))).of).toEqual([
      2, 2, 4, 2, 2,
    ]);
  });

  it("keeps apart through a third row", async () => {
    const { of, contradictions } = await childrenWith(
      decide(2, 3, false),
      decide(2, 4, true),
      decide(3, 4, true),
    );
    expect(of).toEqual([2, 3, 2, 5, 6]);
    expect(contradictions).toMatchObject([{ decision: decide(3, 4, true) }]);
  });

  it("is reported when it contradicts itself, and rows stay apart", async () => {
    const { of, contradictions } = await childrenWith(decide(2, 3, true), decide(3, 2, false));
    expect(of).toEqual([2, 3, 4, 5, 6]);
    expect(contradictions).toMatchObject([
      { decision: decide(2, 3, true), why: expect.stringMatching(/stay apart/u) as string },
    ]);
  });

  it("is reported when it is about rows that are not there", async () => {
    const lost = [decide(2, 99, true), decide(2, 2, false)];
    const { of, contradictions } = await childrenWith(...lost);
    expect(of).toEqual([2, 2, 4, 5, 6]);
    expect(contradictions.map(({ decision }) => decision)).toEqual(lost);
  });

  it("always holds or is reported, whatever else is decided", async () => {
    const decision = fc.tuple(
      fc.integer({ min: 2, max: 6 }),
      fc.integer({ min: 2, max: 6 }),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(decision, { maxLength: 6 }), async (all) => {
        const { of, contradictions } = await childrenWith(...all.map((one) => decide(...one)));
        for (const [a, b, same] of all) {
          const isReported = contradictions.some(
            ({ decision: { a: x, b: y, same: s } }) => x.row === a && y.row === b && s === same,
          );
          expect(isReported || (of[a - 2] === of[b - 2]) === same).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe("pairs to decide", () => {
  it("are grouped by their rows, those that wait first", async () => {
    const { pairs } = await childrenWith(decide(5, 6, true));
    const groups = duplicateGroups(pairs);
    expect(groups.map(({ isOpen, rows }) => [isOpen, rows.map(({ row }) => row)])).toEqual([
      [true, [2, 3, 4]],
      [false, [5, 6]],
    ]);
    expect(groups[1]?.pairs).toMatchObject([{ joined: true, decided: true }]);
  });

  it("wait no longer once they are decided", async () => {
    const { pairs } = await childrenWith(decide(2, 4, false), decide(3, 4, false));
    expect(duplicateGroups(pairs)).toMatchObject([{ isOpen: false }]);
  });
});
