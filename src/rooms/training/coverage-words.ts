import type { ShownLine } from "./withhold-small.ts";

export const stateWords: Readonly<Record<ShownLine["state"], string>> = {
  met: "Target met",
  below: "Below target",
  nobody: "Nobody trained",
  recount: "More trained than counted: state the headcount again",
  uncounted: "No headcount",
  small: "Too few people to show",
};
