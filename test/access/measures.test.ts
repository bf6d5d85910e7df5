import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { acting } from "../database/acting.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild, restrict } from "../harness/factories.ts";
import { aLink, aThing } from "../harness/flags.ts";
import { actorOf } from "../harness/sign-in.ts";
import {
  aMeasure,
  dayOf,
  measureFields,
  reviewFields,
  safe,
  sendTo,
  stepFields,
  versionOf,
} from "../harness/measures.ts";
import { letIn } from "./world.ts";

/** Measures on places and adults: who gets in, what comes first, two who act at once, and what a child says. */
let app: TestApp;
let police: Client;
let coordinator: Client;
let hotel: string;
beforeAll(async () => {
  app = await anApp();
  police = await app.signIn("police");
  coordinator = await app.signIn("coordinator");
  hotel = await aThing(app, { kind: "business", label: "Qxhotel" });
});
afterAll(() => app.close());

const said = ({ page }: Answer): readonly string[] => page.errors.map(({ text }) => text);
const step = (by: Client, measureId: string, name: string, over = {}): Promise<Answer> =>
  sendTo(app, by, { measureId, name: "step", form: stepFields(name, over) });
const until = (on: string) => dayOf("endsOn", on);

describe("who gets in", () => {
  test("a school, a nurse and a worker read and write nothing; a manager reads and records nothing", async () => {
    const measureId = await aMeasure(app, police, { thingId: hotel });
    const paths = [
      "/measures",
      "/measures/catalogue",
      "/api/measures",
      `/measures/${measureId}`,
      `/api/measures/${measureId}`,
      `/subjects/${hotel}/measures/new`,
    ];
    for (const key of ["school", "nurse", "lead", "youthworker", "governance", "analyst"]) {
      const client = await app.signIn(key);
      for (const path of paths) expect((await client.get(path)).status, `${key} ${path}`).toBe(403);
      for (const name of ["safe", "effect", "step", "review"])
        expect((await client.post(`/measures/${measureId}/${name}`, {})).status).toBe(403);
    }
    const manager = await app.signIn("manager");
    expect((await manager.get(`/measures/${measureId}`)).status).toBe(200);
    expect((await step(manager, measureId, "issued")).status).toBe(403);
    const fields = await measureFields(app);
    expect((await manager.post(`/subjects/${hotel}/measures/new`, fields)).status).toBe(403);
  });

  test("by row: without the permission no row is read, written or deleted", async () => {
    await aMeasure(app, police, { thingId: hotel });
    const lead = await actorOf(app, "lead");
    const rows = await acting(app, lead, (tx) =>
      tx.selectFrom("subjects.measures").select("measure_id").execute(),
    );
    expect(rows).toEqual([]);
    const officer = await actorOf(app, "police");
    const seen = await acting(app, officer, (tx) =>
      tx.selectFrom("subjects.measures").select("measure_id").execute(),
    );
    expect(seen.length).toBeGreaterThan(0);
    await expect(
      acting(app, officer, (tx) => tx.deleteFrom("subjects.measures").execute()),
    ).rejects.toThrow(/permission denied/);
  });
});

