import type { Permission } from "../../kernel/permissions.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import { mayOn, type Place, type Reason } from "../../platform/access/may-on.ts";
import { assertNever } from "../../kernel/result.ts";
import { basisWords } from "./circle.ts";
import type { Person } from "./people-reads.ts";

export type ReadQuery = Pick<
  Person,
  "owningTeamId" | "owningTeam" | "owningAgencyId" | "isRestricted" | "shutOut"
>;

/**
 * Why this person may open this record, in sentences: every reason that holds, each with the post or
 * the place it rests on. The same function that decides gives the reasons.
 */
export function explainAccess(
  actor: Pick<StaffActor, "id" | "posts">,
  person: ReadQuery,
  circle: readonly Place[],
): readonly string[] {
  const reasons = mayOn(actor, "child.view", { ...person, circle });
  return [...new Set(reasons.map((reason) => sentence(reason, person)))];
}

/** Whether a post that reaches this child, or a place in the circle, lets the actor do this here. */
export function mayDo(
  actor: Pick<StaffActor, "id" | "posts">,
  permission: Permission,
  { person, circle }: { readonly person: ReadQuery; readonly circle: readonly Place[] },
): boolean {
  return mayOn(actor, permission, { ...person, circle }).length > 0;
}

function sentence(reason: Reason, person: ReadQuery): string {
  switch (reason.kind) {
    case "partnership":
      return `your post as ${reason.post.roleName} gives access to every child in the partnership`;
    case "team":
      return `the record belongs to ${person.owningTeam}, your team`;
    case "agency":
      return `the record belongs to ${reason.post.agencyName}, your agency`;
    case "circle":
      return `you are in this child’s professional network (${basisWords(reason.place.basis).toLowerCase()}): ${reason.place.reason}`;
    default:
      return assertNever(reason);
  }
}
