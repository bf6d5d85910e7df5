import type { Tx } from "../../../platform/database/database.ts";
import { listAgencies, type Agency } from "../../directory/index.ts";
import { namedPlaces, mayDo } from "../../subjects/index.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import type { Escalation } from "../escalation-reads.ts";

export type Named = { readonly staffId: string; readonly name: string };

/** Who may be named to decide: people who are in the circle to stay, so that they reach the child. */
export function decidersOf({ actor, circle }: ChildFacts): readonly Named[] {
  const people = namedPlaces(circle).filter(({ staffId }) => staffId !== actor.id);
  return [...new Map(people.map(({ staffId, name }) => [staffId, { staffId, name }])).values()];
}

/** For whom the actor speaks: the agency of the first post that raises disagreements. */
export function ownAgency({ actor }: ChildFacts): string | undefined {
  const post = actor.posts.find(({ permissions }) => permissions.includes("escalation.raise"));
  return post?.agencyId;
}

/** All but one's own. */
export async function otherAgencies(tx: Tx, facts: ChildFacts): Promise<readonly Agency[]> {
  const own = ownAgency(facts);
  return (await listAgencies(tx)).filter(({ agencyId }) => agencyId !== own);
}

export type Rights = {
  /** Takes it on, pauses it, and says how it ended: the side that raised it, who decides, who oversees. */
  readonly mayTakeOn: boolean;
  readonly mayAnswer: boolean;
};

/** The other side answers, and stops nothing. */
export function rightsOn(facts: ChildFacts, escalation: Escalation): Rights {
  const { actor } = facts;
  const may = mayDo(actor, "escalation.raise", facts);
  const agencies = actor.posts.map(({ agencyId }) => agencyId);
  const isRaiser = escalation.raisedById === actor.id || agencies.includes(escalation.ofAgencyId);
  const decides = escalation.deciderId === actor.id || mayDo(actor, "team.oversee", facts);
  return {
    mayTakeOn: may && (isRaiser || decides),
    mayAnswer: may && (agencies.includes(escalation.withAgencyId) || decides),
  };
}
