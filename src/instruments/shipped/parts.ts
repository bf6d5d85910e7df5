import type { Domain, Floor, Item } from "../instrument.ts";

/** Items of one type, from lines of `key: label`. */
export function signs(
  weight: number,
  lines: readonly (readonly [key: string, label: string])[],
  more: { readonly allowsPossible?: boolean; readonly needsEvidence?: boolean } = {},
): readonly Item[] {
  return lines.map(([key, label]) => ({ key, label, type: "sign", weight, ...more }));
}

export const domain = (key: string, title: string, items: readonly Item[]): Domain => ({
  key,
  title,
  items,
});

/** The three that most areas set; a partnership takes them away or adds its own. */
export function usualFloors(atLeast: string): readonly Floor[] {
  return [
    {
      atLeast,
      when: { ageUnder: 13 },
      because: "a child under 13 cannot consent in law, and is never in the lowest band",
    },
    {
      atLeast,
      when: { fact: "learning-disability" },
      because: "a child with a learning disability may not see what is being done to them",
    },
  ];
}

export const threeBands = (medium: number, high: number) =>
  [
    { key: "low", title: "Low", from: 0 },
    { key: "medium", title: "Medium", from: medium },
    { key: "high", title: "High", from: high },
  ] as const;

/** Said on every page of a tool; see domain research on tools, 2016 and 2017. */
export const caution =
  "A tool puts professional judgement in order. It is not a validated predictor: indicators can be false alarms, and their absence proves nothing.";
