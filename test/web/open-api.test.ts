import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { allRoutes } from "../../src/routes.ts";
import { createServer } from "../../src/platform/http/server.ts";
import { isApi, route, type Route } from "../../src/platform/http/route.ts";
import { newId } from "../../src/kernel/ids.ts";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { createLog } from "../../src/platform/telemetry/log.ts";
import { createMetrics } from "../../src/platform/telemetry/metrics.ts";
import { renderView, standingViews } from "../../src/pages.tsx";
import {
  apiDocument,
  bodiesOf,
  examplesOf,
  zodOf,
  type ApiDocument,
  type Operation,
} from "../harness/api-document.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { someChildren } from "../harness/factories.ts";
import { aConcernBody, aMachine, apiClient, type ApiClient } from "../harness/machine.ts";
import { openTestSession, staffIdOf } from "../harness/sign-in.ts";

const apiRoutes = allRoutes({
  secrets: deriveSecrets("a table to read"),
  isEvaluation: true,
}).filter(({ path }) => path.startsWith("/api/"));

let app: TestApp;
let described: ApiDocument;
let raw: string;
let machine: ApiClient;
beforeAll(async () => {
  app = await anApp();
  raw = (await app.nobody().get("/api/openapi.json")).html;
  described = apiDocument.parse(JSON.parse(raw));
  // No role has them as shipped: a partnership gives them to the systems that send rows or file notes.
  await app.query(
    "update directory.roles set permissions = permissions || '{feed.run,decision.file}' where key = 'agency-system'",
  );
  machine = apiClient(app, (await aMachine(app)).token);
});
afterAll(() => app.close());

const pathOf = ({ path }: Route): string => path.replaceAll(/:(\w+)/g, "{$1}");
const operationOf = (route: Route): Operation => {
  const found = described.paths[pathOf(route)]?.[route.method === "GET" ? "get" : "post"];
  if (!found) throw new Error(`${route.path} is not in the document`);
  return found;
};

test("the document describes the routes that run, each once, and nothing else", () => {
  const names = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(names.sort()).toEqual(apiRoutes.map((route) => `${route.method} ${pathOf(route)}`).sort());
  expect(names.length).toBeGreaterThan(0);
});

test("every API route stands under /api and answers by a schema", () => {
  const all = allRoutes({ secrets: deriveSecrets("a table to read"), isEvaluation: true });
  expect(all.filter((route) => isApi(route) !== route.path.startsWith("/api/"))).toEqual([]);
});

test.each(apiRoutes.map((route) => [route.method, route.path, route] as const))(
  "%s %s says what it takes, who may, and all that it answers",
  (_method, _path, route) => {
    const one = operationOf(route);
    const { answers, input, access } = route;
    expect(one.summary).toBe(answers?.summary);
    const success = String(answers?.status ?? 200);
    const refusals = ["400", "401", "403", "429", "500"];
    const sending = input.body ? ["409", "413", "415", "422"] : [];
    const one404 = route.path.includes("/:") ? ["404"] : [];
    expect(Object.keys(one.responses).sort()).toEqual(
      [success, ...refusals, ...sending, ...one404].sort(),
    );
    for (const [status, { content }] of Object.entries(one.responses)) {
      const type = status === success ? "application/json" : "application/problem+json";
      expect([status, Object.keys(content)]).toEqual([status, [type]]);
    }
    const parameters = (one.parameters ?? []).map((each) => `${each.in} ${each.name}`);
    const shape = (schema: unknown): string[] =>
      schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
    expect(parameters.sort()).toEqual(
      [
        ...shape(input.query).map((name) => `query ${name}`),
        ...shape(input.params).map((name) => `path ${name}`),
        ...(input.body && !answers?.isQuestion ? ["header idempotency-key"] : []),
      ].sort(),
    );
    const scopes = "permission" in access ? [access.permission] : [];
    const session = input.body ? [] : [{ session: [] }];
    expect(one.security).toEqual([{ token: scopes }, ...session]);
    expect(one.requestBody !== undefined).toBe(input.body !== undefined);
  },
);

test("the session's cookie is named as it is set, and the token is a bearer's", () => {
  expect(described.components.securitySchemes.session.name).toBe("lantern");
  expect(described.components.securitySchemes.token.scheme).toBe("bearer");
});

test("no example and no word of it holds a token or a reference to nothing", () => {
  expect(raw).not.toMatch(/lantern_[0-9a-f]{32}/);
  for (const [, name] of raw.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
    expect(Object.keys(described.components.schemas)).toContain(name);
  }
});

