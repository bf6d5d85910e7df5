import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aSitting, anItem, referForm, siftForm, sittingForm } from "../harness/panels.ts";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";

let app: TestApp;
let coordinator: Client;
let sittingId: string;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  sittingId = await aSitting(app, coordinator, "chair police nurse school");
});
afterAll(() => app.close());

const at = (itemId: string, rest = ""): string => `/sittings/${sittingId}/items/${itemId}${rest}`;

/** A child on the agenda with its paper, to which these of the cast are asked. */
async function onTheAgenda(asked: string): Promise<{ child: Child; itemId: string }> {
  const child = await aChild(app, { level: 2 });
  const itemId = await anItem(app, coordinator, { sittingId, personId: child.personId });
  const people = await Promise.all(asked.split(" ").map((key) => staffIdOf(app, key)));
  await app.query(
    "update panels.item_people set withdrawn_at = now(), withdrawn_by = invited_by where agenda_item_id = $1 and not staff_id = any($2)",
    [itemId, people],
  );
  expect((await coordinator.post(`/sittings/${sittingId}/papers/make`, {})).status).toBe(303);
  return { child, itemId };
}

const reads = async (key: string, child: Child, itemId: string) => {
  const client = await app.signIn(key);
  const papers = await client.get(`/sittings/${sittingId}/papers`);
  return {
    item: (await client.get(at(itemId))).status,
    papers: papers.page.text.includes(child.reference),
    agenda: (await client.get(`/sittings/${sittingId}`)).page.text.includes(child.reference),
    minutes: (await client.get(`/sittings/${sittingId}/minutes`)).page.text.includes(
      child.reference,
    ),
    record: (await client.get(`/children/${child.personId}`)).status,
  };
};
const everything = { item: 200, papers: true, agenda: true, minutes: true, record: 404 };
const nothing = { item: 404, papers: false, agenda: false, minutes: false, record: 404 };

