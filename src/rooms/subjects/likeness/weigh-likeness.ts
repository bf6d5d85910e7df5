import { ageOn } from "../../../kernel/dates.ts";
import { compareBirths, type BirthLikeness } from "./birth-likeness.ts";
import { numberKinds, numberOf, shownNumber } from "../numbers/number-kinds.ts";
import {
  recordedIn,
  type Known,
  type Likeness,
  type Reason,
  type Side,
  type Sought,
} from "./likeness-types.ts";
import { leastBits } from "../matching/score.ts";
import { nameReasons } from "./name-reasons.ts";

/**
 * What speaks for and against, in words that say what was found. How much it weighs in all is the
 * engine's to say (`bits`); it orders a list and decides nothing. A number weighs most and is said first.
 */
export function weighLikeness(
  sought: Sought,
  known: Known,
  { today, bits }: { readonly today: string; readonly bits: number },
): Likeness {
  const names = nameReasons(sought, known);
  const reasons = [
    ...numberReasons(sought, known),
    ...names.reasons,
    birthReason(sought, known),
    ...ageReasons(sought, known, today),
    sexReason(sought, known),
    ...schoolReasons(sought, known),
  ];
  const words = (side: Side): readonly string[] =>
    reasons.filter((reason) => reason.side === side).map((reason) => reason.words);
  return {
    for: words("for"),
    against: words("against"),
    notKnown: words("not known"),
    bits,
    isFamilyNameOnly: names.isFamilyNameOnly && bits < leastBits,
  };
}

const births: Readonly<Record<BirthLikeness, Reason>> = {
  same: { side: "for", words: "Same date of birth" },
  swapped: { side: "for", words: "Same date of birth with day and month exchanged" },
  "half-swapped": {
    side: "for",
    words: "Date of birth with the month exchanged and cut off at 12",
  },
  slip: { side: "for", words: "Date of birth differs by one digit" },
  unknown: { side: "not known", words: "Date of birth" },
  different: { side: "against", words: "Different date of birth" },
};

function birthReason(sought: Sought, known: Known): Reason {
  return births[compareBirths(sought.bornOn, known.bornOn)];
}

/** Only asked where the concern gives an age in place of a date. */
function ageReasons(sought: Sought, known: Known, today: string): readonly Reason[] {
  if (sought.bornOn !== null || sought.ageAbout === null || known.bornOn === null) return [];
  const age = ageOn(known.bornOn, today);
  if (age === undefined) return [];
  const said = `about ${sought.ageAbout} ${sought.saidIn}, ${age} ${recordedIn(sought.saidIn)}`;
  return Math.abs(age - sought.ageAbout) <= 1
    ? [{ side: "for", words: `Age fits: ${said}` }]
    : [{ side: "against", words: `Age does not fit: ${said}` }];
}

function sexReason(sought: Sought, known: Known): Reason {
  if (sought.sex === null || known.sex === null) {
    return { side: "not known", words: "Sex" };
  }
  return sought.sex === known.sex
    ? { side: "for", words: `Same sex: ${known.sex}` }
    : {
        side: "against",
        words: `Different sex: ${sought.sex} ${sought.saidIn}, ${known.sex} ${recordedIn(sought.saidIn)}`,
      };
}

/** Only where both say a number of one kind. */
function numberReasons(
  { numbers = [], saidIn }: Sought,
  { numbers: texts = [] }: Known,
): readonly Reason[] {
  const known = texts.map(numberOf);
  const kinds = [...new Set(numbers.map(({ kind }) => kind))];
  return kinds.flatMap((kind): readonly Reason[] => {
    const said = numbers.filter((one) => one.kind === kind);
    const held = known.filter((one) => one.kind === kind);
    const [first, recorded] = [said[0], held[0]];
    if (!first || !recorded) return [];
    const same = said.find(({ value }) => held.some((one) => one.value === value));
    const name = numberKinds[kind];
    if (same) return [{ side: "for", words: `Same number: ${name} ${shownNumber(same)}` }];
    const both = `${shownNumber(first)} ${saidIn}, ${shownNumber(recorded)} ${recordedIn(saidIn)}`;
    return [{ side: "against", words: `Different number: ${name} ${both}` }];
  });
}

function schoolReasons({ school }: Sought, { schools }: Known): readonly Reason[] {
  if (school === null) return [];
  if (schools.length === 0) return [{ side: "not known", words: "School" }];
  return schools.includes(school)
    ? [{ side: "for", words: `${school} already works with this child` }]
    : [
        {
          side: "against",
          words: `Another school works with this child: ${schools.join(", ")}`,
        },
      ];
}
