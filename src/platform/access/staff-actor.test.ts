import { describe, expect, test } from "vitest";
import { contextOf, holds, systemActor } from "./actor.ts";
import { actorFacts, staffActor, type ActorFacts } from "./staff-actor.ts";

const aPost = (given: Partial<ActorFacts["posts"][number]> = {}): ActorFacts["posts"][number] => ({
  role: "practitioner",
  roleName: "Practitioner",
  reach: "team",
  permissions: ["child.view"],
  teamId: "t",
  agencyId: "a",
  agencyName: "Council",
  ...given,
});

const facts = (posts: ActorFacts["posts"], principals: number[] = [7]): ActorFacts => ({
  staffId: "0199",
  partnershipId: 1,
  partnershipName: "Eastmoor",
  partnershipIsDemo: true,
  name: "Someone",
  isDemo: true,
  posts,
  principals,
});

describe("a person as the rules see them", () => {
  test("holds the union of what their posts allow", () => {
    const actor = staffActor(facts([aPost(), aPost({ permissions: ["note.add", "child.view"] })]));
    expect([...actor.permissions].sort()).toEqual(["child.view", "note.add"]);
    expect(holds(actor, "note.add")).toBe(true);
    expect(holds(actor, "level.set")).toBe(false);
  });

  test("without a post holds nothing and reaches nobody", () => {
    const actor = staffActor(facts([], []));
    expect(actor).toMatchObject({ isWide: false, principals: [], posts: [] });
    expect(actor.permissions.size).toBe(0);
  });

  test.each(["none", "team", "agency"] as const)(
    "reach %s is not the whole partnership",
    (reach) => {
      expect(staffActor(facts([aPost({ reach })])).isWide).toBe(false);
    },
  );

  test("one post that reaches the partnership is enough", () => {
    expect(staffActor(facts([aPost(), aPost({ reach: "partnership" })])).isWide).toBe(true);
  });

  test("a post that reaches the partnership and opens no record is not wide", () => {
    const counting = aPost({ reach: "partnership", permissions: ["statistics.view"] });
    expect(staffActor(facts([aPost(), counting])).isWide).toBe(false);
  });

  test("a permission that Lantern does not know is nothing", () => {
    const actor = staffActor(
      facts([aPost({ permissions: ["child.delete", "toString", "__proto__", "child.view"] })]),
    );
    expect([...actor.permissions]).toEqual(["child.view"]);
  });

  test("facts of another shape are refused", () => {
    expect(() => actorFacts.parse(null)).toThrow();
    expect(() => actorFacts.parse({ ...facts([]), principals: ["1"] })).toThrow();
  });
});

describe("the text that is signed", () => {
  test("says who, where, how wide, what the policies ask about, and the principals", () => {
    const actor = staffActor(
      facts([aPost({ permissions: ["child.view", "audit.view", "import.tracker"] })], [3, 12]),
    );
    expect(contextOf(actor)).toBe("staff|0199|1|narrow|audit.view,import.tracker|{3,12}|{a}");
  });

  test("of a system actor reaches nothing that was not asked for", () => {
    expect(contextOf(systemActor("housekeeping"))).toBe("system|housekeeping||narrow||{}|{}");
    expect(
      contextOf(
        systemActor("command-line", {
          partnershipId: 2,
          isWide: true,
          permissions: ["import.tracker"],
        }),
      ),
    ).toBe("system|command-line|2|wide|import.tracker|{}|{}");
  });
});
