import { lengthAt, sameStart, type Packed } from "../packed/packed.ts";
import { valuesOf, type Field } from "../fields/field.ts";
import { asItIs } from "../fields/texts.ts";
import { hashesOfPart } from "../text/signatures.ts";
import { exact, type Comparison } from "./comparison.ts";
import { comparisonOf, different, fewChanges, same, unlessKnown } from "./texts.ts";
import { usualLevels } from "../priors/levels.ts";

/** Where records tell of homes that somebody had before, that one of them is the other's has a level of its own. */
export function postcodeComparison(field: Field, others: readonly Field[]): Comparison {
  const isElsewhere = others.length > 0;
  const usual = isElsewhere ? usualLevels.postcodeWithFormer : usualLevels.postcode;
  const isWithin = fewChanges(field.forms);
  const districts = hashesOfPart(field.forms, (length) => ({
    from: 0,
    to: Math.max(0, length - 3),
  }));
  const plain = comparisonOf(field, {
    name: "postcode",
    isShared: true,
    isHome: true,
    rarity: "common only",
    levels: [
      same(usual.same),
      { label: "one letter or figure differs", usual: usual.near },
      { label: "the same district", usual: usual.district },
      ...("former" in usual ? [{ label: "another home of one of them", usual: usual.former }] : []),
      different(usual.different),
    ],
    between: (one, other) => {
      if (isWithin(one, other, 1)) return 2;
      const mayBeNear = districts[one] === districts[other];
      if (mayBeNear && haveOneDistrict(field.forms, one, other)) return 3;
      return isElsewhere ? 5 : 4;
    },
  });
  if (!isElsewhere) return plain;
  const inAll = [field, ...others].map(textIn);
  const homes = (row: number): string[] => inAll.flatMap((text) => text(row) ?? []);
  return {
    ...plain,
    compare: (left, right) => {
      const level = plain.compare(left, right);
      if (level === exact || level === 2) return level;
      const known = homes(left);
      return homes(right).some((home) => known.includes(home)) ? 4 : level;
    },
  };
}

/** What it is called in a model. */
export const partOfPostcode = "part of the postcode";

/** Where of one of two homes no more is known than its district. */
export const districtComparison = (field: Field, postcode: Field | undefined): Comparison =>
  unlessKnown(
    postcode,
    comparisonOf(field, {
      name: partOfPostcode,
      isShared: true,
      rarity: "common only",
      levels: [same(usualLevels.district.same), different(usualLevels.district.different)],
      between: () => 2,
    }),
  );

function textIn(field: Field): (row: number) => string | undefined {
  const value = valuesOf(field, asItIs);
  return (row) => {
    const code = field.codes[row] ?? -1;
    return code < 0 ? undefined : value(code);
  };
}

/** What stands before the last three of a postcode: the district. */
export const outward = (postcode: string): string => postcode.slice(0, -3);

/** Whether two postcodes have the same outward part; less than five letters are none. */
function haveOneDistrict(postcodes: Packed, one: number, other: number): boolean {
  const length = lengthAt(postcodes, one);
  return (
    length >= 5 &&
    lengthAt(postcodes, other) === length &&
    sameStart(postcodes, one, other) >= length - 3
  );
}
