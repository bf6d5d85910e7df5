import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp({
    config: {
      LANTERN_MODE: "production",
      DATABASE_URL: "postgres://serving@db.example/lantern",
      DATABASE_SIGN_IN_URL: "postgres://door@db.example/lantern",
      DATABASE_ADMIN_URL: "postgres://release@db.example/lantern",
      LANTERN_SECRET: "Zm9yIHRlc3RzIG9ubHksIG5vdCBhIHNlY3JldCBhdCBhbGw",
      LANTERN_PUBLIC_URL: "https://lantern.example",
      LANTERN_TRUSTED_PROXIES: "127.0.0.1",
    },
  });
});
afterAll(() => app.close());

test("what the proxy passes on as https is answered", async () => {
  const answer = await app.nobody().get("/sign-in", { "x-forwarded-proto": "https" });
  expect(answer.status).toBe(200);
});

test.each([
  ["/sign-in", {}],
  ["/children", { "x-forwarded-proto": "http" }],
  ["/api/children", {}],
  ["/nothing/here", {}],
])("plain http gets no page in production: %s %j", async (address, headers) => {
  const answer = await app.nobody().get(address, headers);
  expect(answer.status).toBe(403);
  expect(answer.html).toBe("Lantern is served over https only.\n");
});

test("the machines that watch it are still answered", async () => {
  expect((await app.nobody().get("/health/live")).status).toBe(200);
});
