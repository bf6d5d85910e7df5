import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

test.each([
  ["analyst", "/unmet-needs"],
  ["board", "/unmet-needs"],
  ["councillor", "/unmet-needs"],
  ["commissioner", "/services"],
  ["training", "/leads"],
  ["governance", "/governance"],
  ["coordinator", "/children"],
  ["police", "/work"],
])("%s starts at %s, and it opens", async (key, start) => {
  const client = await app.signIn(key);
  expect((await client.get("/")).location).toBe(start);
  expect((await client.get(start)).status).toBe(200);
});
