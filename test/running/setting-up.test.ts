import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formToken } from "../../src/platform/http/form-tokens.ts";
import type { Route } from "../../src/platform/http/route.ts";
import { allRoutes } from "../../src/routes.ts";
import { closesWhileSettingUp } from "../../src/setting-up.tsx";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { addressOf, nameOf } from "../access/walk.ts";
import { contentsOf } from "../access/contents.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { readHtml } from "../harness/read-html.ts";
import { openTestSession, staffIdOf } from "../harness/sign-in.ts";

const settings = {
  LANTERN_PUBLIC_URL: "https://lantern.example",
  LANTERN_TRUSTED_PROXIES: "127.0.0.1",
  LANTERN_SECRET: "c2VjcmV0cyBhcmUgbWFkZSBieSBvcGVuc3NsIHJhbmQ=",
  DATABASE_URL: "postgres://unused",
  DATABASE_SIGN_IN_URL: "postgres://unused",
  DATABASE_ADMIN_URL: "postgres://unused",
};

let settingUp: TestApp;
let child: Child;
beforeAll(async () => {
  settingUp = await anApp({ config: { ...settings, LANTERN_MODE: "setting-up" } });
  child = await aChild(settingUp, { familyName: "Qxsetup" });
});
afterAll(() => settingUp.close());

const routes = allRoutes({ secrets: deriveSecrets("a table to read"), isEvaluation: false });
const closed = routes.filter(closesWhileSettingUp);

/** Where records are, said apart from how the closing decides. */
const aboutRecords =
  /^\/(api\/)?(children|concerns|mash|meetings|find|emergency|imports|work|asked|chasing|drafts|actions|chases)(\/|$)/;

const sessions = new Map<TestApp, Map<string, string>>();

/** One request over https, as the proxy passes it on, with the token that a page would carry. */
async function ask(app: TestApp, key: string, route: Route, url: string) {
  const session =
    sessions.get(app)?.get(key) ?? (await openTestSession(app, await staffIdOf(app, key)));
  sessions.set(app, (sessions.get(app) ?? new Map<string, string>()).set(key, session));
  const form = "a-form-cookie-for-tests";
  const isForm = route.method === "POST";
  const token = formToken(app.secrets.formKey, `${form}.${session}`);
  const payload = new URLSearchParams({ _csrf: token }).toString();
  return app.server.inject({
    method: route.method,
    url,
    headers: {
      "x-forwarded-proto": "https",
      "x-forwarded-host": "lantern.example",
      cookie: `__Host-lantern=${session}; __Host-lantern-form=${form}`,
      ...(isForm ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    },
    ...(isForm ? { payload } : {}),
  });
}

const place = (): Parameters<typeof addressOf>[1] => ({
  child,
  membershipId: child.personId,
  flagId: child.personId,
  newcomer: child.personId,
  whereaboutsId: child.personId,
});

/** Ids that the walk's own table does not know: any id will do, for nothing may be looked up. */
const url = (route: Route): string => addressOf(route, place()).replaceAll(/:\w+/g, child.personId);

describe("while Lantern is being set up", () => {
  test("every route about a child, a concern or a meeting is closed", () => {
    const open = routes.filter((route) => !closesWhileSettingUp(route));
    expect(open.filter(({ path }) => aboutRecords.test(path)).map(nameOf)).toEqual([]);
    expect(closed.length).toBeGreaterThan(100);
  });

  test("no role gets anything from a closed route, and nothing is written", async () => {
    const before = await contentsOf(settingUp);
    const got: string[] = [];
    let asked = 0;
    for (const key of ["coordinator", "mash", "lead", "admin", "governance"]) {
      for (const route of closed) {
        const answer = await ask(settingUp, key, route, url(route));
        asked += 1;
        const isShut = [403, 415].includes(answer.statusCode);
        if (!isShut || answer.body.includes("Qxsetup"))
          got.push(`${key} ${nameOf(route)} ${answer.statusCode}`);
      }
    }
    process.stdout.write(`${asked} requests to closed routes, ${got.length} answered\n`);
    expect(got).toEqual([]);
    expect(await contentsOf(settingUp)).toEqual(before);
  }, 180_000);

  test("the page says what is missing, above it a banner, and it is audited as refused", async () => {
    const list = routes.find((route) => nameOf(route) === "GET /children");
    if (!list) throw new Error("no list of children");
    const answer = await ask(settingUp, "coordinator", list, "/children");
    const page = readHtml(answer.body);
    expect([answer.statusCode, page.heading]).toEqual([403, "No child can be recorded yet"]);
    expect(answer.body).toContain("A partnership with no demonstration data");
    expect(answer.body).toContain("Being set up: no child can be recorded yet");
    const rows = await settingUp.query(
      "select 1 from audit.events where action = 'tracker.list' and outcome = 'refused'",
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  test("the API says so too", async () => {
    const list = routes.find((route) => nameOf(route) === "GET /api/children");
    if (!list) throw new Error("no list of children by the API");
    const answer = await ask(settingUp, "coordinator", list, "/api/children");
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toMatchObject({ detail: expect.stringContaining("set up") as string });
  });

  test.each([
    ["admin", "/admin/calendar"],
    ["admin", "/admin/service-accounts"],
    ["governance", "/audit"],
    ["board", "/admin/configuration"],
    ["admin", "/notices"],
  ])("%s works on %s", async (key, path) => {
    const route = routes.find((one) => nameOf(one) === `GET ${path}`);
    if (!route) throw new Error(`no ${path}`);
    const answer = await ask(settingUp, key, route, path);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain("Being set up: no child can be recorded yet");
  });
});

test("in production the same routes answer, so that the walk could have failed", async () => {
  const production = await anApp({ config: { ...settings, LANTERN_MODE: "production" } });
  const list = routes.find((route) => nameOf(route) === "GET /children");
  if (!list) throw new Error("no list of children");
  const answer = await ask(production, "coordinator", list, "/children");
  expect(answer.statusCode).toBe(200);
  expect(answer.body).not.toContain("Being set up");
  await production.close();
});
