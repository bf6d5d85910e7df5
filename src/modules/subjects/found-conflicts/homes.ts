import { needlesOf } from "../places/needles.ts";

type HomeMarks = { readonly numbered: ReadonlySet<string>; readonly area: ReadonlySet<string> };

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

/** Whether two addresses are one house. */
export function isLivingAt(one: string, other: string): boolean {
  const [own, theirs] = [marksOf(one), marksOf(other)];
  return meet(own.numbered, theirs.numbered) && meet(own.area, theirs.area);
}

/** Whether two addresses are in one street or one postcode. */
export const isLivingNear = (one: string, other: string): boolean =>
  meet(marksOf(one).area, marksOf(other).area);
