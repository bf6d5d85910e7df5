import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Route } from "../../src/platform/http/route.ts";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { allRoutes } from "../../src/routes.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";

let app: TestApp;
let child: Child;
const clients = new Map<string, Client>();
const keys = ["coordinator", "mash", "admin", "governance", "school"];
beforeAll(async () => {
  app = await anApp();
  child = await aChild(app, { level: 3 });
  for (const key of keys) clients.set(key, await app.signIn(key));
});
afterAll(() => app.close());

const routes = allRoutes({ secrets: deriveSecrets("a table to read"), isEvaluation: true }).filter(
  // Signing out would end the walk, and signing in is slow on purpose.
  ({ path }) => !path.startsWith("/sign-"),
);

const odd = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("", "0", "-1", "1e309", "NaN", "null", "__proto__", "constructor", "2026-02-30"),
  fc.constantFrom(
    "'",
    "\u0000",
    "\uD800",
    "%00",
    "../../etc/passwd",
    "<script>",
    "x".repeat(5_000),
  ),
  fc.integer().map(String),
  fc.uuid(),
);

/** The names that a shape of ours has, among others that it has not. */
function namesOf(shape: unknown): readonly string[] {
  const fields = (shape as { shape?: object } | undefined)?.shape ?? {};
  return [...Object.keys(fields), "_csrf", "page", "version", "__proto__"];
}

const filled = (names: readonly string[]) =>
  fc.array(fc.tuple(fc.constantFrom(...names), odd), { maxLength: 8 });

const asked = fc.constantFrom(...routes).chain((route: Route) =>
  fc.record({
    route: fc.constant(route),
    key: fc.constantFrom(...keys),
    ids: fc.array(
      fc.oneof({ weight: 3, arbitrary: fc.constant("") }, { weight: 1, arbitrary: odd }),
      {
        minLength: 4,
        maxLength: 4,
      },
    ),
    query: filled(namesOf(route.input.query)),
    form: filled(namesOf(route.input.form)),
    body: fc.oneof(fc.json(), fc.string()),
  }),
);

/** An address of the route: the child's id where nothing odd was drawn. */
function addressOf(path: string, ids: readonly string[]): string {
  let at = 0;
  return path.replaceAll(/:\w+/g, () =>
    encodeURIComponent(safe(ids[at++] ?? "") || child.personId),
  );
}

/** encodeURIComponent refuses half a surrogate pair; a browser never sends one in an address. */
const safe = (text: string): string => text.toWellFormed();

const runs = 600;

test("no request makes it fail", async () => {
  let count = 0;
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(asked, async ({ route, key, ids, query, form, body }) => {
      const client = clients.get(key);
      if (!client) throw new Error(key);
      const search = new URLSearchParams(query.map(([name, value]) => [name, safe(value)]));
      const address = `${addressOf(route.path, ids)}?${search.toString()}`;
      const isJson = route.input.body !== undefined;
      const answer =
        route.method === "GET"
          ? await client.get(address)
          : isJson
            ? await app.server
                .inject({
                  method: "POST",
                  url: address,
                  payload: body,
                  headers: { "content-type": "application/json" },
                })
                .then((got) => ({ status: got.statusCode, html: got.body }))
            : await client.post(
                address,
                Object.fromEntries(form.filter(([name]) => name !== "_csrf")),
              );
      count += 1;
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      expect(answer.status, `${route.method} ${address}`).toBeLessThan(500);
      expect(answer.html).not.toMatch(/at .+\.(ts|mjs):\d+/);
    }),
    { numRuns: runs, seed: 20261125, endOnFailure: true },
  );
  const told = [...statuses].toSorted().map(([status, times]) => `${status}: ${times}`);
  process.stdout.write(`${count} odd requests over ${routes.length} routes; ${told.join(", ")}\n`);
  expect(statuses.size).toBeGreaterThan(3);
}, 300_000);
