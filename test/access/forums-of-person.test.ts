import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { putOnList } from "../harness/elsewhere.ts";
import { aChild } from "../harness/factories.ts";
import { ageFields, aPersonBorn, dayOf } from "../harness/measures.ts";
import { actorOf } from "../harness/sign-in.ts";
import { aThing } from "../harness/flags.ts";
import { auditDuring } from "./walk.ts";
import { letIn } from "./world.ts";

/**
 * Every forum that touches one person of concern, on that person's page. Two adults who are alike in everything: MAPPA
 * knows the one and not the other. Who is not on its list finds the same on both.
 */
let app: TestApp;
let police: Client;
let coordinator: Client;
let intelligence: Client;
let known: string;
let other: string;

const said = ({ page }: Answer): readonly string[] => page.errors.map(({ text }) => text);
const at = (thingId: string, rest = "new/mappa"): string => `/subjects/${thingId}/forums/${rest}`;
const fields = (over: Readonly<Record<string, string>> = {}) => ({
  ...dayOf("onSince", "2026-11-01"),
  contact: "Qxofficer of MAPPA, 01632 960441",
  ...dayOf("nextOn", "2027-02-01"),
  nextWhat: "Meeting of level 2",
  basis: "The duty to co-operate",
  version: "",
  ...over,
});

async function anAdult(): Promise<string> {
  const thingId = await aPersonBorn(app, { bornOn: null });
  await intelligence.post(`/subjects/${thingId}/age`, ageFields());
  return thingId;
}

async function entryOf(thingId: string, forum = "mappa"): Promise<string> {
  const [row] = await app.query<{ id: string }>(
    "select thing_forum_id as id from subjects.thing_forum_entries where thing_id = $1 and forum = $2",
    [thingId, forum],
  );
  return row?.id ?? "";
}

beforeAll(async () => {
  app = await anApp();
  [police, coordinator, intelligence] = [
    await app.signIn("police"),
    await app.signIn("coordinator"),
    await app.signIn("intelligence"),
  ];
  [known, other] = [await anAdult(), await anAdult()];
  for (const key of ["police", "mash"]) await putOnList(app, { forum: "mappa", key });
  const sent = await police.post(at(known), fields());
  expect([sent.status, said(sent)]).toEqual([303, []]);
}, 180_000);
afterAll(() => app.close());

