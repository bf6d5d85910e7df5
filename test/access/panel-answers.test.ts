import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aSitting, anItem, sittingForm } from "../harness/panels.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";

let app: TestApp;
let coordinator: Client;
let sittingId: string;
let sitting: string;
let child: Child;
let itemId: string;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  sittingId = await aSitting(app, coordinator, "chair police nurse");
  sitting = `/sittings/${sittingId}`;
  child = await aChild(app, { level: 2 });
  itemId = await anItem(app, coordinator, { sittingId, ...child });
  expect((await coordinator.post(`${sitting}/papers/make`, {})).status).toBe(303);
});
afterAll(() => app.close());

const answer = async (key: string, form: Record<string, string>) =>
  (await app.signIn(key)).post(`${sitting}/invitation`, form);
const reads = async (key: string): Promise<boolean> =>
  (await (await app.signIn(key)).get(`${sitting}/papers`)).page.text.includes(child.reference);

describe("whoever is asked to a meeting", () => {
  test("answers for themselves, and everybody who comes reads it", async () => {
    const own = (await app.signIn("police")).get(sitting);
    expect((await own).page.text).toContain("Your invitation");
    expect((await answer("police", { answer: "coming" })).status).toBe(303);
    expect((await answer("nurse", { answer: "apologies" })).status).toBe(303);
    const page = (await coordinator.get(`${sitting}/people`)).page.text;
    expect(page).toContain("Sends apologies");
    expect(page).toContain("the meeting has no quorum: they sent apologies");
    const { text } = (await coordinator.get(sitting)).page;
    expect(text).toContain("Coming: Tom Cole");
    expect(text).toContain("the meeting has no quorum: they sent apologies");
    const theirs = (await (await app.signIn("police")).get(sitting)).page.text;
    expect(theirs).not.toContain("quorum");
  });

  test("finds it among their meetings and in their own week; whoever is not asked does not", async () => {
    for (const [key, isAsked] of [
      ["police", true],
      ["nurse", true],
      ["school", false],
    ] as const) {
      const client = await app.signIn(key);
      const isIn = async (at: string): Promise<boolean> =>
        (await client.get(at)).page.links.some(({ href }) => href === sitting);
      expect([key, await isIn("/meetings")]).toEqual([key, isAsked]);
      expect([key, await isIn("/work")]).toEqual([key, isAsked]);
    }
    const booked = (await coordinator.get("/meetings")).page.links;
    expect(booked.map(({ href }) => href)).toContain(sitting);
  });

  test("is told what is wrong beside its field", async () => {
    const nothing = await answer("police", {});
    expect([nothing.status, nothing.page.errors.map(({ href }) => href)]).toEqual([
      422,
      ["#answer"],
    ]);
    const other = { answer: "deputy", deputy: await staffIdOf(app, "school") };
    const wrong = await answer("police", other);
    expect([wrong.status, wrong.page.errors.map(({ href }) => href)]).toEqual([422, ["#deputy"]]);
    expect(await reads("school")).toBe(false);
  });

  test("answers for nobody else; who keeps the panel records what they were told", async () => {
    const whose = await staffIdOf(app, "nurse");
    expect((await answer("police", { answer: "coming", whose })).status).toBe(403);
    expect((await answer("school", { answer: "coming" })).status).toBe(404);
    expect((await answer("coordinator", { answer: "coming", whose })).status).toBe(303);
    const other = await answer("coordinator", { answer: "coming", whose: newId() });
    expect([other.status, other.page.errors.map(({ href }) => href)]).toEqual([422, ["#whose"]]);
    const nobodys = await answer("coordinator", { answer: "coming", whose: "" });
    expect([nobodys.status, nobodys.page.errors.map(({ href }) => href)]).toEqual([
      422,
      ["#whose"],
    ]);
    const row = {
      sitting_answer_id: newId(),
      sitting_id: sittingId,
      staff_id: whose,
      answer: "coming",
      answered_for: new Date("2026-12-01T10:00:00Z"),
      answered_at: app.clock.now(),
    };
    const actor = await actorOf(app, "police");
    const forged = app.db.as(actor, async (tx) => {
      const owned = { partnership_id: actor.partnershipId, answered_by: actor.id };
      await tx
        .insertInto("panels.sitting_answers")
        .values({ ...row, ...owned })
        .execute();
      const audit = { action: "x", outcome: "done", route: "x", requestId: "x" } as const;
      return { value: 0, audit };
    });
    await expect(forged).rejects.toThrow("answers for themselves");
  });

  test("sends a colleague of their agency, who reads the same papers but with a conflict", async () => {
    const deputy = await staffIdOf(app, "intelligence");
    const other = await aChild(app, { level: 2 });
    await app.query("update subjects.people set shut_out = array[$2::uuid] where person_id = $1", [
      other.personId,
      deputy,
    ]);
    await anItem(app, coordinator, { sittingId, ...other });
    expect(await reads("intelligence")).toBe(false);
    expect((await answer("police", { answer: "deputy", deputy })).status).toBe(303);
    expect(await reads("intelligence")).toBe(true);
    const asked = await app.query<{ id: string }>(
      "select agenda_item_id as id from panels.item_people where staff_id = $1",
      [deputy],
    );
    expect(asked.map(({ id }) => id)).toEqual([itemId]);
    const [told] = await app.query<{ headline: string }>(
      "select headline from work.notifications where staff_id = $1 and href = $2",
      [deputy, sitting],
    );
    expect(told?.headline).toContain("in place of a colleague");
    const file = (await (await app.signIn("police")).get(`${sitting}/calendar.ics`)).raw.toString();
    expect(file).toContain("PARTSTAT=DELEGATED");
    expect(file).not.toContain(child.reference);
  });
});

