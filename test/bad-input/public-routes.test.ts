import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { allRoutes } from "../../src/routes.ts";
import { anApp, type TestApp } from "../harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

/** Every way in that asks for no account, from the table: one that is added is tried by itself. */
const secrets = deriveSecrets("a table to read");
const open = allRoutes({ secrets, isEvaluation: true }).filter(({ access }) => "public" in access);
const planted = '"><script>alert(1)</script>';

const odd = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("", "0", "null", planted, "{{7*7}}", "%00", "\u0000", "\u202E", "../../etc"),
  fc.constantFrom("'; drop table sec.sessions; --", "a".repeat(24), "x".repeat(5000)),
  fc.uuid(),
);
const names = [
  "id",
  "code",
  "number",
  "name",
  "email",
  "password",
  "token",
  "next",
  "danger",
  "worry",
  "state",
  "error",
  "staff",
  "_csrf",
  "__proto__",
  "constructor",
  "q",
  "page",
  "lang",
  "x[]",
];
/** The names that a form or a question of ours has, among others that it has not. */
const filled = (...shapes: readonly unknown[]) => {
  const own = shapes.flatMap((shape) =>
    Object.keys((shape as { shape?: object } | undefined)?.shape ?? {}),
  );
  return fc.array(fc.tuple(fc.constantFrom(...names, ...own), odd), { maxLength: 10 });
};
const encoded = (fields: readonly (readonly [string, string])[]): string =>
  new URLSearchParams(
    fields.map(([name, text]): [string, string] => [name, text.toWellFormed()]),
  ).toString();

test("the front door, the links and the sign-in are among them", () => {
  const paths = open.map(({ method, path }) => `${method} ${path}`);
  for (const path of ["GET /signs", "POST /tell-us/send", "GET /p/:", "GET /f/:", "GET /sign-in"])
    expect(paths.filter((one) => one.startsWith(path))).not.toEqual([]);
  expect(open.length).toBeGreaterThan(20);
});

test.each(open.map((route) => [`${route.method} ${route.path}`, route] as const))(
  "%s answers whatever is sent, and what comes back is text alone",
  async (_name, { method, path, input }) => {
    await fc.assert(
      fc.asyncProperty(odd, filled(input.form, input.query), async (part, fields) => {
        // What has been counted would make each one wait.
        await app.query("delete from sec.attempts");
        const text = encodeURIComponent(part.toWellFormed()) || "x";
        const at = path.replaceAll(/:[A-Za-z]+/gu, text);
        const isForm = method === "POST";
        const answer = await app.server.inject({
          method,
          url: isForm ? at : `${at}?${encoded(fields)}`,
          ...(isForm && {
            payload: encoded(fields),
            headers: { "content-type": "application/x-www-form-urlencoded" },
          }),
        });
        expect([at, answer.statusCode < 500]).toEqual([at, true]);
        expect(answer.body).not.toContain(planted);
      }),
      { numRuns: 12 },
    );
  },
  // Signing in is slow on purpose.
  120_000,
);
