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
 * From facts to an actor. A person with several posts holds the union of their permissions; the
 * reach is partnership-wide only where a post says so.
 */
export function staffActor(facts: ActorFacts): StaffActor {
  const held = new Set<Permission>();
  for (const post of facts.posts) {
    for (const name of post.permissions) if (isPermission(name)) held.add(name);
  }
  return {
    kind: "staff",
    id: facts.staffId,
    name: facts.name,
    isDemo: facts.isDemo,
    partnershipId: facts.partnershipId,
    partnershipName: facts.partnershipName,
    partnershipIsDemo: facts.partnershipIsDemo,
    posts: facts.posts.map(({ permissions: _permissions, ...post }) => post),
    isWide: facts.posts.some((post) => post.reach === "partnership"),
    principals: facts.principals,
    permissions: held,
  };
}

function isPermission(name: string): name is Permission {
  return Object.hasOwn(permissions, name);
}
