import type { ChildFacts } from "../../child-record/index.ts";
import type { Family } from "../read-family.ts";
import type { FamilyScheme } from "../family-scheme.ts";

/** What the page of a child's family and network, and each of its forms, is made of. */
export type FamilyPage = {
  readonly facts: ChildFacts;
  readonly scheme: FamilyScheme;
  readonly family: Family;
  readonly mayChange: boolean;
};
