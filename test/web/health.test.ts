import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild } from "../harness/factories.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const ask = async (
  url: string,
  options: { remoteAddress?: string; headers?: Record<string, string> } = {},
) => app.server.inject({ url, ...options });

/** Takes the database away from the application, and gives it back. */
async function withoutDatabase(work: () => Promise<void>): Promise<void> {
  await app.query(`alter database ${app.name} connection limit 0`);
  await app.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = $1",
    [app.app.user],
  );
  try {
    await work();
  } finally {
    await app.query(`alter database ${app.name} connection limit -1`);
  }
}

describe("health", () => {
  test("is live, and ready while the database answers", async () => {
    expect([(await ask("/health/live")).statusCode, (await ask("/health/ready")).json()]).toEqual([
      200,
      { status: "ready" },
    ]);
  });

  test("without the database is live and not ready, pages are friendly, and it comes back by itself", async () => {
    const lead = await app.signIn("lead");
    await withoutDatabase(async () => {
      const ready = await ask("/health/ready");
      expect([ready.statusCode, ready.json()]).toEqual([503, { status: "not ready" }]);
      expect((await ask("/health/live")).statusCode).toBe(200);
      const page = await lead.get("/children");
      expect([page.status, page.page.heading]).toEqual([500, "Sorry, something went wrong"]);
    });
    expect((await ask("/health/ready")).statusCode).toBe(200);
    expect((await lead.get("/children")).status).toBe(200);
  });

  test("says nothing more to anyone", async () => {
    expect((await ask("/health/live")).body).toBe('{"status":"live"}');
  });
});

describe("metrics", () => {
  test("answer this machine, by route pattern", async () => {
    const child = await aChild(app, { familyName: "Qxmetricz" });
    const lead = await app.signIn("lead");
    await lead.get(`/children/${child.personId}?q=Qxmetricz`);
    const answer = await ask("/metrics");
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain(
      'lantern_request_seconds_count{method="GET",route="/children/:personId",status="200"} 1',
    );
    expect(answer.body).not.toMatch(/Qxmetricz/i);
    expect(answer.body).not.toContain(child.personId);
    expect(answer.body).not.toMatch(/eastmoor|begum/i);
  });

  test.each([
    ["another machine", { remoteAddress: "10.0.0.7" }],
    [
      "another machine that says it is this one",
      { remoteAddress: "10.0.0.7", headers: { "x-forwarded-for": "127.0.0.1" } },
    ],
    ["someone behind a proxy on this machine", { headers: { "x-forwarded-for": "10.0.0.7" } }],
    [
      "someone who names this machine to a proxy on it",
      { headers: { "x-forwarded-for": "127.0.0.1" } },
    ],
  ])("do not answer %s", async (_who, options) => {
    const answer = await ask("/metrics", options);
    expect(answer.statusCode).toBe(404);
    expect(answer.body).not.toContain("lantern_request_seconds");
  });
});
