import { expect, test } from "vitest";
import { seeded } from "../../kernel/random.ts";
import { exact, unknown, type Comparison } from "../comparing/comparison.ts";
import { learn } from "./learn.ts";
import { agreeingStratum, chanceStratum } from "./strata.ts";

/** Fields as they were made: of how many values each is, and how often a person's two records agree. */
const made = [
  { values: 300, agree: 0.95 },
  { values: 60, agree: 0.8 },
  { values: 25, agree: 0.9 },
  { values: 8, agree: 0.7 },
] as const;

const people = 1_500;

function comparisonsMade(seed: number): Comparison[] {
  const chance = seeded(seed);
  return made.map(({ values, agree }, field): Comparison => {
    const codes = new Int32Array(people * 2);
    for (let person = 0; person < people; person += 1) {
      const value = chance.below(values);
      const other = (value + 1 + chance.below(values - 1)) % values;
      codes[2 * person] = value;
      codes[2 * person + 1] = chance.percent(agree * 100) ? value : other;
    }
    const texts = Array.from({ length: values }, (_, value) => `field ${field} value ${value}`);
    const counts = new Float64Array(values);
    for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
    return {
      name: `field ${field}`,
      isShared: false,
      rarity: "none",
      levels: [unknown, { label: "the same", usual: 0.85 }, { label: "different", usual: 0.15 }],
      compare: (left, right) => (codes[left] === codes[right] ? exact : 2),
      codes,
      inRows: { codes, stride: 1, offset: 0 },
      counts,
      texts,
      filled: people * 2,
    };
  });
}

test.each([1, 2, 3])("what the data was made with is found again (seed %i)", (seed) => {
  const comparisons = comparisonsMade(seed);
  const [rows, sampling] = [people * 2, { seed, ofChance: 150_000, ofEach: 25_000 }];
  const strata = [
    chanceStratum(comparisons, rows, sampling),
    agreeingStratum(comparisons, [0, 2], { rows, sampling }),
    agreeingStratum(comparisons, [1, 2], { rows, sampling }),
    agreeingStratum(comparisons, [0, 3], { rows, sampling }),
  ];
  const { m, u, offsets } = learn(comparisons, strata);
  for (const [field, { values, agree }] of made.entries()) {
    const at = (offsets[field] ?? 0) + exact;
    expect(Math.abs((m[at] ?? 0) - agree)).toBeLessThan(0.08);
    expect(Math.abs((u[at] ?? 0) - 1 / values)).toBeLessThan(0.01);
  }
});
