import { afterAll, beforeAll, expect, test } from "vitest";
import { sessionJobs } from "../../src/session-jobs.ts";
import { securityLine, type SecurityEvent } from "../../src/platform/telemetry/security-log.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { staffIdOf } from "../harness/sign-in.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const limits = { idleMinutes: 20, hours: 12 };

async function noticed(): Promise<readonly SecurityEvent[]> {
  const events: SecurityEvent[] = [];
  const security = { write: (event: SecurityEvent) => void events.push(event) };
  const [job] = sessionJobs({ database: app.db, clock: app.clock, limits, security });
  await job?.run({});
  return events;
}

test("a session that times out leaves one line, with the moment at which it did", async () => {
  const lead = await app.signIn("lead");
  await lead.get("/help");
  const seen = app.clock.now();
  app.clock.advance({ minutes: 20 });
  expect(await noticed()).toEqual([]);
  expect((await lead.get("/help")).status).toBe(200);
  app.clock.advance({ minutes: 5 });
  await app.query("update sec.sessions set seen_at = $1", [seen]);
  const [event, ...others] = await noticed();
  expect(others).toEqual([]);
  expect(JSON.parse(event ? securityLine(event) : "{}")).toMatchObject({
    "@timestamp": new Date(seen.getTime() + 20 * 60_000).toISOString(),
    "event.action": "session-timed-out",
    "event.category": ["session"],
    "event.type": ["end"],
    "user.id": await staffIdOf(app, "lead"),
  });
  expect(await noticed()).toEqual([]);
  expect((await lead.get("/children")).status).toBe(303);
});

test("one that someone ended themselves is told of then, and not again", async () => {
  const manager = await app.signIn("manager");
  await manager.post("/sign-out", {});
  app.clock.advance({ hours: 13 });
  expect(await noticed()).toEqual([]);
});
