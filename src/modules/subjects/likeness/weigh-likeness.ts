import { ageOn } from "../../../kernel/dates.ts";
import { compareBirths, type BirthLikeness } from "./birth-likeness.ts";
import type { Known, Likeness, Reason, Side, Sought } from "./likeness-types.ts";
import { nameReasons } from "./name-reasons.ts";

/** What speaks for and against, by fixed rules that say what they found. It decides nothing. */
export function weighLikeness(sought: Sought, known: Known, today: string): Likeness {
  const names = nameReasons(sought, known);
  const reasons = [
    ...names.reasons,
    birthReason(sought, known),
    ...ageReasons(sought, known, today),
    sexReason(sought, known),
    ...schoolReasons(sought, known),
  ];
  const words = (side: Side): readonly string[] =>
    reasons.filter((reason) => reason.side === side).map((reason) => reason.words);
  const strength = reasons.reduce((sum, { weight }) => sum + weight, 0);
  return {
    for: words("for"),
    against: words("against"),
    notKnown: words("not known"),
    strength,
    isFamilyNameOnly: names.isFamilyNameOnly && strength < leastToShow,
  };
}

/** Below this too little speaks for a likeness to be worth a person's time. */
export const leastToShow = 2;

const births: Readonly<Record<BirthLikeness, Reason>> = {
  same: { side: "for", words: "Same date of birth", weight: 5 },
  swapped: { side: "for", words: "Same date of birth with day and month exchanged", weight: 4 },
  "half-swapped": {
    side: "for",
    words: "Date of birth with the month exchanged and cut off at 12",
    weight: 3,
  },
  slip: { side: "for", words: "Date of birth differs by one digit", weight: 3 },
  unknown: { side: "not known", words: "Date of birth", weight: 0 },
  different: { side: "against", words: "Different date of birth", weight: -3 },
};

function birthReason(sought: Sought, known: Known): Reason {
  return births[compareBirths(sought.bornOn, known.bornOn)];
}

/** Only asked where the concern gives an age in place of a date. */
function ageReasons(sought: Sought, known: Known, today: string): readonly Reason[] {
  if (sought.bornOn !== null || sought.ageAbout === null || known.bornOn === null) return [];
  const age = ageOn(known.bornOn, today);
  if (age === undefined) return [];
  const said = `about ${sought.ageAbout} ${sought.saidIn}, ${age} on record`;
  return Math.abs(age - sought.ageAbout) <= 1
    ? [{ side: "for", words: `Age fits: ${said}`, weight: 1 }]
    : [{ side: "against", words: `Age does not fit: ${said}`, weight: -2 }];
}

function sexReason(sought: Sought, known: Known): Reason {
  if (sought.sex === null || known.sex === null) {
    return { side: "not known", words: "Sex", weight: 0 };
  }
  return sought.sex === known.sex
    ? { side: "for", words: `Same sex: ${known.sex}`, weight: 1 }
    : {
        side: "against",
        words: `Different sex: ${sought.sex} ${sought.saidIn}, ${known.sex} on record`,
        weight: -2,
      };
}

function schoolReasons({ school }: Sought, { schools }: Known): readonly Reason[] {
  if (school === null) return [];
  if (schools.length === 0) return [{ side: "not known", words: "School", weight: 0 }];
  return schools.includes(school)
    ? [{ side: "for", words: `${school} already works with this child`, weight: 2 }]
    : [
        {
          side: "against",
          words: `Another school works with this child: ${schools.join(", ")}`,
          weight: -1,
        },
      ];
}