describe("what comes first", () => {
  test("nothing before a named person decided that it is safe to act", async () => {
    const measureId = await aMeasure(app, police, { thingId: hotel });
    expect((await step(police, measureId, "issued")).status).toBe(422);
    expect((await safe(app, police, measureId)).status).toBe(303);
    expect((await police.get(`/measures/${measureId}`)).page.text).toContain("Decided by Tom Cole");
    expect((await step(police, measureId, "issued", until("2027-05-01"))).status).toBe(303);
  });

  test("not safe: nothing but not to pursue it, and the decision stands", async () => {
    const measureId = await aMeasure(app, police, { thingId: hotel });
    const no = { safe: "no", reason: "The children would be blamed" };
    await sendTo(app, police, { measureId, name: "safe", form: no });
    expect((await step(police, measureId, "issued", until("2027-05-01"))).status).toBe(422);
    expect((await safe(app, coordinator, measureId)).status).toBe(409);
    expect((await step(police, measureId, "not-pursued")).status).toBe(303);
  });

  test("a child in the household: a lead who did not propose it agrees the effect", async () => {
    for (const household of ["child", "not-known"]) {
      const measureId = await aMeasure(app, police, { thingId: hotel, over: { household } });
      await safe(app, police, measureId);
      expect((await step(police, measureId, "issued", until("2027-05-01"))).status).toBe(422);
      const effect = { effect: "Their aunt is there on the day" };
      const agree = (by: Client) => sendTo(app, by, { measureId, name: "effect", form: effect });
      // Police lead for no child, and nobody agrees to their own.
      expect((await agree(police)).status).toBe(403);
      expect((await agree(await app.signIn("manager"))).status).toBe(303);
      expect((await step(police, measureId, "issued", until("2027-05-01"))).status).toBe(303);
    }
    const own = await aMeasure(app, coordinator, { thingId: hotel, over: { household: "child" } });
    const effect = { effect: "Words" };
    const sent = await sendTo(app, coordinator, { measureId: own, name: "effect", form: effect });
    expect(sent.status).toBe(403);
  });

  test("the database holds the order of things as well", async () => {
    const measureId = await aMeasure(app, police, { thingId: hotel });
    const officer = await actorOf(app, "police");
    const write = (row: object): Promise<unknown> =>
      acting(app, officer, (tx) =>
        tx
          .updateTable("subjects.measures")
          .set({ ...row, changed_by: officer.id })
          .where("measure_id", "=", measureId)
          .execute(),
      );
    await expect(write({ state: "served" })).rejects.toThrow(/measures_first_check/);
    const coordinatorId = (await actorOf(app, "coordinator")).id;
    const others = {
      safe: true,
      safe_reason: "x",
      safe_by: coordinatorId,
      safe_at: app.clock.now(),
    };
    await expect(write(others)).rejects.toThrow(/the one who is acting/);
  });
});

describe("steps", () => {
  test("the journey of a notice: served, appealed, upheld, ended; what is closed stays", async () => {
    const measureId = await aMeasure(app, police, { thingId: hotel });
    await safe(app, police, measureId);
    expect(said(await step(police, measureId, "served")).join()).toContain("until when");
    expect(said(await step(police, measureId, "served", until("2027-06-30"))).join()).toContain(
      "longer than the catalogue allows",
    );
    await step(police, measureId, "served", until("2027-05-01"));
    await step(police, measureId, "appealed");
    await step(police, measureId, "upheld");
    expect((await step(police, measureId, "ended")).status).toBe(303);
    expect((await step(police, measureId, "served", until("2027-05-01"))).status).toBe(422);
    const page = await police.get(`/measures/${measureId}`);
    expect(page.page.text).toContain("Upheld on appeal");
    expect((await police.get("/measures?show=closed")).html).toContain(measureId);
    expect((await police.get("/measures")).html).not.toContain(measureId);
  });

  test("two who serve one order: the second is told that it is overtaken, and nothing typed is lost", async () => {
    const measureId = await aMeasure(app, police, { thingId: hotel });
    await safe(app, police, measureId);
    const version = await versionOf(app, measureId);
    const form = { ...stepFields("served", until("2027-05-01")), version };
    expect((await police.post(`/measures/${measureId}/step`, form)).status).toBe(303);
    const late = { ...form, wording: "Qxkept" };
    const second = await coordinator.post(`/measures/${measureId}/step`, late);
    expect(second.status).toBe(409);
    expect(second.html).toContain("Qxkept");
    const rows = await app.query("select 1 from subjects.measure_steps where measure_id = $1", [
      measureId,
    ]);
    expect(rows).toHaveLength(1);
  });

  test("an order that ends before it begins is refused at its end", async () => {
    const measureId = await aMeasure(app, police, {
      thingId: hotel,
      over: { measure: "premises-licence-review" },
    });
    await safe(app, police, measureId);
    await step(police, measureId, "applied");
    const span = { ...dayOf("startsOn", "2026-12-10"), ...until("2026-12-01") };
    const sent = await step(police, measureId, "granted", span);
    expect(said(sent)).toEqual(["It must end after it begins"]);
    expect(sent.html).toContain('value="10"');
  });

  test("a breach is on the board and waits for a review at once", async () => {
    const measureId = await aMeasure(app, police, { thingId: hotel });
    await safe(app, police, measureId);
    await step(police, measureId, "served", until("2027-05-01"));
    await step(police, measureId, "breached");
    for (const show of ["breached", "review"])
      expect((await police.get(`/measures?show=${show}`)).html).toContain(measureId);
    expect((await police.get("/work")).page.text).toMatch(/measures? (?:was|were) breached/);
    expect((await police.get("/overdue")).html).toContain('href="/measures?show=review"');
    expect((await police.get("/measures?show=review")).html).toContain('href="/overdue"');
  });

  test("what is of 2026 is off: it is in the catalogue and cannot be proposed", async () => {
    expect((await police.get("/measures/catalogue")).page.text).toContain("Respect order");
    const person = await aThing(app, { kind: "person", label: "Qxadult" });
    const page = await police.get(`/subjects/${person}/measures/new`);
    expect(page.html).not.toContain("respect-order");
    const fields = await measureFields(app, { measure: "emergency-protection-order" });
    expect((await police.post(`/subjects/${hotel}/measures/new`, fields)).status).toBe(422);
  });
});

