import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import type { Tx } from "../../src/platform/database/database.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { putOnList, recorded, referenceForm } from "../harness/elsewhere.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { apiClient, aMachine } from "../harness/machine.ts";
import { aDay } from "../harness/pathway.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { letIn } from "./world.ts";

/**
 * Two children who are alike in everything: MARAC knows the one and not the other. Whoever is not on
 * its list finds the same on both, and the same in every list as before it was recorded.
 */
let app: TestApp;
let known: Child;
let other: Child;
let police: Client;
let lead: Client;
let at: string;
let before: ReadonlyMap<string, string>;

const unknowing = ["lead", "manager", "coordinator", "school", "nurse"];
const lists = [
  "/children",
  "/children/edit",
  "/children/print",
  "/work",
  "/work/all?list=forums",
  "/overdue",
  "/meetings",
  "/notices",
  "/nrm",
  "/forums/marac",
  "/forums/youth-justice",
  "/assessments",
  "/missing",
  "/pathway/drift",
  "/api/children",
  "/api/nrm",
  "/exports",
  "/find",
  "/drafts",
];
const pages = [
  "",
  "/chronology",
  "/circle",
  "/worry",
  "/pathway",
  "/plan",
  "/missing",
  "/papers",
  "/whereabouts",
  "/whereabouts/held",
  "/access",
  "/looked",
  "/looked?period=all",
  "/forums",
  "/forums/new",
  "/forums/new?forum=marac",
  "/section-45",
  "/concerns",
  "/told",
];

beforeAll(async () => {
  app = await anApp();
  [police, lead] = [await app.signIn("police"), await app.signIn("lead")];
  const names = { familyName: "Qxtwin", givenName: "Alike", level: 2 };
  [known, other] = [await aChild(app, names), await aChild(app, names)];
  for (const child of [known, other])
    for (const key of ["police", "school", "nurse"]) await letIn(app, child, key);
  for (const key of ["police", "mash"]) await putOnList(app, { forum: "marac", key });
  before = await readLists();
  at = await recorded(police, {
    personId: known.personId,
    forum: "marac",
    form: referenceForm({ ...aDay("next", 25), nextWhat: "Repeat within 12 months" }),
  });
}, 180_000);
afterAll(() => app.close());

