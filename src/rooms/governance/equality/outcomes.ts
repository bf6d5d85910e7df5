import { disclosable, type Shown } from "../../../kernel/small-numbers.ts";

/** By what children are counted, one at a time and never two together. */
export const parts = {
  ethnicity: "Ethnicity",
  sex: "Sex as recorded",
  disability: "Disability",
  age: "Age",
} as const;
export type Part = keyof typeof parts;

/** What became of children, in the order of the page. */
export const outcomes = {
  flagged: "Flag",
  topLevel: "Highest level",
  panel: "Panel",
  nrm: "NRM",
  closed: "Closed",
  noAction: "No further action",
  enforced: "Enforcement granted",
  arrested: "Arrest",
  missing: "Missing",
  missingHigh: "Missing, high grade",
  started: "Service started",
} as const;
export type Outcome = keyof typeof outcomes;
export const outcomeKeys = Object.keys(outcomes) as readonly Outcome[];

export type GroupCounts = Readonly<Record<Outcome, number>> & {
  readonly value: string;
  readonly children: number;
  /** The middle of the days from referral to start. */
  readonly waitDays: number | null;
};

/** A group in words; whether the characteristic is known of it. */
export type Named = { readonly name: string; readonly isKnown: boolean };

export type OutcomeLine = Named & {
  readonly children: Shown;
  readonly of: Readonly<Record<Outcome, Shown>>;
  readonly waitDays: number | null;
};

type Line = Named & GroupCounts;

/** Those of whom it is not known stand last. */
const inOrder = (rows: readonly GroupCounts[], nameOf: (value: string) => Named): readonly Line[] =>
  rows
    .map((row) => ({ ...row, ...nameOf(row.value) }))
    .toSorted(
      (one, other) =>
        Number(other.isKnown) - Number(one.isKnown) || one.name.localeCompare(other.name, "en-GB"),
    );

/**
 * Lines as they may be read. Of a group that is not shown nothing is; and neither is a number beside which the number of
 * the group would say of how few it is not so.
 */
export function outcomeLines(
  rows: readonly GroupCounts[],
  nameOf: (value: string) => Named,
): readonly OutcomeLine[] {
  const lines = inOrder(rows, nameOf);
  const children = disclosable(lines.map((line) => line.children));
  const columns = new Map(outcomeKeys.map((key) => [key, columnOf(lines, children, key)]));
  return lines.map(({ name, isKnown, waitDays }, at) => {
    const shown = Object.fromEntries(
      outcomeKeys.map((key) => [key, columns.get(key)?.[at] ?? "withheld"]),
    ) as Record<Outcome, Shown>;
    const { started } = shown;
    return {
      name,
      isKnown,
      children: children[at] ?? "withheld",
      of: shown,
      waitDays: typeof started === "number" && started > 0 ? waitDays : null,
    };
  });
}

function columnOf(
  lines: readonly Line[],
  children: readonly Shown[],
  key: Outcome,
): readonly Shown[] {
  const counts = disclosable(lines.map((line) => line[key]));
  const others = disclosable(lines.map((line) => line.children - line[key]));
  return counts.map((count, at) => {
    // “Fewer than 5” would say of a few children that one of them has it.
    if (typeof children[at] !== "number") return "withheld";
    return typeof count !== "number" || typeof others[at] === "number" ? count : "withheld";
  });
}

/** Of how many it is known, where that says no number that is withheld. */
export function completeness(
  lines: readonly OutcomeLine[],
): { readonly known: number; readonly all: number } | undefined {
  let [known, all] = [0, 0];
  for (const { children, isKnown } of lines) {
    if (typeof children !== "number") return undefined;
    all += children;
    if (isKnown) known += children;
  }
  return { known, all };
}

/** A number with its share of the group, where both are shown. */
export function shareText(count: Shown, children: Shown): string | undefined {
  if (typeof count !== "number" || typeof children !== "number" || children === 0) return undefined;
  return `${String(Math.round((100 * count) / children))}%`;
}
