import type { StaffActor } from "../../platform/access/actor.ts";
import type { CircleMember } from "../subjects/index.ts";

export type Lead = { readonly staffId: string; readonly name: string };

type Of = { readonly actor: StaffActor; readonly circle: readonly CircleMember[] };

/** Whoever begins it, and the people who are in the circle to stay. Each of them reaches the child. */
export function leadsOf({ actor, circle }: Of): readonly Lead[] {
  const people = circle.filter(
    ({ basis, answeredForBy, staffId, isHidden }) =>
      !isHidden && answeredForBy === null && basis !== "emergency" && staffId !== actor.id,
  );
  const named = new Map(people.map(({ staffId, name }) => [staffId, { staffId, name }]));
  return [{ staffId: actor.id, name: `${actor.name} (you)` }, ...named.values()];
}
