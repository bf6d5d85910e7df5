import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aMeeting } from "../../src/rooms/meetings/fixtures/a-meeting.ts";
import { hashOfToken } from "../../src/rooms/families/token.ts";
import { systemActor } from "../../src/platform/access/actor.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aLink, handedIn, linkForm, sendBy } from "../harness/families.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { aFact, letIn, protect } from "./world.ts";

let app: TestApp;
let lead: Client;
let family: Client;
let child: Child;
let base: string;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  family = app.nobody();
  child = await aChild(app, { familyName: "Qxfamilies", givenName: "Bexley", level: 2 });
  base = `/children/${child.personId}`;
  for (const key of ["lead", "school", "chair"]) await letIn(app, child, key);
});
afterAll(() => app.close());

const views = () =>
  app.query<{ viewId: string; said: unknown; audience: string }>(
    'select family_view_id as "viewId", said, audience from protect.family_views where person_id = $1 order by sent_at, family_view_id',
    [child.personId],
  );

describe("a link is made", () => {
  test("after whose hands it goes into and whether that is safe, each wrong field said", async () => {
    const { page } = await lead.get(`${base}/family-views/ask`);
    expect(page.fields["purpose"]).toBe("saw");
    const blank = linkForm({ relation: "", purpose: "", hands: "", safe: "not-asked" });
    const wrong = await lead.post(`${base}/family-views/ask`, blank);
    expect(wrong.status).toBe(422);
    expect(wrong.page.errors.map(({ href }) => href)).toEqual([
      "#relation",
      "#purpose",
      "#hands",
      "#safe",
    ]);
    const unsafe = await lead.post(`${base}/family-views/ask`, linkForm({ safe: "no" }));
    expect(unsafe.page.text).toContain("Ask in person, and write a note");
  });

  test("and shown once: neither token nor code is kept", async () => {
    const { at, code } = await aLink(lead, child.personId);
    const { text } = (await lead.get(`${base}/family-views`)).page;
    expect(text).toContain("Handed over, not answered");
    expect(text).not.toContain(at);
    const [row] = await app.query<{ all: string }>(
      "select json_agg(l)::text as all from protect.family_links l",
    );
    expect(row?.all).not.toContain(at.slice(3));
    expect(row?.all).not.toContain(code);
  });

  test("by those who work with the child and may; others do not find it", async () => {
    const police = await app.signIn("police");
    expect((await police.get(`${base}/family-views/ask`)).status).toBe(403);
    const chair = await app.signIn("chair");
    expect((await chair.get(`${base}/family-views/ask`)).status).toBe(403);
    const outside = await app.signIn("youthworker");
    expect((await outside.get(`${base}/family-views`)).status).toBe(404);
  });
});

