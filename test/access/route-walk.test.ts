import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allRoutes } from "../../src/routes.ts";
import { isPermitted } from "../../src/platform/http/checks.ts";
import type { Route } from "../../src/platform/http/route.ts";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { restrict, someChildren, type Child } from "../harness/factories.ts";
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

let app: TestApp;
let elsewhere: Child;
beforeAll(async () => {
  app = await anApp();
  elsewhere = await aChildElsewhere(app, "Elsewhere");
});
afterAll(() => app.close());

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
  readonly table: Readonly<Record<string, Row>>;
  readonly over: readonly Route[];
  readonly place?: Place;
  /** Routes that this person's posts do not open were walked about other children. */
  readonly isAgain?: boolean;
};

async function check(key: string, { table, over, place, isAgain = false }: Walk) {
  // All walk from one address, where a link may be tried so often and no more.
  await app.query("delete from sec.attempts");
  const client = await browserOf(key);
  const actor = key === "nobody" ? undefined : await actorOf(app, key);
  const wanted: AuditSays[] = [];
  // One look at the audit for the whole walk: its rows stand in the order in which they were asked for.
  const rows = await auditDuring(app, async () => {
    for (const route of over) {
      const name = nameOf(route);
      const row = table[name];
      if (!row) throw new Error(`${name} has no row in expected.ts`);
      const status = key === "nobody" ? expectedOfNobody(name) : expectedOf(row, key);
      if (isAgain && actor && !isPermitted(route, actor)) {
        // Refused before the child is looked at, and audited so: test/web/refused-first.test.ts.
        expect({ key, name, status }).toEqual({ key, name, status: 403 });
        continue;
      }
      // What was recorded in the moment that somebody was compared in is compared again at each page.
      app.clock.advance({ seconds: 0.001 });
      const answer = await walk(app, client, { route, place });
      expect({ key, name, status: answer.status }).toEqual({ key, name, status });
      wanted.push(await expectedAudit(app, { route, key, status, place }));
    }
  });
  expect(rows.map(({ subject_ids: _subjects, request_id: _id, ...rest }) => rest)).toEqual(wanted);
  if (place)
    for (const { subject_ids } of rows) expect(subject_ids).toContain(place.child.personId);
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
  const known = [...routes.map(nameOf), ...watching].map(
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
  test("walks what is about no child", () => check(key, { table: general, over: generalRoutes }));

  test("walks a child in whose circle they are", async () => {
    const [child] = (await someChildren(app, [{}])) as [Child];
    if (key !== "nobody") await letIn(app, child, key);
    const place = await placeAround(child, key);
    await check(key, { table: inTheCircle, over: childRoutes, place });
  });

  test("walks a restricted child in whose circle they are", async () => {
    const [child] = (await someChildren(app, [{}])) as [Child];
    await restrict(app, child);
    if (key !== "nobody") await letIn(app, child, key);
    const table = { ...inTheCircle, ...whenRestricted };
    const place = await placeAround(child, key);
    await check(key, { table, over: childRoutes, place, isAgain: true });
  });

  test("walks a child in whose circle they are not", async () => {
    const [child] = (await someChildren(app, [{}])) as [Child];
    const place = await placeAround(child, key);
    await check(key, { table: outsideTheCircle, over: childRoutes, place, isAgain: true });
  });

  test.each(["restricted", "of another partnership", "absent"])(
    "walks a child that is %s",
    async (kind) => {
      const [hidden] = (await someChildren(app, [{}])) as [Child];
      await restrict(app, hidden);
      const absent = { personId: newId(), reference: "", circleId: 0 };
      const child = { restricted: hidden, "of another partnership": elsewhere }[kind] ?? absent;
      const place = {
        child,
        membershipId: newId(),
        flagId: newId(),
        newcomer: await staffIdOf(app, newcomerFor(key)),
        whereaboutsId: newId(),
      };
      const table = kind === "restricted" ? { ...beyond, ...beyondButRestricted } : beyond;
      await check(key, { table, over: childRoutes, place, isAgain: kind !== "absent" });
    },
  );
});
