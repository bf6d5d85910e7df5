import type { Permission } from "../../kernel/permissions.ts";

/**
 * Who is acting. Nothing reaches the database without one: people, and named system actors for work
 * that no person asked for, which are audited under their own names.
 */
export type Actor = StaffActor | SystemActor;

type Reach = {
  readonly partnershipId: number | undefined;
  /** Partnership-wide reach: the wide role and its policies. */
  readonly isWide: boolean;
  /** Teams, agencies and circles, as the database numbers them. */
  readonly principals: readonly number[];
  readonly permissions: ReadonlySet<Permission>;
};

export type StaffActor = Reach & {
  readonly kind: "staff";
  readonly id: string;
  readonly name: string;
  readonly isDemo: boolean;
  readonly partnershipId: number;
  readonly partnershipName: string;
  readonly partnershipIsDemo: boolean;
  readonly posts: readonly Post[];
};

export type Post = {
  readonly role: string;
  readonly roleName: string;
  readonly reach: "none" | "team" | "agency" | "partnership";
  readonly teamId: string;
  readonly agencyId: string;
  readonly agencyName: string;
  /** What this post allows, where it reaches: see `mayOn`. */
  readonly permissions: readonly Permission[];
};

export type SystemActor = Reach & { readonly kind: "system"; readonly id: SystemName };

/** Named, so that the audit says which part of Lantern acted; those of the past stay, for what they did. */
export const systemNames = [
  "sign-in",
  "command-line",
  "housekeeping",
  "continuity",
  "demonstration",
  "imports",
  /** Looks for protected places in texts, for people who may not know them. */
  "places",
  /** Compares what staff said of their life with a child's record. */
  "conflicts",
  /** Compares a paper and its recipient with what must not leave. */
  "papers",
  /** Compares records that changed with their neighbours, whoever reaches them. */
  "matching",
  /** Asks each night the questions that a partnership has written down, about every child. */
  "standing-queries",
  /** Takes one answer of a family by its own link, and reads nothing. */
  "families",
  /** Shows what everybody may read and takes what someone without an account tells; reads no table. */
  "front-door",
  /** Takes one answer of a professional by their own link, and reads nothing. */
  "professionals",
] as const;
export type SystemName = (typeof systemNames)[number];

/** The parts of Lantern that act for whoever asks before anybody is known. */
export type PublicActor = Extract<
  SystemName,
  "sign-in" | "families" | "front-door" | "professionals"
>;

/** Capabilities that database policies ask about by name; all else is decided before a query. */
const databaseCapabilities = [
  "alarm.answer",
  "audit.view",
  "calendar.manage",
  "governance.view",
  "governance.manage",
  "governance.agree",
  "staff.manage",
  "health.view",
  "import.tracker",
  "feed.run",
  "missing.match",
  "tracker.arrange",
  "tracker.export",
  "concern.raise",
  "mash.decide",
  "check.answer",
  "child.find",
  "whereabouts.protect",
  "record.restrict",
  "conflict.manage",
  "emergency.open",
  "emergency.review",
  "paper.release",
  "circle.manage",
  "service.manage",
  "service.sensitive",
  "statistics.view",
  "forum.lists",
  "forum.manage",
  "education.record",
  "immigration.view",
  "cohort.manage",
  "subject.view",
  "subject.record",
  "flag.enforcement",
  "record.match",
  "record.merge",
  "suggestion.read",
  "panel.manage",
  "lead.manage",
  "lead.message",
  "training.manage",
  "participation.manage",
  "level.set",
  "measure.view",
  "measure.record",
  "context.view",
  "context.record",
  "context.decide",
  "context.oversee",
  "licence.view",
  "licence.record",
  "intelligence.send",
  "intelligence.handle",
  "intelligence.read",
  "request.record",
  "request.decide",
  "investigation.record",
  "team.oversee",
  "tool.edit",
  "words.edit",
] as const;

export function systemActor(
  id: SystemName,
  reach: { partnershipId?: number; isWide?: boolean; permissions?: readonly Permission[] } = {},
): SystemActor {
  return {
    kind: "system",
    id,
    partnershipId: reach.partnershipId,
    isWide: reach.isWide ?? false,
    principals: [],
    permissions: new Set(reach.permissions ?? []),
  };
}

export function holds(actor: Actor, permission: Permission): boolean {
  return actor.permissions.has(permission);
}

/** The text that is signed: kind | actor | partnership | wide | capabilities | principals | agencies. */
export function contextOf(actor: Actor): string {
  const capabilities = databaseCapabilities.filter((name) => actor.permissions.has(name));
  return [
    actor.kind,
    actor.id,
    actor.partnershipId ?? "",
    actor.isWide ? "wide" : "narrow",
    capabilities.join(","),
    `{${actor.principals.join(",")}}`,
    `{${agenciesOf(actor).join(",")}}`,
  ].join("|");
}

const agenciesOf = (actor: Actor): readonly string[] =>
  actor.kind === "staff" ? [...new Set(actor.posts.map(({ agencyId }) => agencyId))] : [];