/** What differs between two answers anyway: tokens, ids, and which of the two children it is. */
const plain = (html: string): string =>
  html
    .replaceAll(/C-\d{4}-\w/g, "C")
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "id")
    .replaceAll(/(name="_csrf" value|nonce|content)="[^"]*"/g, '$1=""')
    .replaceAll(/nonce-[^' ]+/g, "nonce");

/** The clock stands still: people who looked at the same moment come in any order. */
const inAnyOrder = (html: string): string =>
  plain(html)
    .split(/(?=<tr)|(?<=<\/tr>)/)
    .toSorted()
    .join("");

async function readLists(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const key of unknowing) {
    const client = await app.signIn(key);
    for (const address of lists) {
      const { status, html } = await client.get(address);
      found.set(`${key} ${address}`, `${status} ${plain(html)}`);
    }
  }
  return found;
}

describe("that a child is known to a hidden forum", () => {
  test("changes no list, count or search of theirs", async () => {
    const after = await readLists();
    for (const [address, html] of before)
      expect([address, after.get(address)]).toEqual([address, html]);
  });

  test("is read by its list, whoever reaches the child", async () => {
    for (const key of ["police", "mash"]) {
      const client = await app.signIn(key);
      await client.get(`/children/${other.personId}/forums`);
      const { page } = await client.get(`/children/${known.personId}/forums`);
      expect(page.text).toContain("MARAC For its list alone");
      expect((await client.get(at)).page.text).toContain("Repeat within 12 months");
      expect((await client.get("/forums/marac")).html).toContain(known.reference);
    }
    expect((await police.get("/work")).page.text).toContain("Other forums to look at: 1");
  });

  test.each(unknowing)("%s finds the same on both children", async (key) => {
    const client = await app.signIn(key);
    for (const page of pages) {
      const [one, two] = [
        await client.get(`/children/${known.personId}${page}`),
        await client.get(`/children/${other.personId}${page}`),
      ];
      expect([page, one.status, inAnyOrder(one.html)]).toEqual([
        page,
        two.status,
        inAnyOrder(two.html),
      ]);
    }
    const [one, two] = [
      await client.get(`/api/children/${known.personId}/forums`),
      await client.get(`/api/children/${other.personId}/forums`),
    ];
    expect(plain(one.html)).toBe(plain(two.html));
  });

  test("is not in what governance counts of a record, nor in who came to it", async () => {
    const governance = await app.signIn("governance");
    for (const address of ["/governance/controllers?record=", "/audit/record?record="]) {
      const [one, two] = [
        await governance.get(`${address}${known.reference}`),
        await governance.get(`${address}${other.reference}`),
      ];
      expect([one.status, inAnyOrder(one.html)]).toEqual([200, inAnyOrder(two.html)]);
    }
  });

  test("has no page for them, and the answer is that of an id that is not there", async () => {
    const nothing = `/children/${known.personId}/forums/${newId()}`;
    for (const key of unknowing) {
      const client = await app.signIn(key);
      const [one, two] = [await client.get(at), await client.get(nothing)];
      expect([one.status, plain(one.html)]).toEqual([404, plain(two.html)]);
      const form = { ...referenceForm(), version: "1" };
      const [change, none] = [
        await client.post(`${at}/change`, form),
        await client.post(`${nothing}/change`, form),
      ];
      expect([change.status, plain(change.html)]).toEqual([404, plain(none.html)]);
    }
  });

  test("cannot be recorded by them: the forum is one that nobody knows", async () => {
    const address = `/children/${known.personId}/forums/new?forum=`;
    const [one, two] = [
      await lead.post(`${address}marac`, referenceForm()),
      await lead.post(`${address}nothing-of-this-name`, referenceForm()),
    ];
    expect([one.status, plain(one.html)]).toEqual([422, plain(two.html)]);
    expect(one.html).not.toContain("forum=marac");
    const offered = await lead.get(`/children/${known.personId}/forums/new`);
    expect(offered.html).toContain("forum=youth-justice");
    expect(offered.html).not.toContain("forum=marac");
  });

  test("is not told by the database: no row, no version, no constraint", async () => {
    const actor = await actorOf(app, "lead");
    const asLead = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
      app.db.as(actor, async (tx) => ({
        value: await work(tx),
        audit: { action: "test.look", outcome: "done", route: "test", requestId: "test" },
      }));
    const counted = await asLead(async (tx) => {
      const { rows } = await sql<{ rows: number; was: number }>`
        select (select count(*)::int from protect.forum_entries) as rows,
          (select count(*)::int from history.of_person(${known.personId}::uuid) h where h.relation like '%forum%') as was`.execute(
        tx,
      );
      return rows[0];
    });
    expect(counted).toEqual({ rows: 0, was: 0 });
    const add = (referenceId: string, version: number) =>
      asLead(async (tx) => {
        await sql`
          insert into protect.forum_entries (forum_entry_id, partnership_id, person_id, forum_reference_id, version, step, forum, forum_id,
            hidden, opened_by, on_since, basis, recorded_by, recorded_at)
          select ${newId()}::uuid, c.partnership_id, ${known.personId}::uuid, ${referenceId}::uuid, ${version}::int,
            case when ${version}::int = 1 then 'recorded' else 'changed' end, 'marac', c.configuration_id, false, ${actor.id}::uuid,
            '2026-11-01', 'Guessed', ${actor.id}::uuid, now()
          from directory.configuration c where c.kind = 'forum' and c.key = 'marac'`.execute(tx);
      }).catch((error: unknown) => (error instanceof Error ? error.message : error));
    const referenceId = at.split("/").at(-1) ?? "";
    expect(await add(referenceId, 2)).toBe(await add(newId(), 2));
    expect(await add(newId(), 1)).toBe("a hidden forum is recorded by who is on its list");
    expect(await add(referenceId, 1)).toBe("a hidden forum is recorded by who is on its list");
  });

  test("leaves no line in the chronology and names no child in the audit", async () => {
    const lines = await app.query(
      "select 1 from protect.chronology_entries where person_id = $1 and kind = 'forum'",
      [known.personId],
    );
    expect(lines).toEqual([]);
    const events = await auditDuring(app, async () => {
      await police.get(at);
      await police.get(`/children/${known.personId}/forums/new?forum=marac`);
      await police.get("/forums/marac");
      await police.post(`${at}/change`, { ...referenceForm(), version: "1" });
      await police.post(`${at}/change`, { ...referenceForm(), version: "1" });
      await police.post(`${at}/end`, { ...aDay("ended", 31), endReason: "", version: "2" });
    });
    expect(events.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      "forum.read done",
      "child.forums.read done",
      "forum.list done",
      "forum.change done",
      "forum.change stale",
      "forum.end invalid",
    ]);
    expect(events.flatMap(({ subject_ids }) => subject_ids)).not.toContain(known.personId);
    // My work says whom it showed: of a hidden reference alone, nobody.
    const mine = await auditDuring(app, () => police.get("/work"));
    expect(mine).toHaveLength(1);
  });

  test("is never told to a machine", async () => {
    const { token } = await aMachine(app);
    const answer = await apiClient(app, token).get(`/api/children/${known.personId}/forums`);
    expect(answer.text).not.toContain("MARAC");
    const mine = await police.get(`/api/children/${known.personId}/forums`);
    expect(JSON.parse(mine.html)).toMatchObject({ forums: [] });
  });

  test("stays so when the forum becomes open", async () => {
    await app.query(
      `update directory.configuration set body = jsonb_set(body, '{isHidden}', 'false') where kind = 'forum' and key = 'marac'`,
    );
    expect((await lead.get(`/children/${known.personId}/forums`)).html).not.toContain(at);
    const open = await recorded(lead, { personId: known.personId, forum: "marac" });
    expect(open).not.toBe(at);
    expect((await lead.get(open)).status).toBe(200);
    expect((await lead.get(at)).status).toBe(404);
    await app.query(
      `update directory.configuration set body = jsonb_set(body, '{isHidden}', 'true') where kind = 'forum' and key = 'marac'`,
    );
  });

  test("is still known to who recorded it, and to nobody else who left the list", async () => {
    const governor = await app.signIn("mash");
    const coordinator = await app.signIn("coordinator");
    for (const key of ["police", "mash"]) {
      const [member] = await app.query<{ id: string }>(
        "select forum_member_id as id from protect.forum_members where staff_id = $1",
        [await staffIdOf(app, key)],
      );
      const address = `/forums/marac/list/${member?.id ?? ""}/end`;
      const wrong = await coordinator.post(address, { endReason: "", version: "1" });
      expect(wrong.page.errors[0]?.href).toBe("#endReason");
      const form = { endReason: "Has left the panel", version: "1" };
      expect((await coordinator.post(address, form)).status).toBe(303);
      expect((await coordinator.post(address, form)).status).toBe(409);
    }
    expect((await police.get(at)).status).toBe(200);
    expect((await governor.get(at)).status).toBe(404);
    const next = `/children/${other.personId}/forums/new?forum=marac`;
    expect((await police.post(next, referenceForm())).status).toBe(422);
  });
});

