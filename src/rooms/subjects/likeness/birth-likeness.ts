/**
 * How two dates of birth stand to each other. "half-swapped": day and month were exchanged and the
 * day, being above twelve, became the last month there is; the year and one number still agree.
 */
export type BirthLikeness = "same" | "swapped" | "half-swapped" | "slip" | "unknown" | "different";

function parts(iso: string): [year: string, month: string, day: string] {
  return [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10)];
}

function isHalfSwap(written: string, real: string): boolean {
  const [year, month, day] = parts(written);
  const [realYear, realMonth, realDay] = parts(real);
  return year === realYear && day === realMonth && month === "12" && Number(realDay) > 12;
}

/** One wrong digit, or two neighbouring digits exchanged. */
function isDigitSlip(a: string, b: string): boolean {
  const [left, right] = [a.replaceAll("-", ""), b.replaceAll("-", "")];
  const wrong = Array.from({ length: 8 }, (_, index) => index).filter(
    (at) => left[at] !== right[at],
  );
  const [first, second] = wrong;
  if (first === undefined) return false;
  if (second === undefined) return true;
  const neighbours = wrong.length === 2 && second === first + 1;
  return neighbours && left[first] === right[second] && left[second] === right[first];
}

export function compareBirths(a: string | null, b: string | null): BirthLikeness {
  if (a === null || b === null) return "unknown";
  if (a === b) return "same";
  const [year, month, day] = parts(a);
  if (`${year}-${day}-${month}` === b) return "swapped";
  if (isHalfSwap(a, b) || isHalfSwap(b, a)) return "half-swapped";
  return isDigitSlip(a, b) ? "slip" : "different";
}
