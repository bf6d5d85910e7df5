import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { aLink, aThing, linkForm, renewLinkForm } from "../harness/flags.ts";
import { aPersonBorn, dayOf } from "../harness/measures.ts";
import { actorOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

/** What a link of a child with a subject says of itself: how sure, since when, who reads it, and until when it counts. */
let app: TestApp;
let coordinator: Client;
let intelligence: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  intelligence = await app.signIn("intelligence");
});
afterAll(() => app.close());

const said = ({ page }: Answer): string => page.errors.map(({ text }) => text).join();
const linkedOf = (personId: string): string => `/children/${personId}/linked`;

type Linking = { readonly personId: string; readonly thingId: string };

const link = (
  by: Client,
  { personId, thingId }: Linking,
  more: Readonly<Record<string, string>> = {},
): Promise<Answer> => by.post(linkedOf(personId), { ...linkForm(more), thing: thingId, q: "" });

async function aPair(label: string): Promise<Linking> {
  const { personId } = await aChild(app);
  return { personId, thingId: await aThing(app, { kind: "person", label }) };
}

describe("a link of a child", () => {
  test("says how sure it is, since when, who may read it and by when it is reviewed, on both pages", async () => {
    const pair = await aPair("Qxsure");
    const more = { certainty: "confirmed", confidence: "high", grading: "3x5x2" };
    const sent = await link(coordinator, pair, { ...more, ...dayOf("beganOn", "2026-09-01") });
    expect(sent.status).toBe(303);
    for (const path of [linkedOf(pair.personId), `/subjects/${pair.thingId}`]) {
      const { text } = (await coordinator.get(path)).page;
      for (const words of [
        "Confirmed",
        "Confidence: high",
        "Graded 3x5x2",
        "since 1 September 2026",
      ])
        expect(text, path).toContain(words);
      expect(text, path).toContain("20 May 2027");
    }
  });

  test("is refused beside what is wrong with it, and nothing that was typed is lost", async () => {
    const pair = await aPair("Qxwrong");
    const wrong = await link(coordinator, pair, {
      certainty: "",
      confidence: "certain",
      handling: "",
      wording: "Qxtypedwords",
      ...dayOf("beganOn", "2026-11-10"),
      ...dayOf("untilOn", "2026-11-09"),
      ...dayOf("reviewBy", "2028-01-01"),
    });
    expect(wrong.status).toBe(422);
    for (const words of [
      "Choose alleged or confirmed",
      "Choose how confident you are",
      "Choose who may read it",
      "must not end before it begins",
      "within a year",
    ])
      expect(said(wrong)).toContain(words);
    expect(wrong.html).toContain("Qxtypedwords");
    const past = await link(coordinator, pair, dayOf("reviewBy", "2026-11-24"));
    expect(said(past)).toContain("It must be after today");
  });

  test("with nothing, or with what is no id, finds nothing and says so", async () => {
    const child = await aChild(app);
    for (const thing of ["", "safeguard", child.personId])
      expect((await coordinator.post(linkedOf(child.personId), { thing })).status).toBe(404);
  });

  test("for police is read by police who handle intelligence, and stands in nobody’s chronology", async () => {
    const child = await aChild(app);
    await letIn(app, child, "intelligence");
    const thingId = await aThing(app, { label: "Qxhandled" });
    const pair = { personId: child.personId, thingId };
    const form = { handling: "police", wording: "Qxsecretwords" };
    expect(said(await link(coordinator, pair, form))).toContain("could not read it yourself");
    expect((await link(intelligence, pair, form)).status).toBe(303);
    for (const path of [linkedOf(child.personId), `/subjects/${thingId}`]) {
      expect((await intelligence.get(path)).html, path).toContain("Qxsecretwords");
      expect((await coordinator.get(path)).html, path).not.toContain("Qxsecretwords");
    }
    expect((await coordinator.get(linkedOf(child.personId))).html).not.toContain("Qxhandled");
    const chronology = await coordinator.get(`/children/${child.personId}/chronology`);
    expect(chronology.page.text).not.toContain("Linked with a vehicle");
    const rows = await acting(app, await actorOf(app, "coordinator"), (tx) =>
      sql`select from protect.thing_links where handling = 'police'`.execute(tx),
    );
    expect(rows.rows).toHaveLength(0);
    // The same link for everybody is another entry, and its refusal tells of none.
    expect((await link(coordinator, pair)).status).toBe(303);
    expect(said(await link(coordinator, pair))).toBe("This is recorded already");
  });

  test("is never with who may be a child, by statement either", async () => {
    const { personId } = await aChild(app);
    const thingId = await aPersonBorn(app, { bornOn: "2010-01-01" });
    expect(said(await link(coordinator, { personId, thingId }))).toContain("may be one");
    const officer = await actorOf(app, "coordinator");
    const written = acting(app, officer, (tx) =>
      sql`
        insert into protect.thing_links (thing_link_id, partnership_id, person_id, thing_id, relation, scheme_id, wording, source,
          learned_on, review_by, recorded_by, recorded_at)
        select gen_random_uuid(), s.partnership_id, ${personId}::uuid, ${thingId}::uuid, 'seen-with', c.configuration_id, 'Words', 'Seen',
          '2026-11-20', '2027-01-01', s.staff_id, '2026-11-24T10:00Z'
        from directory.staff s cross join lateral (select configuration_id from directory.configuration where kind = 'subject-links' limit 1) c
        where s.staff_id = ${officer.id}::uuid`.execute(tx),
    );
    await expect(written).rejects.toThrow(/nobody who may be a child/);
  });
});

