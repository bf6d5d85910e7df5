import { z } from "zod";
import { permissions, type Permission } from "../../kernel/permissions.ts";
import type { StaffActor } from "./actor.ts";

/** What `sec.actor_facts` answers. */
export const actorFacts = z.object({
  staffId: z.string(),
  partnershipId: z.number(),
  partnershipName: z.string(),
  partnershipIsDemo: z.boolean(),
  name: z.string(),
  isDemo: z.boolean(),
  posts: z.array(
    z.object({
      role: z.string(),
      roleName: z.string(),
      reach: z.enum(["none", "team", "agency", "partnership"]),
      permissions: z.array(z.string()),
      teamId: z.string(),
      agencyId: z.string(),
      agencyName: z.string(),
    }),
  ),
  principals: z.array(z.number()),
});

export type ActorFacts = z.infer<typeof actorFacts>;

/**
 * From facts to an actor. A person with several posts holds the union of their permissions, for what
 * is about no record; what they may do on a record is asked of each post (`mayOn`). The reach is
 * partnership-wide only where one post both says so and may open records.
 */
export function staffActor(facts: ActorFacts): StaffActor {
  const posts = facts.posts.map((post) => ({
    ...post,
    permissions: post.permissions.filter(isPermission),
  }));
  return {
    kind: "staff",
    id: facts.staffId,
    name: facts.name,
    isDemo: facts.isDemo,
    partnershipId: facts.partnershipId,
    partnershipName: facts.partnershipName,
    partnershipIsDemo: facts.partnershipIsDemo,
    posts,
    isWide: posts.some(
      ({ reach, permissions: held }) => reach === "partnership" && held.includes("child.view"),
    ),
    principals: facts.principals,
    permissions: new Set(posts.flatMap((post) => post.permissions)),
  };
}

function isPermission(name: string): name is Permission {
  return Object.hasOwn(permissions, name);
}
