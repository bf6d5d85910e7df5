import { valuesOf, type Field } from "../fields/field.ts";
import type { Comparison } from "./comparison.ts";
import { aGenerationApart, generation } from "./dates.ts";
import { comparisonOf, different, same, unlessKnown } from "./texts.ts";

/**
 * Years of age or of school. Lists are written in different months: the next year is hardly another child's.
 * @param birth a date that says it better where both records have one
 */
export const ageComparison = (field: Field, birth?: Field): Comparison =>
  unlessKnown(birth, yearsComparison(field));

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
