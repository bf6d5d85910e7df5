import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

test.each([
  ["analyst", "/home"],
  ["board", "/home"],
  ["councillor", "/home"],
  ["commissioner", "/home"],
  ["training", "/home"],
  ["chair", "/home"],
  ["scrutineer", "/home"],
  ["auditor", "/home"],
  ["mash", "/mash"],
  ["admin", "/admin/health"],
  ["lead", "/work"],
  ["governance", "/governance"],
  ["coordinator", "/children"],
  ["police", "/work"],
  ["licensing", "/home"],
])("%s starts at %s, and it opens", async (key, start) => {
  const client = await app.signIn(key);
  expect((await client.get("/")).location).toBe(start);
  expect((await client.get(start)).status).toBe(200);
});
