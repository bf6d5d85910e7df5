import { readAhead } from "../packed/ahead.ts";
import type { Dataset, Divided } from "../fields/dataset.ts";
import { addressComparison } from "./addresses.ts";
import { ageComparison } from "./ages.ts";
import type { Comparison } from "./comparison.ts";
import { birthComparison } from "./dates.ts";
import { initialComparison, initialOf } from "./initials.ts";
import {
  forenameComparison,
  forenameLevel,
  middleNameComparison,
  namesIn,
  surnameComparison,
} from "./names.ts";
import { phoneComparison } from "./phones.ts";
import { districtComparison, partOfPostcode, postcodeComparison } from "./postcodes.ts";
import {
  categoryComparison,
  emailComparison,
  houseComparison,
  identifierComparison,
  placeComparison,
  sexComparison,
  textComparison,
} from "./texts.ts";
import { comparing } from "../priors/likeness.ts";

const { most } = comparing;

/** What is compared for a set of records, in a fixed order: forename first, then surname. */
export function comparisonsOf(data: Dataset): Comparison[] {
  const names = namesIn(data);
  // Who could not be told from brothers and sisters by anything else has it for their own.
  const isHousehold = data.forename !== undefined || data.birth !== undefined;
  const made: (Comparison | undefined)[] = [
    forenameComparison(names),
    surnameComparison(names),
    middleNameComparison(names),
    data.forenameInitial && initialComparison("forename", data.forenameInitial, data.forename),
    data.surnameInitial && initialComparison("surname", data.surnameInitial, data.surname),
    data.birth && birthComparison(data.birth),
    data.sex && sexComparison(data.sex),
    ...data.identifiers.map(identifierComparison),
    ...data.phones.map((_, place) => phoneComparison(place, data.phones)),
    data.email && emailComparison(data.email),
    data.postcode && postcodeComparison(data.postcode, data.otherPostcodes),
    data.district && districtComparison(data.district, data.postcode),
    data.house && houseComparison(data.house),
    ...data.addresses.map((_, line) => addressComparison(line, data.addresses)),
    ...data.places.map(placeComparison),
    ...data.ages.map((ages) => ageComparison(ages, data.birth)),
    ...data.categories.map((field) => categoryComparison(field, isHousehold)),
    ...data.texts.map((field) => textComparison(field, isHousehold)),
  ];
  return fitting(made.filter((one) => one !== undefined).slice(0, most));
}

/** The names of what a model compares. */
type Compared = { readonly fields: readonly { readonly name: string }[] };

/** What a model compares as far as all records tell it; without one everything that is told so. */
export function dividedBy(model: Compared | undefined): Divided {
  const has = (comparison: string): boolean =>
    model === undefined || model.fields.some(({ name }) => name === comparison);
  return {
    forename: has(initialOf("forename")),
    surname: has(initialOf("surname")),
    postcode: has(partOfPostcode),
  };
}

/** As many as fit into the number that a pattern of levels is written as. */
function fitting(all: readonly Comparison[]): Comparison[] {
  let patterns = 1;
  return all.filter(({ levels }) => {
    if (patterns * levels.length > Number.MAX_SAFE_INTEGER) return false;
    patterns *= levels.length;
    return true;
  });
}

type Many = {
  readonly left: ArrayLike<number>;
  readonly right: ArrayLike<number>;
  readonly from: number;
  readonly count: number;
};

/** As `compareRecords`, so many pairs from one on, comparison by comparison; the levels pair after pair. */
export function compareMany(
  comparisons: readonly Comparison[],
  { left, right, from, count }: Many,
  levels: Uint8Array,
): void {
  const [first] = comparisons;
  if (first === undefined) return;
  const width = comparisons.length;
  const { codes: of, stride } = first.inRows;
  readAhead({ of, width: stride }, { rows: left, start: from, size: count });
  readAhead({ of, width: stride }, { rows: right, start: from, size: count });
  for (const [field, { compare }] of comparisons.entries())
    for (let at = 0; at < count; at += 1)
      levels[at * width + field] = compare(left[from + at] ?? 0, right[from + at] ?? 0);
  if (!canSwap(comparisons)) return;
  for (let at = 0; at < count * width; at += width)
    if (levels[at] === forenameLevel.swapped) levels[at + 1] = 0;
}

const canSwap = ([first, second]: readonly Comparison[]): boolean =>
  first?.name === "forename" && second?.name === "surname";

/**
 * Compares two records, level by level. A surname that was swapped with the forename is evidence
 * once, with the forename.
 */
export function compareRecords(
  comparisons: readonly Comparison[],
  left: number,
  right: number,
  levels: Uint8Array,
): void {
  for (let at = 0; at < comparisons.length; at += 1) {
    levels[at] = comparisons[at]?.compare(left, right) ?? 0;
  }
  if (levels[0] === forenameLevel.swapped && canSwap(comparisons)) levels[1] = 0;
}
