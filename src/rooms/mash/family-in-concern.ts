import type { FamilyMember } from "../outgoing-papers/index.ts";
import type { PartEntry } from "../intake/index.ts";

/** Whom a concern names at the child's home: see the part "Brothers, sisters and household". */
export function familyInConcern(standing: readonly PartEntry[]): readonly FamilyMember[] {
  return standing
    .filter(({ part }) => part === "family")
    .flatMap(({ answers }) =>
      Object.keys(answers)
        .filter((key) => /^name\d+$/.test(key))
        .map((key) => ({
          names: answers[key] ?? "",
          relation: answers[key.replace("name", "is")] ?? "Of the household",
        })),
    );
}
