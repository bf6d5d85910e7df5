import { z } from "zod";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { route, type Route } from "../../src/platform/http/route.ts";
import type { Outcome } from "../../src/platform/http/outcome.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "../access/walk.ts";
import { cast } from "../access/world.ts";

/**
 * Whoever's posts do not open a route is refused, whatever they ask it for: no handler is asked, so that
 * nothing of the record is looked at. Walks and crawls rest on this, and ask such a route once.
 */
const handled: string[] = [];
const common = {
  path: "/refused-first/:thing",
  access: { permission: "audit.view" },
  audit: { action: "test.look" },
  input: { params: z.object({ thing: z.string() }) },
  handle: ({ params }: { readonly params: { readonly thing: string } }): Promise<Outcome> => {
    handled.push(params.thing);
    return Promise.resolve({ kind: "notFound" });
  },
} as const;
const probes: readonly Route[] = [
  route({ method: "GET", ...common, shows: { about: "children" } }),
  route({ method: "POST", ...common, shows: { about: "children" } }),
];

/** Ids that could be a record's, and words that could be none. */
const things = [newId(), newId(), "a-word", "C-2041-8", "%E2%80%A6"];
const isId = (thing: string): boolean => thing.length === 36;

let app: TestApp;
beforeAll(async () => {
  app = await anApp({ moreRoutes: probes });
});
afterAll(() => app.close());
beforeEach(() => void (handled.length = 0));

test.each(cast)("%s is refused first, and it is audited", async (key) => {
  const client = await app.signIn(key);
  const mayOpen = (await actorOf(app, key)).permissions.has("audit.view");
  const statuses: number[] = [];
  const rows = await auditDuring(app, async () => {
    for (const thing of things) {
      statuses.push((await client.get(`/refused-first/${thing}`)).status);
      statuses.push((await client.post(`/refused-first/${thing}`, { any: "thing" })).status);
    }
  });
  const twice = things.flatMap((thing) => [thing, thing]);
  expect(statuses).toEqual(twice.map(() => (mayOpen ? 404 : 403)));
  expect(handled).toEqual(mayOpen ? twice.map(decodeURIComponent) : []);
  const actor = await staffIdOf(app, key);
  const outcome = mayOpen ? "not_found" : "refused";
  expect(rows).toMatchObject(
    twice.map((thing) => ({
      actor_kind: "staff",
      actor_id: actor,
      action: "test.look",
      outcome,
      subject_ids: isId(thing) ? [thing] : [],
    })),
  );
  expect(rows).toHaveLength(twice.length);
});

test("someone of the cast may open what the others may not", async () => {
  const may = await Promise.all(
    cast.map(async (key) => (await actorOf(app, key)).permissions.has("audit.view")),
  );
  expect(new Set(may)).toEqual(new Set([true, false]));
});
