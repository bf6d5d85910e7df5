import type { Tx } from "../../../platform/database/database.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import { mayDo } from "../../subjects/index.ts";
import type { FormAsking } from "../../work/index.ts";
import { currentAround } from "../family.ts";
import { readFamily } from "../read-family.ts";
import { familySchemeOn } from "../family-scheme.ts";
import type { FamilyPage } from "./page-facts.ts";
import { familyNetworkPaths } from "./paths.ts";

/** Everything that pages and forms of a child's family and network are made from. */
export async function familyOf(facts: ChildFacts, tx: Tx): Promise<FamilyPage> {
  const scheme = await familySchemeOn(tx, facts.today);
  const family = await readFamily(tx, facts.person.personId);
  return { facts, scheme, family, mayChange: mayDo(facts.actor, "child.edit", facts) };
}

export const byOn = ({ actor, clock }: FormAsking) => ({
  actor,
  at: clock.now(),
  today: clock.today(),
});

/** What every form here shares: its page is the child's, and it needs the same right. */
export const shared = {
  permission: "child.edit",
  reads: "child.family.read",
  home: ({ facts }: { readonly facts: ChildFacts }) =>
    familyNetworkPaths.child(facts.person.personId),
} as const;

export const drawingOf = ({ scheme, family }: FamilyPage) => ({
  scheme,
  people: currentAround(family.people),
});
