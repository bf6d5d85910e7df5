import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { allRoutes } from "../../src/routes.ts";
import { createServer } from "../../src/platform/http/server.ts";
import { route, type Route } from "../../src/platform/http/route.ts";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { createLog } from "../../src/platform/telemetry/log.ts";
import { createMetrics } from "../../src/platform/telemetry/metrics.ts";
import { renderView, standingViews } from "../../src/pages.tsx";
import { anApp, type TestApp } from "../harness/app.ts";
import { someChildren } from "../harness/factories.ts";
import { openTestSession, staffIdOf } from "../harness/sign-in.ts";

const apiRoutes = allRoutes({
  secrets: deriveSecrets("a table to read"),
  isEvaluation: true,
}).filter(({ path }) => path.startsWith("/api/"));

const response = z.object({
  description: z.string(),
  content: z.record(z.string(), z.object({ schema: z.json() })),
});
const operation = z.object({
  summary: z.string().min(10),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.enum(["query", "path"]),
        required: z.boolean().optional(),
        schema: z.json(),
      }),
    )
    .optional(),
  responses: z.record(z.string().regex(/^([1-5]\d\d|[1-5]XX)$/), response),
});

/** The parts of an OpenAPI 3.1 document that this one may have. */
const document = z.strictObject({
  openapi: z.literal("3.1.0"),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  components: z.object({
    securitySchemes: z.object({
      session: z.object({ type: z.literal("apiKey"), in: z.literal("cookie"), name: z.string() }),
    }),
  }),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  paths: z.record(
    z.string().startsWith("/api/"),
    z.partialRecord(z.enum(["get", "post"]), operation),
  ),
});

let app: TestApp;
let described: z.output<typeof document>;
beforeAll(async () => {
  app = await anApp();
  const read: unknown = JSON.parse((await app.nobody().get("/api/openapi.json")).html);
  described = document.parse(read);
});
afterAll(() => app.close());

test("the document describes the routes that run, each once, and nothing else", () => {
  const names = Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(names.sort()).toEqual(apiRoutes.map(({ method, path }) => `${method} ${path}`).sort());
  expect(names.length).toBeGreaterThan(0);
});

test("every API route says what it answers, and each answer and parameter is described", () => {
  for (const { method, path, answers, input } of apiRoutes) {
    const one = described.paths[path]?.[method === "GET" ? "get" : "post"];
    expect(one?.summary).toBe(answers?.summary);
    expect(Object.keys(one?.responses ?? {}).sort()).toEqual(["200", "4XX", "5XX"]);
    const query = input.query instanceof z.ZodObject ? Object.keys(input.query.shape) : [];
    expect(one?.parameters?.map(({ name }) => name).sort() ?? []).toEqual(query.sort());
  }
});

test("the session's cookie is named as it is set", () => {
  expect(described.components.securitySchemes.session.name).toBe("lantern");
});

describe("an answer", () => {
  const schemaOf = (path: string, status: string): z.ZodType => {
    const content = described.paths[path]?.get?.responses[status]?.content ?? {};
    const schema = Object.values(content)[0]?.schema;
    if (schema === undefined) throw new Error(`${path} ${status} has no schema`);
    return z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
  };

  test("fits its schema, filled and empty", async () => {
    await someChildren(app, [{ level: 1 }, { level: null, bornOn: null }, { level: 3 }]);
    const schema = schemaOf("/api/children", "200");
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

  test.each([
    ["nobody", "/api/children", 401],
    ["analyst", "/api/children", 403],
    ["lead", "/api/children?level=high", 400],
    ["lead", "/api/children?page=0", 400],
    ["lead", "/api/children?page=1e9", 400],
    ["lead", "/api/children?sort=name&sort=level", 400],
    ["lead", "/api/children?sort=x'--", 400],
    ["nobody", "/api/children?level=high", 401],
    ["lead", "/api/nothing", 404],
  ])("of an error is problem+json: %s at %s", async (key, address, status) => {
    const client = key === "nobody" ? app.nobody() : await app.signIn(key);
    const answer = await client.get(address);
    expect(answer.status).toBe(status);
    expect(String(answer.headers["content-type"])).toContain("application/problem+json");
    const body: unknown = JSON.parse(answer.html);
    expect(body).toEqual({ type: "about:blank", title: expect.any(String) as string, status });
    expect(schemaOf("/api/children", "4XX").safeParse(body).success).toBe(true);
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

test("a field that the schema does not name is not sent", async () => {
  const leaking: Route = route({
    method: "GET",
    path: "/api/leaking",
    access: { signedIn: "a route for this test" },
    audit: { action: "test" },
    input: {},
    answers: { summary: "A route that says too much", schema: z.object({ id: z.string() }) },
    handle: () => Promise.resolve({ kind: "json", body: { id: "1", address: "a safe house" } }),
  });
  const server = await createServer({
    database: app.db,
    clock: app.clock,
    secrets: app.secrets,
    isSecure: false,
    isEvaluation: true,
    ownOrigin: undefined,
    sessionLimits: { idleMinutes: 20, hours: 12 },
    render: renderView({ css: "/assets/a.css", js: "/assets/a.js" }, "Lantern"),
    views: standingViews,
    routes: [leaking],
    assetsDir: "build/assets",
    trustedProxies: undefined,
    log: createLog("silent"),
    metrics: createMetrics(),
    health: { isReady: () => Promise.resolve(true) },
  });
  const token = await openTestSession(app, await staffIdOf(app, "lead"));
  const answer = await server.inject({
    url: "/api/leaking",
    headers: { cookie: `lantern=${token}` },
  });
  expect([answer.statusCode, answer.json()]).toEqual([200, { id: "1" }]);
  await server.close();
});