describe("an answer", () => {
  const schemaOf = (path: string, method: "get" | "post", status: string): z.ZodType => {
    const content = described.paths[path]?.[method]?.responses[status]?.content ?? {};
    return zodOf(described, Object.values(content)[0]?.schema);
  };

  test("fits its schema, filled and empty", async () => {
    await someChildren(app, [{ level: 1 }, { level: null, bornOn: null }, { level: 3 }]);
    const schema = schemaOf("/api/children", "get", "200");
    for (const key of ["coordinator", "school"]) {
      const answer = await (await app.signIn(key)).get("/api/children");
      expect(answer.status).toBe(200);
      expect(String(answer.headers["content-type"])).toContain("application/json");
      expect(schema.safeParse(JSON.parse(answer.html)).error).toBeUndefined();
    }
    // The schema can refuse: it is not one that lets anything by.
    expect(
      schema.safeParse({ page: 1, pageSize: 50, total: 1, children: [{ id: "x" }] }).success,
    ).toBe(false);
  });

  test("of a concern fits, as sent, in the list and when it is decided", async () => {
    const sent = await machine.post("/api/concerns", aConcernBody);
    const address = String(sent.headers["location"]);
    await app.query(
      `insert into identify.concern_outcomes (concern_outcome_id, partnership_id, concern_id, next_step, for_family, for_sender, told_by, told_at)
       select concern_id, partnership_id, concern_id, 'Early help', 'Help', 'Ring us', sent_by, now() from identify.concerns`,
    );
    for (const [url, path] of [
      ["/api/concerns", "/api/concerns"],
      [address, "/api/concerns/{concernId}"],
    ] as const) {
      const { body } = await machine.get(url);
      expect([url, schemaOf(path, "get", "200").safeParse(body).error]).toEqual([url, undefined]);
    }
    expect(schemaOf("/api/concerns", "post", "201").safeParse(sent.body).error).toBeUndefined();
    const { body } = await machine.get(address);
    expect(body).toMatchObject({ outcome: { nextStep: "Early help", forSender: "Ring us" } });
  });

  test.each([
    ["nobody", "/api/children", 401],
    ["analyst", "/api/children", 403],
    ["lead", "/api/children?level=high", 400],
    ["lead", "/api/children?page=0", 400],
    ["lead", "/api/children?page=1e9", 400],
    ["lead", "/api/children?sort=name&sort=level", 400],
    ["lead", "/api/children?sort=x'--", 400],
    ["lead", "/api/children?colour=red", 400],
    ["nobody", "/api/children?level=high", 401],
    ["lead", "/api/nothing", 404],
  ])("of an error is problem+json: %s at %s", async (key, address, status) => {
    const client = key === "nobody" ? app.nobody() : await app.signIn(key);
    const answer = await client.get(address);
    expect(answer.status).toBe(status);
    expect(String(answer.headers["content-type"])).toContain("application/problem+json");
    const body: unknown = JSON.parse(answer.html);
    const isAboutFields = status === 400;
    expect(body).toEqual({
      type: "about:blank",
      title: expect.any(String) as string,
      status,
      ...(isAboutFields
        ? {
            errors: [
              {
                field: expect.stringMatching(/^\//) as string,
                message: expect.any(String) as string,
              },
            ],
          }
        : {}),
    });
    expect(schemaOf("/api/children", "get", "401").safeParse(body).success).toBe(true);
  });

  test("a bad question is in the audit, and is not answered to those who may not ask", async () => {
    await (await app.signIn("lead")).get("/api/children?level=high");
    await (await app.signIn("analyst")).get("/api/children?level=high");
    const rows = await app.query<{ outcome: string }>(
      "select outcome from audit.events where route = 'GET /api/children' order by event_id desc limit 2",
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(["refused", "invalid"]);
  });
});

/** What an example is answered; what it is about is not there for the others. */
const answersOf: Readonly<Record<string, number>> = {
  "/api/concerns": 201,
  "/api/same-child/candidates": 200,
};

describe("a request that the document allows", () => {
  const sending = apiRoutes.filter(({ input }) => input.body);

  test.each(sending.map((route) => [route.path, route] as const))(
    "is never refused as malformed: %s",
    async (path, route) => {
      const schema = operationOf(route).requestBody?.content["application/json"].schema;
      const url = path.replace(/:\w+/, newId());
      await fc.assert(
        fc.asyncProperty(bodiesOf(schema), async (body) => {
          const { status } = await machine.post(url, body);
          expect([200, 201, 404, 409, 422]).toContain(status);
        }),
        { numRuns: 40, seed: 20_261_124 },
      );
    },
  );

  test.each(sending.map((route) => [route.path, route] as const))(
    "is shown by its examples: %s",
    async (path, route) => {
      const examples = examplesOf(operationOf(route));
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) {
        const { status } = await machine.post(path.replace(/:\w+/, newId()), example);
        expect([path, status]).toEqual([path, answersOf[path] ?? 404]);
      }
    },
  );
});

test("a field that the schema does not name is not sent", async () => {
  const leaking: Route = route({
    method: "GET",
    path: "/api/leaking",
    access: { signedIn: "a route for this test" },
    audit: { action: "test" },
    shows: { about: "children" },
    input: {},
    answers: { summary: "A route that says too much", schema: z.object({ id: z.string() }) },
    handle: () => Promise.resolve({ kind: "json", body: { id: "1", address: "a safe house" } }),
  });
  const server = await createServer({
    database: app.db,
    clock: app.clock,
    secrets: app.secrets,
    isSecure: false,
    pressSeconds: 0,
    isEvaluation: true,
    ownOrigin: undefined,
    sessionLimits: { idleMinutes: 20, hours: 12 },
    render: renderView({
      assets: { css: "/assets/a.css", js: "/assets/a.js" },
      name: "Lantern",
      idleMinutes: 20,
      clock: app.clock,
      rooms: [],
    }),
    views: standingViews,
    rooms: [],
    routes: [leaking],
    assetsDir: "build/assets",
    trustedProxies: undefined,
    log: createLog("silent"),
    metrics: createMetrics(),
    health: { isReady: () => Promise.resolve(true) },
    load: { isFull: () => false },
    securityContact: { contact: undefined, origin: undefined, form: "/report-a-fault" },
  });
  const token = await openTestSession(app, await staffIdOf(app, "lead"));
  const answer = await server.inject({
    url: "/api/leaking",
    headers: { cookie: `lantern=${token}` },
  });
  expect([answer.statusCode, answer.json()]).toEqual([200, { id: "1" }]);
  await server.close();
});