describe("what stands on the person’s page", () => {
  test("is who to ask and what happens next, for the forum’s list", async () => {
    const { page } = await police.get(`/subjects/${known}`);
    for (const words of ["MAPPA", "Qxofficer of MAPPA", "1 February 2027: Meeting of level 2"])
      expect(page.text).toContain(words);
    await police.post(at(known, "new/gangs"), fields({ contact: "Qxof gangs" }));
    const answer = await police.get(`/api/subjects/${known}/forums`);
    expect(answer.html).toContain("Qxof gangs");
    expect(answer.html).not.toMatch(/mappa|Qxofficer/);
    await police.post(at(other, "new/gangs"), fields({ contact: "Qxof gangs" }));
    const entry = await police.get(at(known, await entryOf(known)));
    expect(entry.page.text).toContain("What was said there stays there");
    expect(entry.page.text).toContain("The duty to co-operate");
  });

  test("is changed and ended by version; every version stays; of two at once the second is told", async () => {
    const thingId = await anAdult();
    await police.post(at(thingId, "new/gangs"), fields({ contact: "" }));
    const id = await entryOf(thingId, "gangs");
    const page = await coordinator.get(`/subjects/${thingId}`);
    expect(page.page.text).toContain("The community safety partnership");
    const change = { ...fields({ contact: "Qxnew contact" }), version: "1" };
    expect((await coordinator.post(at(thingId, `${id}/change`), change)).status).toBe(303);
    const late = await police.post(at(thingId, `${id}/change`), { ...change, contact: "Qxkept" });
    expect([late.status, late.html.includes("Qxkept")]).toEqual([409, true]);
    const wrong = { ...dayOf("endedOn", "2026-10-01"), endReason: "", version: "2" };
    expect(said(await police.post(at(thingId, `${id}/end`), wrong))).toEqual([
      "It must not be before it began",
      "Enter why it ended",
    ]);
    const ended = { ...dayOf("endedOn", "2026-11-24"), endReason: "Closed there", version: "2" };
    expect((await police.post(at(thingId, `${id}/end`), ended)).status).toBe(303);
    expect((await police.get(`/subjects/${thingId}`)).page.text).not.toContain("Qxnew contact");
    const rows = await app.query(
      "select 1 from subjects.thing_forum_entries where thing_forum_id = $1",
      [id],
    );
    expect(rows).toHaveLength(3);
  });

  test("goes along where two records are read as one, and comes back when they are taken apart", async () => {
    const [one, into] = [await anAdult(), await anAdult()];
    await police.post(at(one, "new/gangs"), fields({ contact: "Qxalong" }));
    await app.query(
      `insert into subjects.thing_joins (thing_join_id, partnership_id, thing_id, into_id, reason, joined_by, joined_at)
       select gen_random_uuid(), partnership_id, $1, $2, 'One man', recorded_by, recorded_at from subjects.things where thing_id = $1`,
      [one, into],
    );
    expect((await police.get(`/subjects/${into}`)).page.text).toContain("Qxalong");
    await app.query(
      `update subjects.thing_joins set parted_at = joined_at + interval '1 hour', parted_by = joined_by, part_reason = 'Two men' where thing_id = $1`,
      [one],
    );
    expect((await police.get(`/subjects/${into}`)).page.text).not.toContain("Qxalong");
    expect((await police.get(`/subjects/${one}`)).page.text).toContain("Qxalong");
  });
});

describe("a hidden forum", () => {
  const alike = (html: string): string =>
    html
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID")
      .replaceAll(/value="[^"]{20,}"|nonce="[^"]*"/g, "");

  test("is as if it did not exist for who is not on its list, on every page", async () => {
    for (const key of ["coordinator", "intelligence", "manager"]) {
      const client = await app.signIn(key);
      for (const rest of ["", "/panels"]) {
        const [one, two] = [
          await client.get(`/subjects/${known}${rest}`),
          await client.get(`/subjects/${other}${rest}`),
        ];
        expect([key, rest, alike(one.html)]).toEqual([key, rest, alike(two.html)]);
        expect(one.html).not.toContain("Qxofficer");
      }
      for (const path of [at(known, await entryOf(known)), at(known)])
        expect([key, (await client.get(path)).status]).toEqual([
          key,
          key === "manager" && path.endsWith("mappa") ? 403 : 404,
        ]);
      const found = await client.post("/search", { sought: "Qxofficer" });
      expect((await client.follow(found)).html).not.toContain("Qxofficer of MAPPA");
    }
  });

  test("is not offered, recorded or changed by who is not on its list, in the database too", async () => {
    expect((await coordinator.get(at(other, "new"))).html).not.toContain("MAPPA");
    expect((await coordinator.post(at(other), fields())).status).toBe(404);
    const id = await entryOf(known);
    expect((await coordinator.post(at(known, `${id}/end`), {})).status).toBe(404);
    const officer = await actorOf(app, "coordinator");
    const seen = await acting(app, officer, (tx) =>
      tx
        .selectFrom("subjects.thing_forum_entries")
        .select("thing_forum_id")
        .where("forum", "=", "mappa")
        .execute(),
    );
    expect(seen).toEqual([]);
  });

  test("names in the audit its entry, and not the person", async () => {
    const id = await entryOf(known);
    const events = await auditDuring(app, async () => {
      await police.get(at(known, id));
    });
    expect(events.map(({ action, subject_ids }) => [action, subject_ids])).toEqual([
      ["thing.forum.read", [id]],
    ]);
    // Also who records, changes or ends one is led to no page that would name the person then.
    const thingId = await anAdult();
    const recorded = await auditDuring(app, async () => {
      await police.follow(await police.post(at(thingId), fields()));
      const own = await entryOf(thingId);
      const change = { ...fields({ contact: "Qxother" }), version: "1" };
      await police.follow(await police.post(at(thingId, `${own}/change`), change));
      const end = { ...dayOf("endedOn", "2026-11-24"), endReason: "Closed there", version: "2" };
      await police.follow(await police.post(at(thingId, `${own}/end`), end));
    });
    expect(recorded.map(({ action }) => action)).toEqual([
      "thing.forum.record",
      "thing.forum.read",
      "thing.forum.change",
      "thing.forum.read",
      "thing.forum.end",
      "measure.list",
    ]);
    expect(recorded.flatMap(({ subject_ids }) => subject_ids)).not.toContain(thingId);
  });

  test("is nothing to schools, health, workers, scrutineers, governance or the licensing officer", async () => {
    for (const key of ["school", "nurse", "lead", "analyst", "governance", "licensing"]) {
      const client = await app.signIn(key);
      for (const path of [at(known, await entryOf(known)), at(known, "new"), at(known)])
        expect([key, (await client.get(path)).status]).toEqual([key, 403]);
      expect((await client.get(`/subjects/${known}`)).html).not.toMatch(/Qxofficer|MAPPA/);
    }
  });
});

