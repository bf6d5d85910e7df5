import { rowCodesOf, valuesOf, type Field } from "../fields/field.ts";
import { notKnown, type Comparison } from "./comparison.ts";
import { aGenerationApart, generation } from "./dates.ts";
import { comparisonOf, different, same } from "./texts.ts";

/**
 * Years of age or of school. Lists are written in different months: the next year is hardly another child's.
 * @param birth a date that says it better where both records have one
 */
export function ageComparison(field: Field, birth?: Field): Comparison {
  const years = yearsComparison(field);
  if (birth === undefined) return years;
  const { codes, stride, offset } = rowCodesOf(birth);
  const isBorn = (row: number): boolean => (codes[row * stride + offset] ?? -1) >= 0;
  return {
    ...years,
    compare: (left, right) =>
      isBorn(left) && isBorn(right) ? notKnown : years.compare(left, right),
  };
}

function yearsComparison(field: Field): Comparison {
  const years = valuesOf(field, Number);
  return comparisonOf(field, {
    name: field.name,
    isShared: false,
    isBirth: true,
    rarity: "none",
    apart: 3,
    generation: 4,
    levels: [
      same(0.75),
      { label: "one year apart", usual: 0.2 },
      different(0.05),
      aGenerationApart,
    ],
    between: (one, other) => {
      const apart = Math.abs(years(one) - years(other));
      return apart === 1 ? 2 : apart < generation ? 3 : 4;
    },
  });
}
