import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allRoutes } from "../../src/routes.ts";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import { isPermitted } from "../../src/platform/http/checks.ts";
import type { Route } from "../../src/platform/http/route.ts";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { restrict, someChildren, type Child } from "../harness/factories.ts";
import { again, sample, touchedOf } from "../harness/sample.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { expectedOf, expectedOfNobody } from "./expected-of-nobody.ts";
import {
  beyond,
  beyondButRestricted,
  general,
  inTheCircle,
  outsideTheCircle,
  whenRestricted,
  type Row,
} from "./expected.ts";
import { representatives } from "./representatives.ts";
import {
  auditDuring,
  endsSession,
  type AuditSays,
  expectedAudit,
  isAboutAChild,
  isAboutAMeeting,
  nameOf,
  walk,
  type Place,
} from "./walk.ts";
import { aChildElsewhere, aFact, aFlag, cast, letIn } from "./world.ts";

const routes = allRoutes({ secrets: deriveSecrets("a table to read"), isEvaluation: true });
const walkers = [...cast, "nobody"];

/** Signing out ends the walk. */
const generalRoutes = routes
  .filter((route) => !isAboutAChild(route) && !isAboutAMeeting(route))
  .sort((a, b) => Number(endsSession(a)) - Number(endsSession(b)));
const childRoutes = routes.filter((route) => isAboutAChild(route) && !isAboutAMeeting(route));

type World =
  | "about no child"
  | "in the circle"
  | "restricted, in the circle"
  | "outside the circle"
  | "restricted"
  | "of another partnership"
  | "absent";

/** What each world expects, by routes. */
const tables: Readonly<Record<World, Readonly<Record<string, Row>>>> = {
  "about no child": general,
  "in the circle": inTheCircle,
  "restricted, in the circle": { ...inTheCircle, ...whenRestricted },
  "outside the circle": outsideTheCircle,
  restricted: { ...beyond, ...beyondButRestricted },
  "of another partnership": beyond,
  absent: beyond,
};

let app: TestApp;
let elsewhere: Child;
let actors: ReadonlyMap<string, StaffActor>;
beforeAll(async () => {
  app = await anApp();
  elsewhere = await aChildElsewhere(app, "Elsewhere");
  const known = cast.map(async (key) => [key, await actorOf(app, key)] as const);
  actors = new Map(await Promise.all(known));
});
afterAll(async () => {
  console.log(`${count.walked} of ${count.all} requests walked, ${again}`);
  await app.close();
});

const expectedIn = (world: World, route: Route, key: string): number => {
  const name = nameOf(route);
  const row = tables[world][name];
  if (!row) throw new Error(`${name} has no row in expected.ts`);
  return key === "nobody" ? expectedOfNobody(name) : expectedOf(row, key);
};

const isTouched = touchedOf(routes);
const count = { all: 0, walked: 0 };

/** What one of these does is what the next expects: all of them are for everybody. */
const inAChain = /\/(?:restrict|lift|conflicts?)(?:\/|$)/;

/**
 * Forms build on each other, so that whatever is expected to be done is done by everybody. Of what only
 * reads or is refused those who have the same standing take turns.
 */
function isWalked(route: Route, world: World, key: string): boolean {
  const writes = route.method === "POST" && expectedIn(world, route, key) < 401;
  const byAll = writes || inAChain.test(route.path) || endsSession(route) || isTouched(route.path);
  const is = byAll || standingFor(route, world).has(key);
  count.all += 1;
  if (is) count.walked += 1;
  return is;
}

const standing = new Map<string, ReadonlySet<string>>();
function standingFor(route: Route, world: World): ReadonlySet<string> {
  const where = `${world}: ${nameOf(route)}`;
  const found =
    standing.get(where) ??
    representatives(
      sample,
      where,
      walkers.map((key) => {
        const actor = actors.get(key);
        return {
          key,
          isPermitted: actor !== undefined && isPermitted(route, actor),
          isWide: actor?.isWide === true,
          status: expectedIn(world, route, key),
        };
      }),
    );
  standing.set(where, found);
  return found;
}

const browserOf = (key: string): Promise<Client> =>
  key === "nobody" ? Promise.resolve(app.nobody()) : app.signIn(key);

const newcomerFor = (key: string): string => (key === "police" ? "nurse" : "police");
const memberFor = (key: string): string => (key === "school" ? "youthworker" : "school");

async function placeAround(child: Child, key: string): Promise<Place> {
  const membershipId = await letIn(app, child, memberFor(key));
  // Named when the walk protects: a restricted record is open to its circle alone.
  for (const named of ["lead", "manager"]) if (named !== key) await letIn(app, child, named);
  const flagId = await aFlag(app, child);
  const whereaboutsId = await aFact(app, child);
  const newcomer = await staffIdOf(app, newcomerFor(key));
  return { child, membershipId, flagId, newcomer, whereaboutsId };
}

type Walk = {
  readonly world: World;
  readonly over: readonly Route[];
  readonly place?: Place;
  /** Routes that this person's posts do not open were walked about other children. */
  readonly isAgain?: boolean;
};

