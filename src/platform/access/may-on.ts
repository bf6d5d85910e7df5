import type { Permission } from "../../kernel/permissions.ts";
import type { Post, StaffActor } from "./actor.ts";

/** What access to one record turns on. */
export type RecordFacts = {
  readonly owningTeamId: string;
  readonly owningAgencyId: string;
  readonly isRestricted: boolean;
  /** Every place in the record's circle that holds at this moment. */
  readonly circle: readonly Place[];
  /** Staff with a conflict of interest. */
  readonly shutOut: readonly string[];
};

export type Place = {
  readonly staffId: string;
  readonly basis: string;
  readonly reason: string;
};

/** One thing that lets somebody do something on a record, with the post that it rests on. */
export type Reason =
  | { readonly kind: "partnership" | "agency" | "team"; readonly post: Post }
  | { readonly kind: "circle"; readonly post: Post; readonly place: Place };

/**
 * Who opened a record in an emergency sees it and can say what they did: an emergency gives nobody
 * the means to let others in, or to restrict the record to themselves.
 */
const inAnEmergency: readonly Permission[] = ["child.view", "note.add"];

/**
 * Why this person may do this on this record: every reason that holds, none when they may not. A
 * permission and the reach to the record are held by the same post; a place in the circle counts
 * for any post that reaches records at all. Whatever they do, they must be able to see the record.
 * Row-level security answers the same for `child.view` (test/database/access.access.test.ts).
 */
export function mayOn(
  actor: Pick<StaffActor, "id" | "posts">,
  permission: Permission,
  record: RecordFacts,
): readonly Reason[] {
  if (record.shutOut.includes(actor.id)) return [];
  if (permission !== "child.view" && mayOn(actor, "child.view", record).length === 0) return [];
  const posts = actor.posts.filter(
    (post) => post.reach !== "none" && post.permissions.includes(permission),
  );
  const byPost = record.isRestricted ? [] : posts.flatMap((post) => reachOf(post, record));
  return [...byPost, ...byCircle(actor, permission, { posts, circle: record.circle })];
}

function reachOf(post: Post, record: RecordFacts): readonly Reason[] {
  if (post.reach === "partnership") return [{ kind: "partnership", post }];
  if (post.teamId === record.owningTeamId) return [{ kind: "team", post }];
  if (post.reach === "agency" && post.agencyId === record.owningAgencyId) {
    return [{ kind: "agency", post }];
  }
  return [];
}

function byCircle(
  actor: Pick<StaffActor, "id">,
  permission: Permission,
  { posts, circle }: { posts: readonly Post[]; circle: readonly Place[] },
): readonly Reason[] {
  const [post] = posts;
  if (!post) return [];
  return circle
    .filter((place) => place.staffId === actor.id)
    .filter(({ basis }) => basis !== emergencyBasis || inAnEmergency.includes(permission))
    .map((place) => ({ kind: "circle", post, place }));
}

/** The basis of a place that an emergency opening gave. */
export const emergencyBasis = "emergency";