describe("did the harm fall?", () => {
  test("a review says by which facts, how the child is, and where the harm moved", async () => {
    const measureId = await aMeasure(app, police, { thingId: hotel });
    await safe(app, police, measureId);
    const send = (over = {}) =>
      sendTo(app, police, { measureId, name: "review", form: reviewFields(over) });
    await step(police, measureId, "served", until("2027-05-01"));
    expect((await send({ facts: "" })).status).toBe(422);
    expect((await send({ moved: "yes", movedTo: "other" })).status).toBe(422);
    const second = await aThing(app, { kind: "place", label: "Qxcarpark" });
    expect((await send({ moved: "yes", movedTo: second })).status).toBe(303);
    const page = await police.get(`/measures/${measureId}`);
    expect(page.page.text).toContain("Qxcarpark");
    expect((await police.get(`/subjects/${hotel}`)).html).toContain(measureId);
  });

  test("what a child says is read by who reaches the child, and by nobody else", async () => {
    const measureId = await aMeasure(app, police, { thingId: hotel });
    const [near, far] = [
      await aChild(app, { familyName: "Qxnearby" }),
      await aChild(app, { familyName: "Qxfaraway" }),
    ];
    for (const { personId } of [near, far]) await aLink(app, { personId, thingId: hotel });
    await letIn(app, near, "police");
    const words = {
      kind: "account",
      wording: "Qxwordsofachild",
      ...dayOf("saidOn", "2026-11-20"),
      source: "Her worker",
    };
    const at = (child: { readonly personId: string }) =>
      `/children/${child.personId}/measures/${measureId}`;
    expect((await police.post(at(near), words)).status).toBe(303);
    expect((await police.post(at(far), words)).status).toBe(404);
    expect((await police.get(`/measures/${measureId}`)).html).toContain("Qxwordsofachild");
    const intelligence = await app.signIn("intelligence");
    const other = await intelligence.get(`/measures/${measureId}`);
    expect(other.html).not.toContain("Qxwordsofachild");
    expect(other.html).not.toContain("Qxnearby");
    await restrict(app, near);
    const after = await (await app.signIn("coordinator")).get(`/measures/${measureId}`);
    expect(after.html).not.toContain("Qxwordsofachild");
  });

  test("no free text names a child: by reference, or by the name of one within reach", async () => {
    const child = await aChild(app, { givenName: "Tamsin", familyName: "Qxnamed" });
    await letIn(app, child, "police");
    const again = await app.signIn("police");
    for (const reason of [`Seen with ${child.reference}`, "Tamsin Qxnamed was taken there"]) {
      const fields = await measureFields(app, { reason });
      const sent = await again.post(`/subjects/${hotel}/measures/new`, fields);
      expect(said(sent).join()).toContain("This names a child");
    }
    // Of whom the writer does not reach nothing is said.
    const intelligence = await app.signIn("intelligence");
    const fields = await measureFields(app, { reason: "Tamsin Qxnamed was taken there" });
    expect((await intelligence.post(`/subjects/${hotel}/measures/new`, fields)).status).toBe(303);
  });
});