describe("never a child", () => {
  test("nothing is recorded of somebody whose age is not known, and what stood is shown no more", async () => {
    const unknown = await aPersonBorn(app, { bornOn: null });
    expect((await police.get(at(unknown, "new"))).status).toBe(404);
    expect((await police.post(at(unknown, "new/gangs"), fields())).status).toBe(404);
    const thingId = await anAdult();
    await police.post(at(thingId, "new/gangs"), fields({ contact: "Qxnomore" }));
    await intelligence.post(`/subjects/${thingId}/age`, ageFields({ age: "may-be-child" }));
    const page = await police.get(`/subjects/${thingId}`);
    expect(page.html).not.toMatch(/Qxnomore|Forums that know/);
    expect((await police.get(at(thingId, await entryOf(thingId, "gangs")))).status).toBe(404);
  });

  test("the database refuses it, and a forum of a place", async () => {
    const officer = await actorOf(app, "police");
    const [forum] = await app.query<{ id: string }>(
      "select configuration_id as id from directory.configuration where kind = 'forum' and key = 'gangs' and partnership_id = $1",
      [officer.partnershipId],
    );
    const unknown = await aPersonBorn(app, { bornOn: null });
    const place = await aThing(app, { kind: "place", label: "Qxforum yard" });
    for (const [thing_id, refused] of [
      [unknown, /may be a child/],
      [place, /a person, and nothing else/],
    ] as const) {
      const write = acting(app, officer, (tx) =>
        tx
          .insertInto("subjects.thing_forum_entries")
          .values({
            thing_forum_entry_id: crypto.randomUUID(),
            thing_forum_id: crypto.randomUUID(),
            partnership_id: officer.partnershipId,
            thing_id,
            version: 1,
            step: "recorded",
            forum: "gangs",
            forum_id: forum?.id ?? "",
            hidden: false,
            opened_by: officer.id,
            on_since: "2026-11-01",
            basis: "Words",
            recorded_by: officer.id,
            recorded_at: app.clock.now(),
          })
          .execute(),
      );
      await expect(write).rejects.toThrow(refused);
    }
  });

  test("no text of it names a child", async () => {
    const child = await aChild(app, { givenName: "Tamsin", familyName: "Qxforum" });
    await letIn(app, child, "police");
    const again = await app.signIn("police");
    const sent = await again.post(at(other), fields({ basis: "Asked for Tamsin Qxforum" }));
    expect([sent.status, said(sent).join()]).toEqual([422, expect.stringContaining("child")]);
  });
});
