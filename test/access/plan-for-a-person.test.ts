import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { aThing } from "../harness/flags.ts";
import { agencyIdOf } from "../harness/leads.ts";
import {
  ageFields,
  aMeasure,
  aPersonBorn,
  dayOf,
  reviewFields,
  safe,
  sendTo,
  stepFields,
} from "../harness/measures.ts";
import { actorOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

/** A plan for a person of concern: what comes before it, who does what under it, when it is overdue, and never a child. */
let app: TestApp;
let police: Client;
let coordinator: Client;
let intelligence: Client;
beforeAll(async () => {
  app = await anApp();
  police = await app.signIn("police");
  coordinator = await app.signIn("coordinator");
  intelligence = await app.signIn("intelligence");
});
afterAll(() => app.close());

const said = ({ page }: Answer): readonly string[] => page.errors.map(({ text }) => text);
const step = (by: Client, measureId: string, name: string): Promise<Answer> =>
  sendTo(app, by, { measureId, name: "step", form: stepFields(name) });

/** A grown man who harms, and a plan that is proposed for him. */
async function aPlan(over = {}): Promise<{ thingId: string; measureId: string }> {
  const thingId = await aPersonBorn(app, { bornOn: null });
  await intelligence.post(`/subjects/${thingId}/age`, ageFields());
  const plan = { measure: "disruption-plan", ...over };
  const measureId = await aMeasure(app, police, { thingId, over: plan });
  return { thingId, measureId };
}

async function started(over = {}): Promise<{ thingId: string; measureId: string }> {
  const plan = await aPlan(over);
  await safe(app, police, plan.measureId);
  expect((await step(police, plan.measureId, "started")).status).toBe(303);
  return plan;
}

const actionFields = async (over = {}) => ({
  wording: "Visits the car wash with licensing officers",
  agency: await agencyIdOf(app, "lead"),
  ...dayOf("dueOn", "2026-12-10"),
  ...over,
});

const idOf = async (measureId: string): Promise<string> => {
  const [row] = await app.query<{ id: string }>(
    "select measure_action_id as id from subjects.measure_actions where measure_id = $1",
    [measureId],
  );
  return row?.id ?? "";
};

const ended = (over = {}) => ({
  state: "done",
  outcome: "Two cars were seized",
  version: "1",
  ...over,
});

describe("what comes first", () => {
  test("no action before it is safe to act and the plan has started", async () => {
    const { measureId } = await aPlan();
    const at = `/measures/${measureId}/actions/new`;
    expect((await police.get(at)).status).toBe(404);
    expect((await police.post(at, await actionFields())).status).toBe(404);
    await safe(app, police, measureId);
    expect((await police.post(at, await actionFields())).status).toBe(404);
    await step(police, measureId, "started");
    expect((await police.get(`/measures/${measureId}`)).page.text).toContain("Who does what");
    expect((await police.post(at, await actionFields())).status).toBe(303);
  });

  test("where a child lives, a lead agrees the effect before the plan starts", async () => {
    const { measureId } = await aPlan({ household: "child" });
    await safe(app, police, measureId);
    expect((await step(police, measureId, "started")).status).toBe(422);
    const effect = { effect: "The school knows on the day" };
    const manager = await app.signIn("manager");
    await sendTo(app, manager, { measureId, name: "effect", form: effect });
    expect((await step(police, measureId, "started")).status).toBe(303);
  });

  test("a plan is offered on a person, and not on a place, whose case has one", async () => {
    const place = await aThing(app, { kind: "place", label: "Qxpark" });
    expect((await police.get(`/subjects/${place}/measures/new`)).html).not.toContain(
      "disruption-plan",
    );
    const { measureId } = await started();
    const other = await aMeasure(app, police, { thingId: place });
    expect((await police.get(`/measures/${other}`)).page.text).not.toContain("Who does what");
    expect((await police.get(`/measures/${other}/actions/new`)).status).toBe(404);
    expect((await police.get(`/measures/${measureId}/actions/new`)).status).toBe(200);
  });
});

describe("who does what", () => {
  test("an action, what came of it, and a plan that ends when nothing is left open", async () => {
    const { measureId, thingId } = await started();
    const order = await aMeasure(app, police, { thingId, over: { measure: "cawn" } });
    await police.post(`/measures/${measureId}/actions/new`, await actionFields());
    const page = await police.get(`/measures/${measureId}`);
    expect(page.page.text).toContain("Visits the car wash with licensing officers");
    expect(page.html).toContain(`/measures/${order}`);
    expect(said(await step(police, measureId, "ended"))).toEqual([
      "Say first what came of each action of the plan",
    ]);
    const at = `/measures/${measureId}/actions/${await idOf(measureId)}`;
    expect((await police.post(at, ended({ outcome: "" }))).status).toBe(422);
    expect((await police.post(at, ended())).status).toBe(303);
    expect((await police.get(`/measures/${measureId}`)).page.text).toContain(
      "Two cars were seized",
    );
    // Of two who say what came of it the second is told, and keeps what was typed.
    const late = await coordinator.post(at, ended({ outcome: "Qxkept" }));
    expect(late.status).toBe(409);
    expect((await step(police, measureId, "ended")).status).toBe(303);
    expect((await police.get(`/measures/${measureId}/actions/new`)).status).toBe(404);
  });

  test("a day that is past, no agency and no words are refused beside what is wrong", async () => {
    const { measureId } = await started();
    const at = `/measures/${measureId}/actions/new`;
    const wrong = { wording: "", agency: "", ...dayOf("dueOn", "2026-11-01") };
    const sent = await police.post(at, await actionFields(wrong));
    expect(said(sent)).toEqual([
      "Enter what will be done",
      "Choose which agency does it",
      "It must be today or later",
    ]);
  });

  test("what is overdue is on the board and on My work, until it is done", async () => {
    const { measureId } = await started();
    await police.post(`/measures/${measureId}/actions/new`, await actionFields());
    expect((await police.get("/measures?show=overdue")).html).not.toContain(measureId);
    await app.query(
      "update subjects.measure_actions set due_on = '2026-11-20' where measure_id = $1",
      [measureId],
    );
    expect((await police.get("/measures?show=overdue")).html).toContain(measureId);
    expect((await police.get("/work")).page.text).toContain("has an action that is overdue");
    const at = `/measures/${measureId}/actions/${await idOf(measureId)}`;
    await police.post(at, ended({ state: "not-done", outcome: "The business closed" }));
    expect((await police.get("/measures?show=overdue")).html).not.toContain(measureId);
  });

  test("its review asks whether the harm fell, the child’s own account, and where it moved", async () => {
    const { measureId } = await started();
    const form = reviewFields();
    const sent = await sendTo(app, police, { measureId, name: "review", form });
    expect(sent.status).toBe(303);
    expect((await police.get(`/measures/${measureId}`)).page.text).toContain(
      "A child’s own account",
    );
  });
});

describe("who gets in", () => {
  test("who reads no measure reads no plan; who only reads adds and ends nothing", async () => {
    const { measureId } = await started();
    await police.post(`/measures/${measureId}/actions/new`, await actionFields());
    const paths = ["new", await idOf(measureId)].map(
      (path) => `/measures/${measureId}/actions/${path}`,
    );
    for (const key of [
      "school",
      "nurse",
      "lead",
      "youthworker",
      "governance",
      "analyst",
      "manager",
    ]) {
      const client = await app.signIn(key);
      for (const path of paths) {
        expect((await client.get(path)).status, `${key} ${path}`).toBe(403);
        expect((await client.post(path, {})).status, `${key} ${path}`).toBe(403);
      }
    }
    const lead = await actorOf(app, "lead");
    const rows = await acting(app, lead, (tx) =>
      tx.selectFrom("subjects.measure_actions").select("measure_id").execute(),
    );
    expect(rows).toEqual([]);
  });

  test("no action names a child", async () => {
    const child = await aChild(app, { givenName: "Tamsin", familyName: "Qxplanned" });
    await letIn(app, child, "police");
    const again = await app.signIn("police");
    const { measureId } = await started();
    const fields = await actionFields({ wording: "Keep Tamsin Qxplanned away from the car wash" });
    const sent = await again.post(`/measures/${measureId}/actions/new`, fields);
    expect(sent.status).toBe(422);
    expect(said(sent).join()).toContain("child");
  });
});

describe("never a child", () => {
  test("a plan on a person who turns out to be a child takes no more actions, and can be ended", async () => {
    const { measureId, thingId } = await started();
    await police.post(`/measures/${measureId}/actions/new`, await actionFields());
    const at = `/measures/${measureId}/actions/${await idOf(measureId)}`;
    await intelligence.post(`/subjects/${thingId}/age`, ageFields({ age: "may-be-child" }));
    const page = await police.get(`/measures/${measureId}`);
    expect(page.page.text).toContain("can only be ended");
    expect((await police.get("/measures")).html).not.toContain(measureId);
    await app.query(
      "update subjects.measure_actions set due_on = '2026-11-20' where measure_id = $1",
      [measureId],
    );
    expect((await police.get("/measures?show=overdue")).html).not.toContain(measureId);
    expect((await police.get(`/measures/${measureId}/actions/new`)).status).toBe(404);
    const sent = ended({ state: "not-done", outcome: "The plan was stopped" });
    expect((await police.post(at, sent)).status).toBe(303);
    expect((await step(police, measureId, "ended")).status).toBe(303);
  });

  test("the database refuses an action on any measure but a plan that runs", async () => {
    const officer = await actorOf(app, "police");
    const agencyId = await agencyIdOf(app, "police");
    const place = await aThing(app, { kind: "place", label: "Qxyard" });
    const notice = await aMeasure(app, police, { thingId: place });
    const { measureId: waiting } = await aPlan();
    const { measureId: childs, thingId } = await started();
    await intelligence.post(`/subjects/${thingId}/age`, ageFields({ age: "may-be-child" }));
    for (const measureId of [notice, waiting, childs]) {
      const write = acting(app, officer, (tx) =>
        tx
          .insertInto("subjects.measure_actions")
          .values({
            measure_action_id: crypto.randomUUID(),
            partnership_id: officer.partnershipId,
            measure_id: measureId,
            wording: "Words",
            agency_id: agencyId,
            due_on: "2026-12-10",
            recorded_by: officer.id,
            recorded_at: app.clock.now(),
            changed_by: officer.id,
            changed_at: app.clock.now(),
          })
          .execute(),
      );
      await expect(write).rejects.toThrow(/a plan that runs/);
    }
  });
});
