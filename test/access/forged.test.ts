import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "../../src/platform/access/actor.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { exportForm, takeOut } from "../harness/exports.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aChase, anAction, endPostsOf, letInById } from "../harness/for-machines.ts";
import { aMachine, apiClient } from "../harness/machine.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";

let app: TestApp;
let coordinator: Client;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  child = await aChild(app, { familyName: "Qxreed", givenName: "Jo", level: 2 });
});
afterAll(() => app.close());

describe("a column of the partnership's own", () => {
  test("that is called like something every object has breaks no list, no form and no file", async () => {
    for (const name of ["Constructor", "__proto__", "toString", "has own property"]) {
      const added = await coordinator.post("/children/columns", {
        name,
        kind: "text",
        choices: "",
      });
      expect([name, added.status]).toEqual([name, 303]);
    }
    for (const page of ["/children", "/children/print", "/children/edit"]) {
      const answer = await coordinator.get(
        `${page}?columns=level,own.constructor,own.proto,own.tostring`,
      );
      expect([page, answer.status]).toEqual([page, 200]);
      expect(answer.html).not.toMatch(/native code|\[object/);
    }
    for (const format of ["csv", "xlsx"]) {
      const form = { ...exportForm, format, names: "yes", "names-reason": "A test" };
      const both = { by: coordinator, second: await app.signIn("lead") };
      const file = await takeOut(both, "/children/export?columns=level,own.constructor", form);
      expect([format, file.status]).toEqual([format, 200]);
      if (format === "csv") expect(file.html).not.toContain("native code");
    }
  });
});

describe("a view that a team shares", () => {
  test("repeats neither a name that was sought nor what was typed freely", async () => {
    const added = await coordinator.post("/children/columns", {
      name: "Notes of ours",
      kind: "text",
      choices: "",
    });
    expect(added.status).toBe(303);
    const [team] = await app.query<{ id: string }>(
      `select team_id as id from directory.posts where staff_id = $1`,
      [await staffIdOf(app, "coordinator")],
    );
    const saved = await coordinator.post("/children/views/new", {
      name: "Ours",
      team: team?.id ?? "",
      first: "",
      address: "level=3&q=Qxreed&own.notes-of-ours=Qxreed",
    });
    expect(saved.location).toMatch(/^\/children\?level=3&view=/);
    const views = await app.query<{ address: string }>("select address from protect.team_views");
    expect(views).toEqual([{ address: "level=3" }]);
  });
});

describe("the register of exports", () => {
  test("says in the audit which entry was read, missed and confirmed", async () => {
    await coordinator.post("/children/export?columns=level", exportForm);
    const [entry] = await app.query<{ id: string }>(
      "select export_id as id from protect.exports order by exported_at desc limit 1",
    );
    const id = entry?.id ?? "";
    const manager = await app.signIn("manager");
    const events = await auditDuring(app, async () => {
      await coordinator.get(`/exports/${id}`);
      await coordinator.get(`/exports/${id}/destroyed`);
      await manager.get(`/exports/${id}`);
      await manager.post(`/exports/${id}/destroyed`, {});
      const done = { "destroyed-day": "24", "destroyed-month": "11", "destroyed-year": "2026" };
      const sent = { ...done, how: "Deleted", "every-copy": "yes" };
      expect((await coordinator.post(`/exports/${id}/destroyed`, sent)).status).toBe(303);
    });
    expect(events.map(({ outcome, subject_ids: ids }) => [outcome, ids])).toEqual(
      ["done", "done", "not_found", "not_found", "done"].map((outcome) => [outcome, [id]]),
    );
  });
});

describe("a question to a colleague", () => {
  test("is agreed in nobody else's name, also below the pages", async () => {
    const [coordinatorId, leadId] = [
      await staffIdOf(app, "coordinator"),
      await staffIdOf(app, "lead"),
    ];
    const actionId = await anAction(app, child, leadId);
    const chaseId = await aChase(app, { actionId, askedOf: leadId });
    await app.query("update work.chases set answered_at = $2 where chase_id = $1", [
      chaseId,
      app.clock.now(),
    ]);
    const asSystem = systemActor("imports", { partnershipId: 1, isWide: true, permissions: [] });
    const audit = { action: "test", outcome: "done", route: "test", requestId: "test" } as const;
    const forged = app.db.as(asSystem, async (tx) => {
      const at = { agreed_at: app.clock.now(), agreed_by: coordinatorId };
      await tx.updateTable("work.chases").set(at).where("chase_id", "=", chaseId).execute();
      return { value: undefined, audit };
    });
    await expect(forged).rejects.toThrow(/row-level security/);
  });
});

describe("an answer that is given again", () => {
  const closing = { state: "done", outcome: "Met", version: 1 };

  test("is another account's under the same key, and nobody's once the post has ended", async () => {
    const [one, other] = [await aMachine(app), await aMachine(app)];
    const actionId = await anAction(app, child, one.accountId);
    await letInById(app, child, one.accountId);
    const path = `/api/actions/${actionId}/close`;
    const headers = { "idempotency-key": "the-same-key-for-two" };
    const first = await apiClient(app, one.token).post(path, closing, headers);
    expect(first.status).toBe(200);
    const second = await apiClient(app, other.token).post(path, closing, headers);
    expect(second.headers["idempotency-replayed"]).toBeUndefined();
    expect(second.status).not.toBe(200);
    const again = await apiClient(app, one.token).post(path, closing, headers);
    expect([again.status, again.headers["idempotency-replayed"]]).toEqual([200, "true"]);
    expect(again.text).not.toMatch(/Qxreed|Qxwording/);
    await endPostsOf(app, one.accountId, "2026-11-23");
    expect((await apiClient(app, one.token).post(path, closing, headers)).status).toBe(403);
  });

  test("and a request that is no request says nothing of what is inside", async () => {
    const { token } = await aMachine(app);
    const by = apiClient(app, token);
    const bodies = [
      "{",
      "[]",
      '"x"',
      "null",
      '{"__proto__":{"worry":"x"}}',
      JSON.stringify({ worry: "x".repeat(2_000_000) }),
      "[".repeat(100_000),
    ];
    for (const body of bodies) {
      const answer = await by.post("/api/concerns", body);
      expect([body.slice(0, 20), answer.status >= 400 && answer.status < 500]).toEqual([
        body.slice(0, 20),
        true,
      ]);
      expect(answer.type).toBe("application/problem+json");
      expect(answer.text).not.toMatch(/node_modules|at \w+ \(|kysely|postgres|select /i);
      expect(answer.text.length).toBeLessThan(20_000);
    }
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"]) {
      const answer = await by.post("/api/concerns", "{}", { "content-type": type });
      expect([type, answer.status]).toEqual([type, 415]);
    }
  });
});