describe("behind a link", () => {
  test("stands nothing of the record, before the code and after it", async () => {
    const { at, code } = await aLink(lead, child.personId);
    const first = await family.get(at);
    expect(first.status).toBe(200);
    expect(first.headers["cache-control"]).toBe("no-store");
    expect(first.headers["x-robots-tag"]).toContain("noindex");
    expect(first.page.text).not.toContain("Femi");
    const open = await family.post(at, { code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect(open.page.text).toContain("What did you see or hear, and when?");
    expect(open.page.text).toContain("ring 999");
    for (const { html } of [first, open]) {
      expect(html).toContain('<html lang="en"');
      expect(html).toContain("Exit this page");
      for (const word of [/Qxfamilies/, /Bexley/, /exploit/i, /lantern/i, /safeguarding/i]) {
        expect(html.replaceAll(/\/assets\/[^"]*|content="[^"]*"/g, "")).not.toMatch(word);
      }
    }
  });

  test("a wrong code says nothing, and too many are not looked at", async () => {
    const { at, code } = await aLink(lead, child.personId);
    const wrong = await family.post(at, { code: code === "000000" ? "000001" : "000000" });
    expect([wrong.status, wrong.page.errors[0]?.href]).toEqual([422, "#code"]);
    for (let tries = 0; tries < 11; tries++) await family.post(at, { code: "x" });
    const right = await family.post(at, { code });
    expect(right.status).toBe(429);
    expect(right.page.text).toContain("Too many tries");
  });

  test("one that never was, was withdrawn or ran out is answered alike", async () => {
    const { at } = await aLink(lead, child.personId, { knownAs: "Withdrawn" });
    const [row] = await app.query<{ id: string }>(
      "select family_link_id as id from protect.family_links where known_as = 'Withdrawn'",
    );
    const withdraw = `${base}/family-links/${row?.id ?? ""}/withdraw`;
    expect((await lead.post(withdraw, { version: "1" })).status).toBe(303);
    expect((await lead.post(withdraw, { version: "1" })).status).toBe(409);
    const gone = await family.get(at);
    const never = await family.get(`/f/${"a".repeat(24)}`);
    expect([gone.status, never.status]).toEqual([403, 403]);
    expect(gone.page.text).toBe(never.page.text);
    const late = await aLink(lead, child.personId);
    const before = app.clock.now();
    app.clock.set(new Date(before.getTime() + 7 * 24 * 3_600_000 + 1).toISOString());
    expect((await family.get(late.at)).page.text).toBe(never.page.text);
    app.clock.set(before.toISOString());
  });
});

describe("an answer", () => {
  test("is kept word for word, once, and the worker is told without a name", async () => {
    const link = await aLink(lead, child.personId);
    const empty = await sendBy(family, link, { "q-saw": "" });
    expect([empty.status, empty.page.errors[0]?.href]).toEqual([422, "#q-worries"]);
    const said = "  He came home with a new phone.\nHe would not say from where ";
    const sent = await sendBy(family, link, { "q-saw": said, audience: "everyone" });
    expect(sent.page.text).toContain("We have your message");
    expect(sent.page.text).not.toContain("phone");
    const again = await sendBy(family, link, { "q-saw": "Other words" });
    expect(again.page.text).toBe(sent.page.text);
    const [view] = await views();
    expect(view).toMatchObject({
      audience: "everyone",
      said: [{ question: "What did you see or hear, and when?", answer: said.trim() }],
    });
    expect((await family.get(link.at)).page.text).toContain("This link has been used");
    const notice = (await lead.get("/notices")).page.text;
    expect(notice).toContain("Somebody answered by a link that you made");
    expect(notice).not.toContain("Qxfamilies");
    expect((await lead.get("/work")).page.text).toContain("Messages from families to read: 1");
  });

  test("is read and answered; the family reads what came of it by the same link and code", async () => {
    const link = await aLink(lead, child.personId);
    await sendBy(family, link, { audience: "everyone" });
    const view = (await views()).at(-1)?.viewId ?? "";
    const page = `${base}/family-views/${view}`;
    expect((await family.post(link.at, { code: link.code })).page.text).toContain(
      "Nobody has read it yet",
    );
    const school = await app.signIn("school");
    expect((await school.get(page)).page.text).toContain("He came home with a new phone");
    expect((await school.post(`${page}/read`, {})).status).toBe(303);
    expect((await school.post(`${page}/read`, {})).status).toBe(303);
    const none = await lead.post(`${page}/came-of`, { wording: "", told: "", toldHow: "" });
    expect(none.page.errors.map(({ href }) => href)).toEqual(["#wording", "#told"]);
    const told = { wording: "We will come with you to the school", told: "by-link", toldHow: "" };
    expect((await lead.post(`${page}/came-of`, told)).status).toBe(303);
    const status = (await family.post(link.at, { code: link.code })).page.text;
    expect(status).toContain("We read your message on 24 November 2026");
    expect(status).toContain("We will come with you to the school");
    expect(status).not.toContain("new phone");
    const lines = await app.query<{ headline: string }>(
      "select headline from protect.chronology_entries where person_id = $1 and kind = 'family' and headline like '%wrote%'",
      [child.personId],
    );
    expect(lines).toHaveLength(1);
  });

  test("for the worker alone is read by nobody else, not by their manager either", async () => {
    const link = await aLink(lead, child.personId);
    await sendBy(family, link, { "q-saw": "Qxonlyworker words", audience: "worker" });
    const view = (await views()).at(-1)?.viewId ?? "";
    const page = `${base}/family-views/${view}`;
    expect((await lead.get(page)).page.text).toContain("Qxonlyworker words");
    expect((await lead.post(`${page}/read`, {})).status).toBe(303);
    for (const key of ["manager", "coordinator", "school"]) {
      const other = await app.signIn(key);
      expect((await other.get(page)).status).toBe(404);
      for (const at of ["family-views", "chronology"]) {
        expect((await other.get(`${base}/${at}`)).page.text).not.toContain("Qxonlyworker");
      }
    }
    const told = { wording: "Qxonlyworker reply", told: "in-person", toldHow: "At school" };
    expect((await lead.post(`${page}/came-of`, told)).status).toBe(303);
    const manager = await app.signIn("manager");
    expect((await manager.get(`${base}/chronology`)).page.text).not.toContain("Qxonlyworker");
  });

  test("of nobody's choosing is for the worker alone; what a machine fills in is not kept", async () => {
    const link = await aLink(lead, child.personId);
    const before = await views();
    expect((await sendBy(family, link, { website: "x" })).status).toBe(403);
    expect(await views()).toHaveLength(before.length);
    await sendBy(family, link);
    expect((await views()).at(-1)?.audience).toBe("worker");
  });

  test("before a meeting stands with the meeting, and ends with it", async () => {
    const meetingId = await aMeeting(app, child);
    await app.query(
      "update panels.meetings set starts_at = $2::timestamptz + interval '2 days' where meeting_id = $1",
      [meetingId, app.clock.now()],
    );
    const link = await aLink(lead, child.personId, { purpose: meetingId });
    const open = await family.post(link.at, { code: link.code });
    expect(open.page.text).toContain("What should the people at the meeting know?");
    const sent = { "q-well": "Football on Fridays", "q-saw": "Not asked", audience: "everyone" };
    await sendBy(family, link, sent);
    expect((await views()).at(-1)?.said).toHaveLength(1);
    expect((await lead.get(`/meetings/${meetingId}`)).page.text).toContain("Football on Fridays");
    const [row] = await app.query<{ hours: number }>(
      "select extract(epoch from expires_at - made_at)::int / 3600 as hours from protect.family_links where meeting_id = $1",
      [meetingId],
    );
    expect(row?.hours).toBe(48);
  });
});

describe("a child whose record or place is guarded", () => {
  test("has a link only after a second person agreed, and places are held", async () => {
    const other = await aChild(app, { familyName: "Qxguarded", level: 2 });
    await letIn(app, other, "lead");
    await aFact(app, other, { kind: "address", wording: "14 Wintersedge Lane, QX4 4AB" });
    await protect(app, other, ["manager", "mash"]);
    const page = `/children/${other.personId}/family-views`;
    expect((await lead.get(`${page}/ask`)).page.text).toContain(
      "A manager who can open the record",
    );
    expect((await lead.post(`${page}/ask`, linkForm())).location).toBe(page);
    const [row] = await app.query<{ id: string }>(
      "select family_link_id as id from protect.family_links where person_id = $1",
      [other.personId],
    );
    const link = `/children/${other.personId}/family-links/${row?.id ?? ""}`;
    expect((await lead.post(`${link}/give`, { version: "1" })).status).toBe(409);
    expect((await lead.post(`${link}/agree`, { version: "1" })).status).toBe(403);
    const manager = await app.signIn("manager");
    expect((await manager.post(`${link}/agree`, { version: "1" })).status).toBe(303);
    const handed = handedIn((await lead.post(`${link}/give`, { version: "2" })).page.text);
    await sendBy(family, handed, { "q-saw": "Seen at 14 Wintersedge Lane", audience: "everyone" });
    const [view] = await app.query<{ said: string }>(
      "select said::text from protect.family_views where person_id = $1",
      [other.personId],
    );
    expect(view?.said).toMatch(/Seen at \[held:[0-9a-f]{12}\]/);
    expect((await lead.get(page)).page.text).not.toContain("Wintersedge");
    expect((await manager.get(page)).page.text).toContain("Wintersedge");
  });

  test("has no link made again of one from before: it is asked for anew, and agreed to", async () => {
    const other = await aChild(app, { familyName: "Qxguardedsince", level: 2 });
    await letIn(app, other, "lead");
    const before = await aLink(lead, other.personId);
    await aFact(app, other, { kind: "address", wording: "3 Ashcombe Row, QX4 4AC" });
    await protect(app, other, ["manager", "mash"]);
    const page = `/children/${other.personId}/family-views`;
    const [row] = await app.query<{ id: string }>(
      "select family_link_id as id from protect.family_links where person_id = $1",
      [other.personId],
    );
    const give = `/children/${other.personId}/family-links/${row?.id ?? ""}/give`;
    const { page: shown } = await lead.get(page);
    expect(shown.buttons).not.toContain("It was lost: make another");
    expect(shown.text).toContain("Made before the record was restricted or a place was protected");
    const again = await lead.post(give, { version: "1" });
    expect(again.status).toBe(409);
    expect(again.html).not.toMatch(/\/f\/[a-z2-9]{24}/);
    expect((await family.get(before.at)).status).toBe(200);
    const withdraw = give.replace("/give", "/withdraw");
    expect((await lead.post(withdraw, { version: "1" })).status).toBe(303);
    expect((await family.get(before.at)).status).toBe(403);
  });
});

describe("in the database", () => {
  const families = systemActor("families");

  test("the part of Lantern that takes answers reads no table", async () => {
    for (const table of ["protect.family_links", "protect.family_views", "subjects.people"]) {
      const rows = await acting(app, families, async (tx) => {
        const { rows: found } = await sql
          .raw(`select count(*)::int as n from ${table}`)
          .execute(tx);
        return found;
      }).catch(() => [{ n: 0 }]);
      expect(rows).toEqual([{ n: 0 }]);
    }
  });

  test("and takes one for the link whose token and code it has, and for no other", async () => {
    const link = await aLink(lead, child.personId);
    const given = (token: string) =>
      acting(app, families, async (tx) => {
        const { rows } = await sql`select * from sec.give_family_view(${hashOfToken(token)},
          sha256('x'), gen_random_uuid(), 'abc-def', 'everyone', '[]', gen_random_uuid(), now())`.execute(
          tx,
        );
        return rows;
      });
    expect(await given(link.at.slice(3))).toEqual([]);
    const another = await acting(app, systemActor("sign-in"), async (tx) => {
      const token = hashOfToken(link.at.slice(3));
      const { rows } = await sql`select * from sec.family_link(${token}, null, now())`.execute(tx);
      return rows;
    });
    expect(another).toEqual([]);
  });

  test("nobody agrees to their own link, and each look and write is audited", async () => {
    const staffId = await staffIdOf(app, "lead");
    await expect(
      app.query(
        "update protect.family_links set agreed_by = made_by, agreed_at = now() where made_by = $1",
        [staffId],
      ),
    ).rejects.toThrow(/family_links_second_check/);
    const events = await auditDuring(app, async () => {
      const link = await aLink(lead, child.personId);
      await family.get(link.at);
      await sendBy(family, link);
    });
    expect(events.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      "family.link.make done",
      "family.link.open done",
      "family.link.send done",
    ]);
    expect(events[2]?.subject_ids).toEqual([child.personId]);
  });
});