describe("the paper of an item", () => {
  test("is read by who is asked to it, who does not reach the record by that", async () => {
    const { child, itemId } = await onTheAgenda("chair police");
    expect(await reads("police", child, itemId)).toEqual(everything);
    expect(await reads("chair", child, itemId)).toEqual(everything);
  });

  test("is not read by who is asked to another item, nor by who has no seat", async () => {
    const { child, itemId } = await onTheAgenda("police");
    const other = await onTheAgenda("nurse");
    expect(await reads("nurse", child, itemId)).toEqual(nothing);
    expect(await reads("nurse", other.child, other.itemId)).toEqual(everything);
    expect(await reads("youthworker", child, itemId)).toEqual(nothing);
  });

  test("is closed to someone with a conflict of interest, whoever asked them", async () => {
    const { child, itemId } = await onTheAgenda("police nurse");
    await app.query("update subjects.people set shut_out = array[$2::uuid] where person_id = $1", [
      child.personId,
      await staffIdOf(app, "police"),
    ]);
    expect(await reads("police", child, itemId)).toEqual(nothing);
    expect((await reads("nurse", child, itemId)).papers).toBe(true);
    const form = await coordinator.get(at(itemId, "/arrange"));
    expect(form.html).not.toContain(await staffIdOf(app, "police"));
  });

  test("is left to its professional network where the record is restricted", async () => {
    const { child, itemId } = await onTheAgenda("police");
    await app.query(
      "update subjects.people set restricted = true, acl = array[circle_id] where person_id = $1",
      [child.personId],
    );
    expect(await reads("police", child, itemId)).toEqual(nothing);
    expect((await coordinator.get(at(itemId))).status).toBe(404);
  });

  test("opens so many days before and closes by itself after", async () => {
    const { child, itemId } = await onTheAgenda("police");
    const [was] = await app.query<{ opens: Date; closes: Date }>(
      "select opens_at as opens, closes_at as closes from panels.sittings where sitting_id = $1",
      [sittingId],
    );
    expect(was?.opens.toISOString()).toBe("2026-11-24T00:00:00.000Z");
    const set = (opens: string, closes: string) =>
      app.query("update panels.sittings set opens_at = $2, closes_at = $3 where sitting_id = $1", [
        sittingId,
        opens,
        closes,
      ]);
    await set("2026-11-25T00:00:00Z", "2026-12-16T00:00:00Z");
    expect(await reads("police", child, itemId)).toEqual(nothing);
    const early = await coordinator.get(`/sittings/${sittingId}/papers`);
    expect(early.page.text).toContain("Papers open on");
    // The chair keeps the panel too, and reaches its children no more than the others who are asked.
    for (const key of ["police", "chair"]) {
      const asked = (await (await app.signIn(key)).get(`/sittings/${sittingId}`)).page.text;
      expect(asked).toContain("Papers open on 25 November 2026. The items that you are invited to");
      expect(asked).not.toContain("of 150 minutes");
    }
    expect((await coordinator.get(`/sittings/${sittingId}`)).page.text).not.toContain(
      "The items that you are invited to",
    );
    await app.query(
      "update panels.sittings set starts_at = '2026-11-20T10:00Z', opens_at = '2026-11-13T00:00Z', closes_at = '2026-11-24T00:00Z' where sitting_id = $1",
      [sittingId],
    );
    expect(await reads("police", child, itemId)).toEqual(nothing);
    expect((await coordinator.get(`/sittings/${sittingId}/papers.docx`)).status).toBe(404);
    await app.query(
      "update panels.sittings set starts_at = '2026-12-01T10:00Z', closes_at = '2026-12-16T00:00Z' where sitting_id = $1",
      [sittingId],
    );
    await set("2026-11-24T00:00:00Z", "2026-12-16T00:00:00Z");
  });

  test("is frozen: what changes later is not in it", async () => {
    const { child, itemId } = await onTheAgenda("police");
    await app.query("update subjects.people set given_name = 'Zebediah' where person_id = $1", [
      child.personId,
    ]);
    const police = await app.signIn("police");
    expect((await police.get(at(itemId))).page.text).not.toContain("Zebediah");
  });

  test("is kept in a log of who opened it", async () => {
    const { itemId } = await onTheAgenda("police");
    const police = await app.signIn("police");
    await police.get(`/sittings/${sittingId}/papers`);
    expect((await police.get(`/sittings/${sittingId}/papers.docx`)).status).toBe(200);
    const [row] = await app.query<{ count: number; files: number }>(
      `select count(*)::int as count, (count(*) filter (where as_file))::int as files
       from panels.item_openings where agenda_item_id = $1`,
      [itemId],
    );
    expect(row).toEqual({ count: 2, files: 1 });
    const log = await coordinator.get(`/sittings/${sittingId}/openings`);
    expect(log.page.text).toContain("also as a file");
    expect((await police.get(`/sittings/${sittingId}/openings`)).status).toBe(403);
  });

  test("is read by nobody of another partnership", async () => {
    const { itemId } = await onTheAgenda("police");
    const coordinates = await actorOf(app, "coordinator");
    const rowsOf = (actor: StaffActor) =>
      app.db.as(actor, async (tx) => {
        const rows = await tx
          .selectFrom("panels.agenda_items")
          .select("agenda_item_id")
          .where("agenda_item_id", "=", itemId)
          .execute();
        return {
          value: rows.length,
          audit: { action: "test.look", outcome: "done", route: "test", requestId: "test" },
        };
      });
    const [other] = await app.query<{ id: number }>(
      "insert into directory.partnerships (name) values ('Westmoor') returning partnership_id as id",
    );
    expect(await rowsOf(coordinates)).toBe(1);
    expect(await rowsOf({ ...coordinates, partnershipId: other?.id ?? 0 })).toBe(0);
  });
});

