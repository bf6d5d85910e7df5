import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Outcome } from "./outcome.ts";
import { Instead, routeKind, type Given } from "./route-kind.ts";
import type { Route } from "./route.ts";
import { text } from "./text.ts";

type Boat = { readonly boatId: string; readonly isOpen: boolean };

const boats: readonly Boat[] = [
  { boatId: "ada", isOpen: true },
  { boatId: "bea", isOpen: false },
];

const params = z.object({ boatId: text() });
const page: Outcome = { kind: "page", view: { title: "Boat", body: null } };

/** What was asked in which order, and the kind that asks it. */
function aKind(more: { readonly stops?: true; readonly isGone?: true; readonly left?: true } = {}) {
  const asked: string[] = [];
  const note = <T>(what: string, value: T): T => {
    asked.push(what);
    return value;
  };
  const boatRoute = routeKind({
    under: "/boats/:boatId",
    params,
    shows: { about: "children" },
    access: { permission: "child.view" },
    find: ({ params: { boatId } }) => {
      const renamed = new Instead({ kind: "redirect", to: "/boats/ada" });
      const boat = boats.find((one) => one.boatId === boatId);
      return Promise.resolve(note("find", boatId === "old" ? renamed : boat));
    },
    may: (_, permission, { isOpen }) => note(`may ${permission}`, isOpen),
    isStillHere: () => Promise.resolve(note("still here", more.left !== true)),
    read: (_, boat) => Promise.resolve(note("read", more.isGone ? undefined : { boat, crew: 3 })),
    stop: () => Promise.resolve(note("stop", more.stops && { ...page, detail: { stop: true } })),
    names: ({ params: { boatId } }, named) => named ?? [boatId],
    compares: ({ found }) => (found ? [`compared ${found.boatId}`] : []),
  });
  return { asked, boatRoute };
}

const ask = (one: Route, boatId: string): Promise<Outcome> =>
  one.handle({ params: { boatId } } as unknown as Given);

const getOf = (kind: ReturnType<typeof aKind>, outcome: Outcome = page): Route =>
  kind.boatRoute({
    method: "GET",
    path: "/boats/:boatId/crew",
    audit: { action: "boat.crew" },
    input: {},
    handle: ({ crew }) => Promise.resolve({ ...outcome, detail: { crew } }),
  });

describe("a route of a kind", () => {
  test("is asked in one order, and handled with what was read", async () => {
    const kind = aKind();
    expect(await ask(getOf(kind), "ada")).toEqual({
      ...page,
      detail: { crew: 3 },
      subjectIds: ["ada"],
      shown: ["compared ada"],
    });
    expect(kind.asked).toEqual(["find", "may child.view", "read", "stop"]);
  });

  test("says what its kind says: what it shows, the right, what its address has", () => {
    const { access, shows, input } = getOf(aKind());
    expect({ access, shows }).toEqual({
      access: { permission: "child.view" },
      shows: { about: "children" },
    });
    expect(input.params).toBe(params);
  });

  test("asks the right that it says itself", async () => {
    const kind = aKind();
    const own = kind.boatRoute({
      method: "GET",
      path: "/boats/:boatId",
      access: { permission: "note.add" },
      audit: { action: "boat.view" },
      input: {},
      handle: () => Promise.resolve(page),
    });
    await ask(own, "ada");
    expect(own.access).toEqual({ permission: "note.add" });
    expect(kind.asked).toContain("may note.add");
  });

  test.each([
    { where: "nothing is within reach", boatId: "zoe", answer: "notFound", asked: ["find"] },
    {
      where: "the post may not",
      boatId: "bea",
      answer: "forbidden",
      asked: ["find", "may child.view", "still here"],
    },
    {
      where: "access ended",
      boatId: "bea",
      more: { left: true },
      answer: "notFound",
      asked: ["find", "may child.view", "still here"],
    },
    {
      where: "it is gone meanwhile",
      boatId: "ada",
      more: { isGone: true },
      answer: "notFound",
      asked: ["find", "may child.view", "read"],
    },
  ] as const)("is not handled where $where, and is named", async ({ boatId, answer, ...one }) => {
    const kind = aKind("more" in one ? one.more : {});
    const outcome = await ask(getOf(kind), boatId);
    expect(outcome).toMatchObject({ kind: answer, subjectIds: [boatId] });
    expect(kind.asked).toEqual(one.asked);
  });

  test("is stopped before it is handled", async () => {
    const outcome = await ask(getOf(aKind({ stops: true })), "ada");
    expect(outcome.detail).toEqual({ stop: true });
    expect(outcome.subjectIds).toEqual(["ada"]);
  });

  test("is answered otherwise where there is another answer", async () => {
    const kind = aKind();
    expect(await ask(getOf(kind), "old")).toEqual({ kind: "redirect", to: "/boats/ada" });
    expect(kind.asked).toEqual(["find"]);
  });

  test("is named, and compared, by its handler as well", async () => {
    const outcome = await ask(getOf(aKind(), { ...page, subjectIds: ["crew"] }), "ada");
    expect(outcome.subjectIds).toEqual(["crew"]);
    expect(outcome.shown).toEqual(["compared ada", "crew"]);
  });
});
