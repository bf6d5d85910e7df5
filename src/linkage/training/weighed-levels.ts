import type { FieldModel } from "../likelihood/model.ts";

/** What one level of a comparison weighs: its shares among pairs of one person and of two, and what it says in bits. */
type WeighedLevel = {
  readonly label: string;
  readonly m: number;
  readonly u: number;
  readonly bits: number;
};

/** What can come out of comparing one thing, but for "not known", which says nothing. */
export const weighedLevels = ({ labels, m, u }: FieldModel): readonly WeighedLevel[] =>
  labels.slice(1).map((label, before) => {
    const [one, two] = [m[before + 1] ?? 0, u[before + 1] ?? 0];
    return { label, m: one, u: two, bits: Math.log2(one / two) };
  });

/** A share as a percentage, in two figures that say something, also of what is rare. */
export function shareInWords(share: number): string {
  const hundredth = share * 100;
  if (hundredth < 0.001) return "under 0.001%";
  return `${hundredth >= 10 ? hundredth.toFixed(0) : Number(hundredth.toPrecision(2))}%`;
}