describe("who may do what", () => {
  test("a deputy who is asked later has the papers that are there, but with a conflict", async () => {
    const one = await onTheAgenda("police");
    const other = await onTheAgenda("police");
    const deputy = await staffIdOf(app, "youthworker");
    await app.query("update subjects.people set shut_out = array[$2::uuid] where person_id = $1", [
      other.child.personId,
      deputy,
    ]);
    const asked = await coordinator.post(`/sittings/${sittingId}/ask`, { colleague: deputy });
    expect(asked.status).toBe(303);
    expect(await reads("youthworker", one.child, one.itemId)).toEqual(everything);
    expect(await reads("youthworker", other.child, other.itemId)).toEqual(nothing);
  });

  test("an invited member reads and records nothing", async () => {
    const { itemId } = await onTheAgenda("police");
    const police = await app.signIn("police");
    for (const path of [at(itemId), at(itemId, "/decisions"), `/sittings/${sittingId}/theme`])
      expect((await police.post(path, {})).status, path).toBe(403);
  });

  test("an invited member takes nobody’s invitation back, nor does anyone in another’s name", async () => {
    const { itemId } = await onTheAgenda("police nurse");
    const withdraw = async (key: string, by: string): Promise<bigint | string> => {
      const actor = await actorOf(app, key);
      const withdrawn = { withdrawn_by: await staffIdOf(app, by), withdrawn_at: app.clock.now() };
      const done = app.db.as(actor, async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable("panels.item_people")
          .set(withdrawn)
          .where("agenda_item_id", "=", itemId)
          .where("withdrawn_at", "is", null)
          .executeTakeFirst();
        return {
          value: numUpdatedRows,
          audit: { action: "test.look", outcome: "done", route: "test", requestId: "test" },
        };
      });
      return done.catch((error: unknown) => String((error as { code?: string }).code));
    };
    expect(await withdraw("police", "police")).toBe("42501");
    expect(await withdraw("coordinator", "police")).toBe("42501");
    expect(await withdraw("coordinator", "coordinator")).toBe(2n);
  });

  test("a meeting that a colleague changed first is changed once that has been read", async () => {
    const path = `/sittings/${sittingId}/change`;
    const form = await sittingForm(app, { room: "Room 5", reason: "The lift is broken" });
    const { version = "" } = (await coordinator.get(path)).page.fields;
    expect((await coordinator.post(path, { ...form, version })).status).toBe(303);
    const second = await coordinator.post(path, { ...form, room: "Room 6", version });
    expect(second.status).toBe(409);
    expect(second.html).toContain("Room 6");
    const read = second.page.fields["version"] ?? "";
    expect((await coordinator.post(path, { ...form, room: "Room 6", version: read })).status).toBe(
      303,
    );
    const bad = await coordinator.post(`/sittings/${sittingId}/cancel`, { cancelReason: "" });
    expect([bad.status, bad.page.errors.map(({ href }) => href)]).toEqual([422, ["#cancelReason"]]);
  });

  test("a referral is answered to whoever referred, by the sift, once", async () => {
    const child = await aChild(app, { level: 2 });
    const lead = await app.signIn("lead");
    const bad = await lead.post(`/children/${child.personId}/panels`, referForm({ reason: "" }));
    expect([bad.status, bad.page.errors.map(({ href }) => href)]).toEqual([422, ["#reason"]]);
    expect(bad.html).toContain("Who can find a school place");
    await lead.post(`/children/${child.personId}/panels`, referForm());
    const [row] = await app.query<{ id: string }>(
      "select panel_referral_id as id from panels.panel_referrals where person_id = $1",
      [child.personId],
    );
    const sift = `/panels/mace/referrals/${row?.id ?? ""}`;
    expect((await lead.get(sift)).status).toBe(403);
    // What another panel is asked has another panel's rules.
    const elsewhere = sift.replace("mace", "context");
    const answers = [
      await coordinator.get(elsewhere),
      await coordinator.post(elsewhere, siftForm()),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    const no = siftForm({ outcome: "no", outcomeReason: "A planning meeting first" });
    expect((await coordinator.post(sift, no)).status).toBe(303);
    const second = await coordinator.post(sift, { ...no, outcomeReason: "A meeting, after all" });
    expect([second.status, second.page.fields["version"]]).toEqual([409, "2"]);
    expect(second.html).toContain("A meeting, after all");
    const page = (await lead.get(`/children/${child.personId}/panels`)).page.text;
    expect(page).toContain("A planning meeting first");
    expect((await lead.get("/notices")).page.text).toContain("The sift has answered");
    const agenda = await coordinator.get(`/sittings/${sittingId}`);
    expect(agenda.page.text).not.toContain(child.reference);
  });
});