describe("what is alleged of an adult and nobody renewed", () => {
  test("is neither counted nor listed with the adult, and stays with the child until it is renewed", async () => {
    const pair = await aPair("Qxlapsed");
    const linkId = await aLink(app, pair);
    const one = `/subjects/${pair.thingId}`;
    expect((await coordinator.get(one)).page.text).toContain("1 link you can see");
    await app.query(
      "update protect.thing_links set review_by = '2026-11-23' where thing_link_id = $1",
      [linkId],
    );
    expect((await coordinator.get(one)).page.text).toContain("0 links you can see");
    expect((await coordinator.get("/subjects?q=qxlapsed")).page.text).toContain("None you can see");
    const kept = await coordinator.get(linkedOf(pair.personId));
    expect(kept.page.text).toContain("1 link to an allegation that nobody renewed");
    expect(kept.page.text).toContain("Qxlapsed");
    const review = `${linkedOf(pair.personId)}/${linkId}/review`;
    expect((await coordinator.get(review)).status).toBe(200);
    const late = await coordinator.post(review, renewLinkForm());
    expect(late.status).toBe(409);
    const form = renewLinkForm({ version: "2026-11-23" });
    const wrong = await coordinator.post(review, { ...form, reason: "" });
    expect(said(wrong)).toBe("Enter why it still stands");
    expect((await coordinator.post(review, form)).status).toBe(303);
    expect((await coordinator.get(one)).page.text).toContain("1 link you can see");
    const again = (await coordinator.get(linkedOf(pair.personId))).page.text;
    expect(again).not.toContain("nobody renewed");
    expect(again).toContain("Said again to a youth worker");
    expect((await (await app.signIn("police")).post(review, form)).status).toBe(403);
  });

  test("is counted while it is confirmed, and of a place or a vehicle always", async () => {
    const pair = await aPair("Qxconfirmed");
    const vehicle = { personId: pair.personId, thingId: await aThing(app, { label: "Qxold car" }) };
    for (const one of [pair, vehicle]) await aLink(app, one);
    await app.query(
      "update protect.thing_links set review_by = '2026-11-23' where person_id = $1",
      [pair.personId],
    );
    await app.query("update protect.thing_links set certainty = 'confirmed' where thing_id = $1", [
      pair.thingId,
    ]);
    for (const { thingId } of [pair, vehicle])
      expect((await coordinator.get(`/subjects/${thingId}`)).page.text).toContain("1 link you");
    // The adult as such is in no list any more: then the link is not counted either.
    await app.query("update subjects.things set review_by = '2026-11-01' where thing_id = $1", [
      pair.thingId,
    ]);
    const page = await coordinator.get(linkedOf(pair.personId));
    expect(page.page.text).toContain("1 link to an allegation that nobody renewed");
  });

  test("who renews or ends it is the one who acts, by statement as well", async () => {
    const linkId = await aLink(app, await aPair("Qxothers"));
    const officer = await actorOf(app, "coordinator");
    const change = (set: string) =>
      acting(app, officer, (tx) =>
        sql`update protect.thing_links set ${sql.raw(set)} where thing_link_id = ${linkId}::uuid`.execute(
          tx,
        ),
      );
    await expect(change("review_by = '2027-09-01'")).rejects.toThrow(/the one who is acting/);
    await expect(change("certainty = 'confirmed'")).rejects.toThrow(/the one who is acting/);
    const end = `ended_on = '2026-11-24', end_reason = 'Wrong', ended_by`;
    await expect(
      change(`${end} = (select staff_id from directory.staff where email like 'mash@%')`),
    ).rejects.toThrow(/the one who is acting/);
    await change(`${end} = '${officer.id}'`);
    await expect(change("review_by = '2027-09-01'")).rejects.toThrow(/stays as it was/);
  });
});
