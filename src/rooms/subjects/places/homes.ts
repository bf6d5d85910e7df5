import { needlesOf } from "./needles.ts";

/** What a home is known by. */
type HomeMarks = {
  readonly numbered: ReadonlySet<string>;
  readonly area: ReadonlySet<string>;
};

/** A house is its number in its street; its street and its postcode are its neighbourhood. */
function marksOf(wording: string): HomeMarks {
  const needles = needlesOf({ kind: "address", wording });
  const numbered = needles.filter(({ how, text }) => how === "words" && /^\d/.test(text));
  const area = needles.filter((needle) => !numbered.includes(needle) && needle.how !== "phone");
  return {
    numbered: new Set(numbered.map(({ text }) => text)),
    area: new Set(area.map(({ text }) => text)),
  };
}

const meet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].some((text) => other.has(text));

const isSame = (one: HomeMarks, other: HomeMarks): boolean =>
  meet(one.numbered, other.numbered) && meet(one.area, other.area);

const isNear = (one: HomeMarks, other: HomeMarks): boolean => meet(one.area, other.area);

/** Whether two texts speak of the same house, however each writes it. */
export const isSameHome = (one: string, other: string): boolean =>
  isSame(marksOf(one), marksOf(other));

/** Whether they speak of the same street or postcode. */
export const isNearHome = (one: string, other: string): boolean =>
  isNear(marksOf(one), marksOf(other));
