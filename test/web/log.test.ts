import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { everyPage } from "./every-answer.ts";

const canary = /qxlogz/i;

let app: TestApp;
let child: Child;
let lead: Client;
beforeAll(async () => {
  app = await anApp();
  child = await aChild(app, { familyName: "Qxlogzfamily", givenName: "Qxlogzgiven", level: 3 });
  await everyPage(app, child);
  lead = await app.signIn("lead");
});
afterAll(() => app.close());

const note = (headline: string) => ({
  headline,
  detail: "Qxlogzdetail",
  "happened-day": "23",
  "happened-month": "11",
  "happened-year": "2026",
});
const failures = (): readonly string[] =>
  app.log.filter((line) => line.includes('"event":"failure"'));

test("a failure whose words quote a record is logged without them, and answered without them", async () => {
  await app.query(
    "create function protect.complain() returns trigger language plpgsql as $$ begin raise exception 'no: %', new.headline; end $$",
  );
  await app.query(
    "create trigger complain before insert on protect.chronology_entries for each row execute function protect.complain()",
  );
  // A line that looks like one of a stack must not pass for it.
  const headline = "Qxlogzheadline\n    at Qxlogzstack (x.ts:1:1)";
  const answer = await lead.post(`/children/${child.personId}/note`, note(headline));
  await app.query("drop trigger complain on protect.chronology_entries");
  expect(answer.status).toBe(500);
  expect(answer.html).not.toMatch(canary);
  const logged = JSON.parse(failures().at(-1) ?? "{}") as Record<string, unknown>;
  expect(logged).toMatchObject({
    error: "error",
    code: "P0001",
    route: "/children/:personId/note",
  });
  // The number on the page is the number in the log.
  expect(answer.page.text).toContain(String(logged["requestId"]));
});

test("nor are they in the detail that PostgreSQL gives with a broken constraint", async () => {
  await app.query(
    "alter table protect.chronology_entries add constraint refuse check (headline not like 'Qxlogz%') not valid",
  );
  const answer = await lead.post(`/children/${child.personId}/note`, note("Qxlogzheadline"));
  await app.query("alter table protect.chronology_entries drop constraint refuse");
  expect([answer.status, canary.test(answer.html)]).toEqual([500, false]);
  expect(failures().at(-1)).toContain('"code":"23514"');
});

test("a table that may not be read fails closed: nothing is shown, and nothing is logged of it", async () => {
  await app.query("revoke select on protect.chronology_entries from lantern_app, lantern_wide");
  const answer = await lead.get(`/children/${child.personId}?about=Qxlogzquery`);
  await app.query("grant select on protect.chronology_entries to lantern_app, lantern_wide");
  expect(answer.status).toBe(500);
  expect(answer.html).not.toMatch(canary);
  expect(failures().at(-1)).toContain('"code":"42501"');
});

test("an audit that cannot be written shows no record and changes none", async () => {
  await app.query("revoke insert on audit.events from lantern_app, lantern_wide");
  const [before] = await app.query<{ notes: string }>(
    "select count(*) as notes from protect.chronology_entries",
  );
  const read = await lead.get(`/children/${child.personId}`);
  const written = await lead.post(`/children/${child.personId}/note`, note("Seen"));
  const [after] = await app.query<{ notes: string }>(
    "select count(*) as notes from protect.chronology_entries",
  );
  await app.query("grant insert on audit.events to lantern_app, lantern_wide");
  expect([read.status, written.status]).toEqual([500, 500]);
  expect(read.html).not.toMatch(canary);
  expect(after).toEqual(before);
});

test("no line holds a name, a query or anything typed; each has allowed fields alone", async () => {
  await lead.get("/children?level=Qxlogz");
  await lead.get("/Qxlogzpath?Qxlogz=1", {
    "user-agent": "Qxlogzagent",
    referer: "/Qxlogzreferer",
  });
  await lead.get("/api/children?level=Qxlogz");
  await lead.post("/sign-in", { email: "Qxlogz@eastmoor.example", password: "Qxlogzpassword" });
  expect(app.log.length).toBeGreaterThan(40);
  expect(app.log.filter((line) => canary.test(line))).toEqual([]);
  const allowed = new Set([
    "level",
    "time",
    "event",
    "method",
    "route",
    "status",
    "ms",
    "requestId",
    "error",
    "code",
    "at",
  ]);
  const fields = new Set(app.log.flatMap((line) => Object.keys(JSON.parse(line) as object)));
  expect([...fields].filter((field) => !allowed.has(field))).toEqual([]);
});

test("nor do the measurements", async () => {
  const { html } = await app.nobody().get("/metrics");
  expect(html).not.toMatch(canary);
  expect(html).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
});
