import type { ShownLine } from "./withhold-small.ts";

export const stateWords: Readonly<Record<ShownLine["state"], string>> = {
  met: "Target met",
  below: "Below target",
  nobody: "Nobody trained",
  recount: "More trained than counted: state the headcount again",
  uncounted: "No headcount",
  small: "Too few people to show",
};

const order: readonly ShownLine["state"][] = [
  "nobody",
  "below",
  "recount",
  "uncounted",
  "met",
  "small",
];

const byName = new Intl.Collator("en-GB");

/** As the page and the homes list them. */
export const worstFirst = (lines: readonly ShownLine[]): readonly ShownLine[] =>
  lines.toSorted(
    (one, other) =>
      order.indexOf(one.state) - order.indexOf(other.state) ||
      (one.percent ?? -1) - (other.percent ?? -1) ||
      byName.compare(one.name, other.name),
  );
