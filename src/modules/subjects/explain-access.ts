import type { StaffActor } from "../../platform/access/actor.ts";
import { circleBases, type CircleMember } from "./circle.ts";
import type { Person } from "./people-reads.ts";

/**
 * Why this person may open this record, in sentences: every reason that holds, each with the post or
 * the membership it rests on. Pure, so that it can be compared with what the database answers.
 */
export function explainAccess(
  actor: Pick<StaffActor, "id" | "isWide" | "posts" | "principals">,
  person: Pick<
    Person,
    "circleId" | "owningTeamId" | "owningTeam" | "owningAgencyId" | "isRestricted"
  >,
  circle: readonly Pick<CircleMember, "staffId" | "basis" | "reason">[],
): readonly string[] {
  const reasons: string[] = [];
  const wide = actor.posts.find((post) => post.reach === "partnership");
  if (wide && actor.isWide && !person.isRestricted) {
    reasons.push(`your post as ${wide.roleName} reaches every child in the partnership`);
  }
  const own = actor.posts.find(
    (post) => post.teamId === person.owningTeamId && post.reach !== "none",
  );
  if (own && !person.isRestricted)
    reasons.push(`the record belongs to ${person.owningTeam}, your team`);
  const agency = actor.posts.find(
    (post) => post.agencyId === person.owningAgencyId && post.reach === "agency",
  );
  if (agency && !own && !person.isRestricted) {
    reasons.push(`the record belongs to ${agency.agencyName}, your agency`);
  }
  const place = circle.find((member) => member.staffId === actor.id);
  if (place && actor.principals.includes(person.circleId)) {
    const basis = Object.hasOwn(circleBases, place.basis)
      ? circleBases[place.basis as keyof typeof circleBases].toLowerCase()
      : place.basis;
    reasons.push(`you are in this child’s circle (${basis}): ${place.reason}`);
  }
  return reasons;
}
