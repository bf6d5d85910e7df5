import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import {
  unusualJobs,
  type UnusualFound,
} from "../../src/rooms/audit-review/anomalous-access/unusual-job.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { anUnusualUse } from "../harness/audit-pages.ts";
import { testMoment } from "../harness/constants.ts";
import { liftHolds } from "../harness/holds.ts";
import type { Client } from "../harness/client.ts";
import { someChildren } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";

let app: TestApp;
let governance: Client;
beforeAll(async () => {
  app = await anApp();
  await liftHolds(app);
});
beforeEach(async () => {
  app.clock.set(testMoment);
  await app.query("delete from govern.unusual_uses");
  governance = await app.signIn("governance");
});
afterAll(() => app.close());

async function runJob(): Promise<readonly UnusualFound[]> {
  const found: UnusualFound[] = [];
  const onFound = (one: UnusualFound): void => void found.push(one);
  const [job] = unusualJobs({ admin: app.admin, database: app.db, clock: app.clock, onFound });
  await job?.run({});
  return found;
}

const rules = async (): Promise<readonly string[]> =>
  (
    await app.query<{ rule: string }>(
      `select name || ': ' || rule as rule from govern.unusual_uses u join directory.staff s using (staff_id) order by 1`,
    )
  ).map(({ rule }) => rule);

describe("the night's look at the days before", () => {
  test("asks about many records at night with no work on them, and about nobody else, once", async () => {
    const children = await someChildren(
      app,
      Array.from({ length: 31 }, () => ({})),
    );
    app.clock.set("2026-11-24T22:10:00Z");
    const coordinator = await app.signIn("coordinator");
    for (const { personId } of children) await coordinator.get(`/children/${personId}`);
    const [one] = children;
    const lead = await app.signIn("lead");
    await lead.get(`/children/${one?.personId ?? ""}`);
    const police = await app.signIn("police");
    for (let n = 0; n < 10; n++) await police.get(`/children/${newId()}`);
    app.clock.set("2026-11-25T04:00:00Z");
    const found = await runJob();
    expect(await rules()).toEqual([
      "Priya Nair: many-records",
      "Priya Nair: no-work",
      "Priya Nair: out-of-hours",
      "Tom Cole: not-found",
    ]);
    expect(found).toHaveLength(4);
    expect(await runJob()).toEqual([]);
    expect(await rules()).toHaveLength(4);
    const notices = await app.query(
      "select headline from work.notifications where href = '/audit/unusual' and staff_id = $1",
      [await staffIdOf(app, "governance")],
    );
    expect(notices).toEqual([
      { headline: "4 uses of records are out of the ordinary and wait for a question" },
    ]);
    const [event] = await app.query(
      "select actor_kind, detail from audit.events where action = 'housekeeping.unusual-use' order by happened_at limit 1",
    );
    expect(event).toEqual({ actor_kind: "system", detail: { count: 4 } });
  });

  test("asks nothing where work was done on each record, by day", async () => {
    const children = await someChildren(
      app,
      Array.from({ length: 12 }, () => ({})),
    );
    app.clock.set("2026-12-08T11:00:00Z");
    const coordinator = await app.signIn("coordinator");
    const day = { "happened-day": "8", "happened-month": "12", "happened-year": "2026" };
    for (const { personId } of children) {
      await coordinator.get(`/children/${personId}`);
      await coordinator.post(`/children/${personId}/note`, {
        headline: "Seen",
        detail: "",
        ...day,
      });
    }
    app.clock.set("2026-12-09T04:00:00Z");
    await runJob();
    expect((await rules()).filter((rule) => rule.startsWith("Priya Nair: no-work"))).toEqual([]);
  });
});

describe("an answer", () => {
  const id = "01900000-0000-7000-8000-000000000077";
  const at = `/audit/unusual/${id}`;
  const answer = { outcome: "explained", words: "Covered for a colleague", version: "1" };
  beforeEach(() => anUnusualUse(app, id));

  test("is a question in the list until it is recorded, and then stays", async () => {
    expect((await governance.get("/audit/unusual")).page.text).toContain("Priya Nair");
    expect((await governance.get(at)).page.text).toContain("a question and not an accusation");
    expect((await governance.post(at, answer)).location).toBe("/audit/unusual");
    expect((await governance.get("/audit/unusual")).page.text).not.toContain("Priya Nair");
    const decided = (await governance.get("/audit/unusual?show=decided")).page.text;
    expect(decided).toContain("Explained: there was an ordinary reason");
    expect((await governance.get(at)).page.text).toContain("Covered for a colleague");
    const again = await governance.post(at, { ...answer, outcome: "referred" });
    expect(again.status).toBe(409);
    expect(again.page.text).toContain("A colleague has answered this");
    await expect(
      app.query("update govern.unusual_uses set outcome = 'referred' where unusual_use_id = $1", [
        id,
      ]),
    ).rejects.toThrow("stays");
  });

  test("with something missing comes back with what was typed", async () => {
    const back = await governance.post(at, { ...answer, outcome: "", words: "" });
    expect(back.status).toBe(422);
    expect(back.page.text).toContain("Choose the outcome");
    expect(back.page.text).toContain("Enter who you asked and what you were told");
    const typed = await governance.post(at, { ...answer, outcome: "guilty" });
    expect(typed.html).toContain("Covered for a colleague");
  });

  test("is never given by the person it is about, nor by the database for them", async () => {
    const own = await staffIdOf(app, "governance");
    await app.query("update govern.unusual_uses set staff_id = $2 where unusual_use_id = $1", [
      id,
      own,
    ]);
    expect((await governance.get(at)).page.text).toContain("so a colleague reviews it");
    expect((await governance.post(at, answer)).status).toBe(403);
    await expect(
      app.query(
        `update govern.unusual_uses set outcome = 'explained', outcome_words = 'x', decided_by = staff_id, decided_at = now()
         where unusual_use_id = $1`,
        [id],
      ),
    ).rejects.toThrow("unusual_uses_not_own");
  });

  test.each(["coordinator", "lead", "admin", "board", "school"])("is not for %s", async (key) => {
    const somebody = await app.signIn(key);
    for (const path of ["/audit/unusual", at, "/audit/checkpoints"]) {
      expect((await somebody.get(path)).status).toBe(403);
    }
    expect((await somebody.post(at, answer)).status).toBe(403);
  });
});