async function check(key: string, { world, over, place, isAgain = false }: Walk) {
  // All walk from one address, where a link may be tried so often and no more.
  await app.query("delete from sec.attempts");
  const client = await browserOf(key);
  const actor = actors.get(key);
  const wanted: AuditSays[] = [];
  // One look at the audit for the whole walk: its rows stand in the order in which they were asked for.
  const rows = await auditDuring(app, async () => {
    for (const route of over) {
      const name = nameOf(route);
      const status = expectedIn(world, route, key);
      if (isAgain && actor && !isPermitted(route, actor)) {
        // Refused before the child is looked at, and audited so: test/web/refused-first.test.ts.
        expect({ key, name, status }).toEqual({ key, name, status: 403 });
        continue;
      }
      if (!isWalked(route, world, key)) continue;
      // What was recorded in the moment that somebody was compared in is compared again at each page.
      app.clock.advance({ seconds: 0.001 });
      const answer = await walk(app, client, { route, place });
      expect({ key, name, status: answer.status }, again).toEqual({ key, name, status });
      wanted.push(await expectedAudit(app, { route, key, status, place }));
    }
  });
  const said = rows.map(({ subject_ids: _subjects, request_id: _id, ...rest }) => rest);
  expect(said, again).toEqual(wanted);
  if (place)
    for (const { subject_ids } of rows) expect(subject_ids, again).toContain(place.child.personId);
}

test("the table has a row for every route, and no row without one", () => {
  const rows = [...Object.keys(general), ...Object.keys(inTheCircle)];
  expect(rows.sort()).toEqual([...generalRoutes, ...childRoutes].map(nameOf).sort());
  expect(Object.keys(outsideTheCircle).sort()).toEqual(Object.keys(inTheCircle).sort());
  expect(Object.keys(beyond).sort()).toEqual(Object.keys(inTheCircle).sort());
});

test("what runs is the table, and what watches the machine", () => {
  const watching = [
    "GET /api/openapi.json",
    "GET /health/live",
    "GET /health/ready",
    "GET /metrics",
    "GET /.well-known/security.txt",
    "GET /assets/*",
  ];
  // Whoever loads the address of a form again is led to the page above it: src/platform/http/refreshed.ts.
  const shapeOf = (path: string): string => path.replaceAll(/:[A-Za-z]+/g, ":");
  const pages = new Set(
    routes.filter(({ method }) => method === "GET").map(({ path }) => shapeOf(path)),
  );
  const forms = routes.filter(({ method, path }) => method === "POST" && !path.startsWith("/api/"));
  const leadingBack = new Set(
    forms.filter(({ path }) => !pages.has(shapeOf(path))).map(({ path }) => `GET ${path}`),
  );
  const known = [...routes.map(nameOf), ...watching, ...leadingBack].map(
    (name) => name.split(" ") as ["GET" | "POST", string],
  );
  for (const [method, url] of known) expect(app.server.hasRoute({ method, url })).toBe(true);
  const printed = app.server.printRoutes({ commonPrefix: false });
  const methods = [...printed.matchAll(/\(([A-Z, ]+)\)/g)].flatMap(([, list]) =>
    (list ?? "").split(", "),
  );
  // Each GET answers HEAD too, and nothing else.
  const gets = known.filter(([method]) => method === "GET").length;
  expect(methods.sort()).toEqual(
    [...known.map(([method]) => method), ...Array<string>(gets).fill("HEAD")].sort(),
  );
});

describe.each(walkers)("%s", { timeout: 60_000 }, (key) => {
  test("walks what is about no child", () =>
    check(key, { world: "about no child", over: generalRoutes }));

  test("walks a child in whose circle they are", async () => {
    const [child] = (await someChildren(app, [{}])) as [Child];
    if (key !== "nobody") await letIn(app, child, key);
    const place = await placeAround(child, key);
    await check(key, { world: "in the circle", over: childRoutes, place });
  });

  test("walks a restricted child in whose circle they are", async () => {
    const [child] = (await someChildren(app, [{}])) as [Child];
    await restrict(app, child);
    if (key !== "nobody") await letIn(app, child, key);
    const place = await placeAround(child, key);
    const world = "restricted, in the circle";
    await check(key, { world, over: childRoutes, place, isAgain: true });
  });

  test("walks a child in whose circle they are not", async () => {
    const [child] = (await someChildren(app, [{}])) as [Child];
    const place = await placeAround(child, key);
    const world = "outside the circle";
    await check(key, { world, over: childRoutes, place, isAgain: true });
  });

  test.each(["restricted", "of another partnership", "absent"] as const)(
    "walks a child that is %s",
    async (world) => {
      const [hidden] = (await someChildren(app, [{}])) as [Child];
      await restrict(app, hidden);
      const absent = { personId: newId(), reference: "", circleId: 0 };
      const child = { restricted: hidden, "of another partnership": elsewhere, absent }[world];
      const place = {
        child,
        membershipId: newId(),
        flagId: newId(),
        newcomer: await staffIdOf(app, newcomerFor(key)),
        whereaboutsId: newId(),
      };
      await check(key, { world, over: childRoutes, place, isAgain: world !== "absent" });
    },
  );
});
