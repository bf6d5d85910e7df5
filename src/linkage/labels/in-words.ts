import { probability } from "../scoring/score.ts";

/** How likely a weight is, as people say it: "1 in 9", "94 in 100", "even". */
export function chanceInWords(bits: number): string {
  if (bits === 0) return "even";
  const share = probability(bits);
  const written = (count: number): string => count.toLocaleString("en-GB");
  if (bits < 0) return `1 in ${written(rounded(1 / share))}`;
  let of = 100;
  // What is not certain is not said to be: 999 in 1,000 rather than 100 in 100.
  while (Math.round(share * of) === of) of *= 10;
  return `${written(Math.round(share * of))} in ${written(of)}`;
}

/** To two figures, since more would say it closer than anybody knows it: 130, not 129. */
const rounded = (count: number): number => Number(count.toPrecision(2));

/** "−3 bits (about 1 in 9)": the number that is set, and what it means. */
export function bitsInWords(bits: number): string {
  const size = Math.abs(bits);
  const counted = `${bits < 0 ? "−" : ""}${size} ${size === 1 ? "bit" : "bits"}`;
  return `${counted} (${bits === 0 ? "" : "about "}${chanceInWords(bits)})`;
}
