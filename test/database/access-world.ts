import fc from "fast-check";

/** A small world of children and staff, in plain words: what the oracle judges and the database is filled with. */
export type World = {
  readonly children: readonly WorldChild[];
  readonly staff: readonly WorldStaff[];
};

/** Teams are numbered through both partnerships; `places` says where each stands. */
export type WorldChild = { readonly team: number; readonly isRestricted: boolean };

export type WorldPost = {
  readonly team: number;
  readonly reach: Reach;
  readonly allows: Allows;
  readonly when: When;
};

export type WorldStaff = {
  readonly partnership: number;
  readonly posts: readonly WorldPost[];
  readonly circles: readonly WorldPlace[];
  readonly conflicts: readonly { readonly child: number; readonly isEnded: boolean }[];
};

export type WorldPlace = {
  readonly child: number;
  readonly when: When;
  readonly isEmergency: boolean;
};

export const reaches = ["none", "team", "agency", "partnership"] as const;
export type Reach = (typeof reaches)[number];
export const times = ["past", "now", "future"] as const;
export type When = (typeof times)[number];

/** What a post lets somebody do on a record that it reaches: nothing, look, or record and let others in. */
export const allowances = {
  counting: ["statistics.view"],
  looking: ["child.view", "tracker.view"],
  recording: ["child.view", "tracker.view", "note.add", "circle.manage"],
} as const;
export type Allows = keyof typeof allowances;
export type Doing = "child.view" | "note.add" | "circle.manage";

/** Two agencies of two teams in one partnership, one of two in the other. */
export const places = [
  { partnership: 0, agency: 0 },
  { partnership: 0, agency: 0 },
  { partnership: 0, agency: 1 },
  { partnership: 0, agency: 1 },
  { partnership: 1, agency: 2 },
  { partnership: 1, agency: 2 },
] as const;

const placeOf = (team: number): (typeof places)[number] => {
  const place = places[team];
  if (!place) throw new RangeError(`there is no team ${team}`);
  return place;
};

const lets = (post: WorldPost, doing: Doing): boolean =>
  (allowances[post.allows] as readonly string[]).includes(doing);

/**
 * Who may do what about whom, said as a person would say it: never across partnerships; never with a
 * conflict of interest; nothing without a post that reaches records and allows it, nor what cannot
 * be seen. A place in the child's circle counts for any such post, except that an emergency lets
 * nobody let others in. A restricted record opens in no other way; another also by a post that
 * allows it and reaches the partnership, the owning agency or the owning team. Only what holds today
 * counts.
 */
export function may(
  world: World,
  person: WorldStaff,
  { child: index, doing }: { child: number; doing: Doing },
): boolean {
  const child = world.children[index];
  if (!child || placeOf(child.team).partnership !== person.partnership) return false;
  if (person.conflicts.some((one) => one.child === index && !one.isEnded)) return false;
  const looking = { child: index, doing: "child.view" } as const;
  if (doing !== "child.view" && !may(world, person, looking)) return false;
  const posts = person.posts.filter(
    (post) => post.when === "now" && post.reach !== "none" && lets(post, doing),
  );
  if (posts.length === 0) return false;
  const standing = person.circles.filter((place) => place.child === index && place.when === "now");
  if (standing.some((place) => !place.isEmergency || doing !== "circle.manage")) return true;
  if (child.isRestricted) return false;
  return posts.some(
    (post) =>
      post.reach === "partnership" ||
      post.team === child.team ||
      (post.reach === "agency" && placeOf(post.team).agency === placeOf(child.team).agency),
  );
}

const when = fc.constantFrom<When>("now", "now", "now", "past", "future");
const teamsOf = (partnership: number): number[] =>
  places.flatMap((place, team) => (place.partnership === partnership ? [team] : []));

/** One open place for each person and child; ended ones, and those of emergencies, as many as there were. */
const placeKey = ({ child, when: then, isEmergency }: WorldPlace): string =>
  isEmergency || then === "past" ? `${child} ${then} ${String(isEmergency)}` : `${child} open`;

function staffIn(children: readonly WorldChild[]): fc.Arbitrary<WorldStaff> {
  return fc.constantFrom(0, 0, 1).chain((partnership) => {
    const near = children.flatMap((child, index) =>
      placeOf(child.team).partnership === partnership ? [index] : [],
    );
    const post = fc.record({
      team: fc.constantFrom(...teamsOf(partnership)),
      reach: fc.constantFrom(...reaches),
      allows: fc.constantFrom<Allows>("looking", "recording", "recording", "counting"),
      when,
    });
    const anyChild = fc.constantFrom(...(near.length === 0 ? [0] : near));
    const circles = fc.uniqueArray(
      fc.record({ child: anyChild, when, isEmergency: fc.constantFrom(false, false, true) }),
      { maxLength: near.length === 0 ? 0 : 5, selector: placeKey },
    );
    const conflicts = fc.uniqueArray(
      fc.record({ child: anyChild, isEnded: fc.constantFrom(false, false, true) }),
      { maxLength: near.length === 0 ? 0 : 2, selector: (one) => one.child },
    );
    return fc.record({
      partnership: fc.constant(partnership),
      posts: fc.array(post, { maxLength: 3 }),
      circles,
      conflicts,
    });
  });
}

export const worlds: fc.Arbitrary<World> = fc
  .array(fc.record({ team: fc.nat(places.length - 1), isRestricted: fc.boolean() }), {
    minLength: 6,
    maxLength: 14,
  })
  .chain((children) =>
    fc
      .array(staffIn(children), { minLength: 10, maxLength: 10 })
      .map((staff) => ({ children, staff })),
  );

type Change = (person: WorldStaff) => WorldStaff;
const everyone =
  (change: Change) =>
  (world: World): World => ({ ...world, staff: world.staff.map(change) });

/** Wrong rules, each as the world in which it would be right: the comparison must notice every one. */
export const wrongRules: Readonly<Record<string, (world: World) => World>> = {
  "conflicts of interest do not count": everyone((person) => ({ ...person, conflicts: [] })),
  "a conflict stays when it has ended": everyone((person) => ({
    ...person,
    conflicts: person.conflicts.map((one) => ({ ...one, isEnded: false })),
  })),
  "an emergency opens nothing": everyone((person) => ({
    ...person,
    circles: person.circles.filter(({ isEmergency }) => !isEmergency),
  })),
  "a place counts before it begins": everyone((person) => ({
    ...person,
    circles: person.circles.map((one) => (one.when === "future" ? { ...one, when: "now" } : one)),
  })),
  "a place counts after it ended": everyone((person) => ({
    ...person,
    circles: person.circles.map((one) => (one.when === "past" ? { ...one, when: "now" } : one)),
  })),
  "a post counts after it ended": everyone((person) => ({
    ...person,
    posts: person.posts.map((one) => (one.when === "past" ? { ...one, when: "now" } : one)),
  })),
  "a post reaches without the permission to view": everyone((person) => ({
    ...person,
    posts: person.posts.map((one) =>
      one.allows === "counting" ? { ...one, allows: "looking" } : one,
    ),
  })),
  "a restricted record is like any other": (world) => ({
    ...world,
    children: world.children.map((child) => ({ ...child, isRestricted: false })),
  }),
};