describe("who may know of a hidden forum", () => {
  test("is given by one and never to oneself, with a reason; governance reads it and changes nothing", async () => {
    const mash = await app.signIn("mash");
    const form = { staff: await staffIdOf(app, "lead"), reason: "Represents the team there" };
    const own = { ...form, staff: await staffIdOf(app, "mash") };
    expect((await mash.post("/forums/channel/list", own)).page.errors[0]?.href).toBe("#staff");
    const wrong = await mash.post("/forums/channel/list", { ...form, reason: "" });
    expect([wrong.status, wrong.page.errors[0]?.href]).toEqual([422, "#reason"]);
    expect((await mash.post("/forums/channel/list", form)).status).toBe(303);
    expect((await mash.post("/forums/channel/list", form)).status).toBe(303);
    const governance = await app.signIn("governance");
    const { page } = await governance.get("/forums/channel/list");
    expect(page.text).toContain("1 person on it");
    expect(page.text).toContain("Represents the team there");
    expect((await governance.post("/forums/channel/list", form)).status).toBe(403);
    expect((await lead.get("/forums/channel/list")).status).toBe(403);
    await expect(
      app.query(
        `insert into protect.forum_members (forum_member_id, partnership_id, forum, staff_id, reason, given_by, given_at)
         select gen_random_uuid(), partnership_id, 'channel', staff_id, 'Mine', staff_id, now() from directory.staff where staff_id = $1`,
        [own.staff],
      ),
    ).rejects.toThrow("forum_members_not_own_check");
  });
});

describe("an open forum", () => {
  test("is recorded, changed and ended, each version beside the others, and said in the chronology", async () => {
    const child = await aChild(app, { level: 2 });
    await letIn(app, child, "police");
    const page = await recorded(lead, { personId: child.personId, forum: "youth-justice" });
    expect((await police.get(`/children/${child.personId}/forums`)).page.text).toContain(
      "The child is known to youth justice: ask.",
    );
    const wrong = await lead.post(`${page}/change`, {
      ...referenceForm({ basis: "" }),
      version: "1",
    });
    expect([wrong.status, wrong.page.errors[0]?.href]).toEqual([422, "#basis"]);
    const change = { ...referenceForm({ summary: "Level 3" }), version: "1" };
    expect((await police.post(`${page}/change`, change)).status).toBe(303);
    const late = await lead.post(`${page}/change`, { ...change, summary: "Mine" });
    expect([late.status, late.page.fields["summary"]]).toEqual([409, "Mine"]);
    const end = { ...aDay("ended", 24), endReason: "The order ended", version: "2" };
    expect((await lead.post(`${page}/end`, end)).status).toBe(303);
    expect((await lead.post(`${page}/end`, end)).status).toBe(409);
    const { text } = (await lead.get(page)).page;
    for (const said of ["Level 2", "Level 3", "The order ended"]) expect(text).toContain(said);
    const lines = await app.query<{ headline: string }>(
      "select headline from protect.chronology_entries where person_id = $1 and kind = 'forum' order by chronology_entry_id",
      [child.personId],
    );
    expect(lines.map(({ headline }) => headline)).toEqual([
      "Known to Youth justice service, R 11/26, since 3 November 2026",
      "Youth justice service: what is recorded of it was changed; next date 1 December 2026",
      "No longer known to Youth justice service",
    ]);
  });

  test("of a child out of reach is not found, under any child's address", async () => {
    const mine = await aChild(app, { level: 2 });
    await letIn(app, mine, "school");
    const theirs = await aChild(app, { level: 2 });
    const page = await recorded(lead, { personId: theirs.personId, forum: "in-care" });
    const school = await app.signIn("school");
    const borrowed = page.replace(theirs.personId, mine.personId);
    for (const address of [page, borrowed]) expect((await school.get(address)).status).toBe(404);
    expect((await school.get("/forums/in-care")).html).not.toContain(theirs.reference);
    expect((await lead.get("/forums/in-care")).html).toContain(theirs.reference);
  });
});
