/** What the audit counted of one person at one record: the same action, ended alike, in the same way. */
export type Counted = {
  readonly actorKind: string;
  readonly actorId: string;
  readonly name: string;
  readonly posts: string;
  readonly action: string;
  readonly method: string;
  readonly outcome: string;
  readonly way: Way;
  /** While the record was one with another. */
  readonly joined: boolean;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly times: number;
};

/** In what way somebody came to the record at that moment. */
export const ways = {
  post: "By their post (role and team)",
  circle: "By a place in the professional network around the child",
  panel: "By a panel: asked to an item, or as its chair",
  check: "By a partner check that the MASH asked of their agency",
  concern: "By a concern that they or their team sent",
  action: "By an action that was given to them",
  emergency: "By an emergency opening",
  other: "By a request sent to them, such as a question; none of their posts gives access",
} as const;
export type Way = keyof typeof ways;

/** What somebody did, the gravest first. */
export const deeds = {
  taken: "Printed or taken as a file",
  changed: "Changed",
  read: "Read",
  listed: "Seen in a list",
  found: "Asked whether the child is known",
  asked: "Viewed the list of who has viewed",
  tried: "Tried, and did not see it",
} as const;
export type Deed = keyof typeof deeds;

/** One person, with all they did at one record. */
export type Look = {
  readonly actorId: string;
  readonly name: string;
  readonly posts: string;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly times: number;
  /** How many of these while the record was one with another: each was a look at both. */
  readonly joinedTimes: number;
  readonly ways: readonly Way[];
  readonly deeds: readonly { readonly deed: Deed; readonly times: number }[];
};

/** Of these it is not said in what way somebody came to the record. */
const sawNothing: ReadonlySet<Deed> = new Set(["tried", "asked", "found"]);

const taking =
  /\.(export|print)$|^(mash\.note|concern\.export|meeting\.minutes\.export|meeting\.family\.(read|release))$/;
const listing =
  /^(tracker\.(list|edit|export\.ask|saves\.read)|chasing\.list|child\.told\.list|work\.read|papers\.read|import\..+)$|\.list$/;

/** Nothing of the record was shown: somebody was told that there is one, or who to ring. */
const finding = /^(find\.ask|pair\.ask)$/;
/** What is shown once somebody has pressed for it. */
const pressing = /^(door\.show|concern\.file\.read-first)$/;

/**
 * What an event was, from what the audit keeps of it. Work of the MASH beside a record counts as
 * reading it: what it came to is the MASH's to tell.
 */
export function deedOf({
  action,
  method,
  outcome,
}: Pick<Counted, "action" | "method" | "outcome">): Deed {
  if (outcome === "refused" || outcome === "not_found") return "tried";
  if (taking.test(action)) return "taken";
  // Of the record they saw nothing but who came to it.
  if (action === "audit.record.read") return "asked";
  if (finding.test(action)) return "found";
  if (action.startsWith("mash.") || pressing.test(action)) return "read";
  if (method === "POST") return outcome === "done" ? "changed" : "read";
  return listing.test(action) ? "listed" : "read";
}

/**
 * One row for each person, most recent first. Somebody who moved to or from a sensitive service
 * has two: what they did there never stands beside their name.
 */
export function looksOf(counted: readonly Counted[]): readonly Look[] {
  const people = Map.groupBy(
    counted,
    ({ actorKind, actorId, name }) => `${actorKind} ${actorId} ${name}`,
  );
  return [...people.values()]
    .map(lookOf)
    .sort((one, other) => other.lastAt.getTime() - one.lastAt.getTime());
}

function lookOf(events: readonly Counted[]): Look {
  const [first] = events;
  if (!first) throw new Error("nobody viewed it");
  const { actorId, name, posts } = first;
  const timesOf = (some: readonly Counted[]): number =>
    some.reduce((sum, { times }) => sum + times, 0);
  const byDeed = Map.groupBy(events, deedOf);
  const moments = (of: "firstAt" | "lastAt"): readonly number[] =>
    events.map((event) => event[of].getTime());
  return {
    actorId,
    name,
    posts,
    firstAt: new Date(Math.min(...moments("firstAt"))),
    lastAt: new Date(Math.max(...moments("lastAt"))),
    times: timesOf(events),
    joinedTimes: timesOf(events.filter(({ joined }) => joined)),
    ways: keysOf(ways).filter((way) =>
      events.some((event) => event.way === way && !sawNothing.has(deedOf(event))),
    ),
    deeds: keysOf(deeds).flatMap((deed) => {
      const some = byDeed.get(deed);
      return some ? [{ deed, times: timesOf(some) }] : [];
    }),
  };
}

const keysOf = <T extends object>(words: T): readonly (keyof T)[] =>
  Object.keys(words) as (keyof T)[];
