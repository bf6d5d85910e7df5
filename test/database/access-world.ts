import fc from "fast-check";

/** A small world of children and staff, in plain words: what the oracle judges and the database is filled with. */
export type World = {
  readonly children: readonly WorldChild[];
  readonly staff: readonly WorldStaff[];
};

/** Teams are numbered through both partnerships; `places` says where each stands. */
export type WorldChild = { readonly team: number; readonly isRestricted: boolean };

export type WorldStaff = {
  readonly partnership: number;
  readonly posts: readonly { readonly team: number; readonly reach: Reach; readonly when: When }[];
  readonly circles: readonly { readonly child: number; readonly when: When }[];
};

export const reaches = ["none", "team", "agency", "partnership"] as const;
export type Reach = (typeof reaches)[number];
export const times = ["past", "now", "future"] as const;
export type When = (typeof times)[number];

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

/**
 * Who sees whom, said as a person would say it: never across partnerships; nothing without a post
 * that reaches records; a place in the child's circle always; a restricted record in no other way;
 * otherwise a post that reaches the partnership, the owning agency or the owning team. Only posts
 * and places that hold today count.
 */
export function mayView({ children }: World, person: WorldStaff, index: number): boolean {
  const child = children[index];
  if (!child || placeOf(child.team).partnership !== person.partnership) return false;
  const posts = person.posts.filter((post) => post.when === "now" && post.reach !== "none");
  if (posts.length === 0) return false;
  if (person.circles.some((place) => place.child === index && place.when === "now")) return true;
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

function staffIn(children: readonly WorldChild[]): fc.Arbitrary<WorldStaff> {
  return fc.constantFrom(0, 0, 1).chain((partnership) => {
    const near = children.flatMap((child, index) =>
      placeOf(child.team).partnership === partnership ? [index] : [],
    );
    const post = fc.record({
      team: fc.constantFrom(...teamsOf(partnership)),
      reach: fc.constantFrom(...reaches),
      when,
    });
    // Two places in one circle would be the same question twice.
    const circles =
      near.length === 0
        ? fc.constant([])
        : fc.uniqueArray(fc.record({ child: fc.constantFrom(...near), when }), {
            maxLength: 4,
            selector: (one) => one.child,
          });
    return fc.record({
      partnership: fc.constant(partnership),
      posts: fc.array(post, { maxLength: 3 }),
      circles,
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
