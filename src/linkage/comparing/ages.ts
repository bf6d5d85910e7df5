import { valuesOf, type Field } from "../fields/field.ts";
import type { Comparison } from "./comparison.ts";
import { aGenerationApart } from "./dates.ts";
import { comparisonOf, different, same, unlessKnown } from "./texts.ts";
import { usualLevels } from "../priors/levels.ts";
import { dates } from "../priors/likeness.ts";

const { generation } = dates;

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
      same(usualLevels.age.same),
      { label: "one year apart", usual: usualLevels.age.oneYear },
      different(usualLevels.age.different),
      aGenerationApart,
    ],
    between: (one, other) => {
      const apart = Math.abs(years(one) - years(other));
      return apart === 1 ? 2 : apart < generation ? 3 : 4;
    },
  });
}
