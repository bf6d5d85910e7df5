import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { housekeepingJobs } from "../../src/housekeeping.ts";
import { createLog } from "../../src/platform/telemetry/log.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { exportForm } from "../harness/exports.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let child: Child;
let lead: Client;
let about: string;
beforeAll(async () => {
  app = await anApp();
  child = await aChild(app, { familyName: "Qxtold" });
  lead = await app.signIn("lead");
  about = `/children/${child.personId}`;
});
afterAll(() => app.close());

const day = (prefix: string, date: string, month = "11") => ({
  [`${prefix}-day`]: date,
  [`${prefix}-month`]: month,
  [`${prefix}-year`]: "2026",
});

describe("what a child has been told", () => {
  test("is asked for its reason and a day within three months where it is not yet", async () => {
    const sent = { who: "child", outcome: "not-told", reason: "", ...day("reviewBy", "30") };
    const answer = await lead.post(`${about}/told`, { ...sent, "reviewBy-year": "2027" });
    expect(answer.page.errors.map(({ href }) => href)).toEqual(["#reason", "#reviewBy-day"]);
  });

  test("stands on the record, in the list of those not told, and no longer once they are", async () => {
    const listed = async () => (await lead.get("/children/not-told")).page.text;
    expect(await listed()).toContain("Nothing is recorded");
    const wait = { who: "child", outcome: "not-told", reason: "It is not safe yet" };
    expect((await lead.post(`${about}/told`, { ...wait, ...day("reviewBy", "30") })).status).toBe(
      303,
    );
    expect((await lead.get(about)).page.text).toContain("Not told yet, review: ");
    expect(await listed()).toContain("It is not safe yet");
    const told = { who: "child", outcome: "told", toldBy: "Mariam Begum", how: "In a talk" };
    expect((await lead.post(`${about}/told`, { ...told, ...day("toldOn", "24") })).status).toBe(
      303,
    );
    expect((await lead.get(about)).page.text).toContain("Told on 24 November 2026 by Mariam Begum");
    expect(await listed()).not.toContain("Qxtold");
  });

  test("is listed to nobody who does not reach the child", async () => {
    const other = await aChild(app, { familyName: "Qxunseen" });
    for (const key of ["school", "nurse", "police"]) {
      expect((await (await app.signIn(key)).get("/children/not-told")).html).not.toContain(
        "Qxunseen",
      );
    }
    await letIn(app, other, "nurse");
    expect((await (await app.signIn("nurse")).get("/children/not-told")).html).toContain(
      "Qxunseen",
    );
  });
});

describe("what is disputed", () => {
  test("stands beside the line, the level and the flag it is about, with what was answered", async () => {
    const level = {
      level: "3",
      reason: "Two signs",
      dissent: "",
      version: "1",
      ...day("review", "30"),
    };
    expect((await lead.post(`${about}/level`, level)).status).toBe(303);
    const page = await lead.get(`${about}/disputes`);
    const key = / value="(level:[^"]+)"/.exec(page.html)?.[1] ?? "";
    const sent = { about: key, by: "her mother", says: "She was at home", ...day("on", "24") };
    expect((await lead.post(`${about}/disputes`, sent)).status).toBe(303);
    const words = "Disputed by her mother on 24 November 2026: She was at home";
    for (const at of [about, `${about}/worry`])
      expect((await lead.get(at)).page.text).toContain(words);
    const [row] = await app.query<{ id: string }>("select dispute_id as id from protect.disputes");
    const answer = { answer: "Looked at again; the level stands", version: "1" };
    expect((await lead.post(`${about}/disputes/${row?.id ?? ""}`, answer)).status).toBe(303);
    expect((await lead.post(`${about}/disputes/${row?.id ?? ""}`, answer)).status).toBe(409);
    expect((await lead.get(`${about}/worry`)).page.text).toContain("the level stands");
  });

  test("is said in a file that is taken out, by the record’s reference", async () => {
    const coordinator = await app.signIn("coordinator");
    const file = await coordinator.post("/children/export?columns=level", exportForm);
    expect(file.html).toContain(
      `disputed on these records; read both views in Lantern: ${child.reference}`,
    );
  });

  test("is about a part of this child’s record and of no other", async () => {
    const other = await aChild(app);
    const level = {
      level: "2",
      reason: "One sign",
      dissent: "",
      version: "1",
      ...day("review", "30"),
    };
    await lead.post(`/children/${other.personId}/level`, level);
    const page = await lead.get(`/children/${other.personId}/disputes`);
    const key = / value="(level:[^"]+)"/.exec(page.html)?.[1] ?? "";
    const sent = { about: key, by: "somebody", says: "Not so", ...day("on", "24") };
    const crossed = await lead.post(`${about}/disputes`, sent);
    expect([crossed.status, crossed.page.errors.map(({ href }) => href)]).toEqual([
      422,
      ["#about"],
    ]);
  });
});

test("an export that is overdue is chased with its maker and with information governance, once", async () => {
  const coordinator = await app.signIn("coordinator");
  await coordinator.post("/children/export?columns=level", exportForm);
  await app.query("update protect.exports set destroy_by = '2026-11-01'");
  const log = createLog("error", { write: () => undefined });
  const job = housekeepingJobs({ database: app.db, clock: app.clock, log }).find(
    ({ name }) => name === "remind-of-exports",
  );
  for (let night = 0; night < 2; night++) await job?.run({});
  const told = await app.query<{ email: string; n: number }>(
    `select s.email, count(*)::int as n from work.notifications n join directory.staff s on s.staff_id = n.staff_id
     where n.kind = 'export' group by 1 order by 1`,
  );
  const [files] = await app.query<{ n: number }>("select count(*)::int as n from protect.exports");
  expect(told).toEqual([
    { email: "coordinator@eastmoor.example", n: files?.n },
    { email: "governance@eastmoor.example", n: files?.n },
  ]);
});
