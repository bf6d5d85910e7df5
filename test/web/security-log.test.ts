import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { everyPage } from "./every-answer.ts";

const canary = /qxsecz/i;

let app: TestApp;
let child: Child;
let folder: string;
let path: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lantern-security-"));
  path = join(folder, "security.jsonl");
  app = await anApp({ config: { LANTERN_SECURITY_LOG: path } });
  child = await aChild(app, { familyName: "Qxseczfamily", givenName: "Qxseczgiven", level: 3 });
}, 180_000);
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

type Line = Readonly<Record<string, unknown>>;
const text = (): string => (existsSync(path) ? readFileSync(path, "utf8") : "");
const lines = (): readonly Line[] =>
  text()
    .split("\n")
    .filter((line) => line.endsWith("}"))
    .map((line) => JSON.parse(line) as Line);
/** A second is the usual, and short on a busy machine. */
const patience = { timeout: 8_000 };
const seen = async (like: Line): Promise<void> =>
  vi.waitFor(() => expect(lines()).toContainEqual(expect.objectContaining(like)), patience);

test("who is refused, from where, and at which record", async () => {
  const school = await app.signIn("school");
  const user = await staffIdOf(app, "school");
  await school.get(`/children/${child.personId}`);
  await seen({
    "event.action": "record-not-found",
    "event.outcome": "failure",
    "user.id": user,
    "source.ip": "127.0.0.1",
    "lantern.record_ids": [child.personId],
    "http.response.status_code": 404,
  });
  await school.get("/audit");
  await seen({
    "event.action": "permission-refused",
    "user.id": user,
    "lantern.route": "GET /audit",
  });
});

test("a wrong password and a sign-out", async () => {
  const form = { email: "qxsecz@eastmoor.example", password: "Qxseczpassword" };
  await app.nobody().post("/sign-in", form);
  await seen({ "event.action": "sign-in-failed", "event.category": ["authentication"] });
  const lead = await app.signIn("lead");
  await lead.post("/sign-out", {});
  await seen({ "event.action": "session-ended", "user.id": await staffIdOf(app, "lead") });
});

test("an emergency opening is an alert, with the record's id", async () => {
  const police = await app.signIn("police");
  const why = { "reason-key": "danger-now", reason: "Qxseczreason" };
  await police.post(`/emergency/${child.personId}`, why);
  await seen({
    "event.kind": "alert",
    "event.action": "emergency-opening",
    "lantern.record_ids": [child.personId],
  });
});

test("no line of any page holds a name, an address of someone, or anything typed", async () => {
  await everyPage(app, child);
  await vi.waitFor(() => expect(lines().length).toBeGreaterThan(10), patience);
  expect(text()).not.toMatch(canary);
  const allowed =
    /^(@timestamp|ecs\.version|service\.name|event\.|user\.id|organization\.id|source\.ip|http\.|lantern\.)/;
  for (const line of lines()) {
    for (const key of Object.keys(line)) expect(key).toMatch(allowed);
  }
  // The control: the page itself does hold the name.
  const coordinator = await app.signIn("coordinator");
  expect((await coordinator.get(`/children/${child.personId}`)).html).toMatch(canary);
});

test("a log that cannot be written refuses nobody, and is counted", async () => {
  const full = await anApp({ config: { LANTERN_SECURITY_LOG: "/dev/full" } });
  const school = await full.signIn("school");
  expect((await school.get("/audit")).status).toBe(403);
  await vi.waitFor(async () => {
    await school.get("/audit");
    const metrics = await full.server.inject({ url: "/metrics" });
    expect(metrics.body).toMatch(/lantern_security_log_lost_total [1-9]/);
  }, patience);
  expect(full.log.join("\n")).toContain('"event":"security log lost","code":"ENOSPC"');
  await full.close();
});