describe("who keeps the panel", () => {
  test("takes a deputy off an item, and no later answer brings them back", async () => {
    const deputy = await staffIdOf(app, "intelligence");
    await app.query(
      "update panels.item_people set withdrawn_by = invited_by, withdrawn_at = $2 where staff_id = $1",
      [deputy, app.clock.now()],
    );
    expect((await answer("police", { answer: "deputy", deputy })).status).toBe(303);
    expect(await reads("intelligence")).toBe(false);
    const [named] = await app.query<{ name: string }>(
      "select name from directory.staff where staff_id = $1",
      [deputy],
    );
    const { page, html } = await (await app.signIn("police")).get(sitting);
    expect(page.text).toContain(`Sends a deputy: Tom Cole (${named?.name ?? "nobody"})`);
    expect(html.match(/Put it in your calendar/g)).toHaveLength(1);
  });
});

describe("a meeting that moves", () => {
  test("asks a new chair and whoever has a seat since, to its items too, and everybody again", async () => {
    await app.query(
      `insert into directory.posts (post_id, partnership_id, staff_id, team_id, role_id, starts_on)
       select gen_random_uuid(), partnership_id, $2, team_id, role_id, starts_on from directory.posts where staff_id = $1`,
      [await staffIdOf(app, "chair"), await staffIdOf(app, "manager")],
    );
    const seat = { staff: await staffIdOf(app, "school"), part: "member" };
    expect((await coordinator.post("/panels/mace/seats", seat)).status).toBe(303);
    expect(await reads("school")).toBe(false);
    const [row] = await app.query<{ version: number }>(
      "select version from panels.sittings where sitting_id = $1",
      [sittingId],
    );
    const form = await sittingForm(app, {
      time: "11:00",
      chair: await staffIdOf(app, "manager"),
      reason: "The room is taken",
      version: String(row?.version ?? 0),
    });
    const moved = await coordinator.post(`${sitting}/change`, form);
    expect([moved.status, moved.page.errors]).toEqual([303, []]);
    for (const key of ["school", "manager"]) expect([key, await reads(key)]).toEqual([key, true]);
    const page = (await coordinator.get(`${sitting}/people`)).page.text;
    expect(page).toContain("Invited: no reply");
    expect(page).not.toContain("Sends a deputy");
    const police = await app.signIn("police");
    expect((await police.get("/notices")).page.text).toContain("answer for the new time");
    expect((await police.get(`${sitting}/calendar.ics`)).raw.toString()).toContain("NEEDS-ACTION");
  });

  test("takes no answer once it has begun", async () => {
    await app.query(
      "update panels.sittings set starts_at = '2026-11-24T08:00Z' where sitting_id = $1",
      [sittingId],
    );
    const late = await answer("police", { answer: "coming" });
    expect(late.status).toBe(422);
    expect(late.page.text).toContain("This meeting has begun");
    expect((await (await app.signIn("police")).get(sitting)).page.text).not.toContain(
      "Your invitation",
    );
  });
});
