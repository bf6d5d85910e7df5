import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { exportForm } from "../harness/exports.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import {
  agree,
  join,
  mergeAt,
  propose,
  settle,
  splitting,
  type Joining,
} from "../harness/merging.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { aFact, cast, protect } from "./world.ts";

let app: TestApp;
let coordinator: Client;
let mash: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  mash = await app.signIn("mash");
});
afterAll(() => app.close());

let number = 0;
let stays: Child;
let ends: Child;
beforeEach(async () => {
  number += 1;
  stays = await aChild(app, { familyName: `Kept${number}`, givenName: "Amelia" });
  ends = await aChild(app, { familyName: `Ended${number}`, givenName: "Ameila" });
});

const joining = (): Joining => ({ coordinator, mash, stays, ends });

describe("joining two records", () => {
  test("takes two who said that it is one child, one who proposes and another who agrees", async () => {
    expect((await coordinator.get(mergeAt(joining()))).page.text).toContain(
      "Two people have to say first",
    );
    expect((await coordinator.post(mergeAt(joining()), { reason: "At once" })).status).toBe(409);
    await settle(joining());
    const form = await coordinator.get(mergeAt(joining()));
    expect(form.page.text).toContain("Propose to a colleague");
    expect((await coordinator.post(mergeAt(joining()), { reason: "" })).page.errors).toHaveLength(
      1,
    );
    const at = await propose(joining());
    const own = await coordinator.post(at, { answer: "agree", reason: "Me too", version: "1" });
    expect(own.status).toBe(422);
    expect((await mash.get(at)).page.text).toContain("The older record has more");
    const { location } = await agree(joining(), at);
    expect((await mash.get(location ?? "")).page.text).toContain("Agreed by");
    expect((await agree(joining(), at)).status).toBe(404);
  });

  test("everything is on the one, the other’s address leads there, and both names find the child", async () => {
    await coordinator.post(`/children/${ends.personId}/note`, {
      headline: "Seen at the club",
      detail: "",
      significant: "",
      "happened-day": "23",
      "happened-month": "11",
      "happened-year": "2026",
    });
    await join(joining());
    const { status, location } = await mash.get(`/children/${ends.personId}/chronology`);
    expect({ status, location }).toEqual({ status: 303, location: `/children/${stays.personId}` });
    const { page } = await mash.get(`/children/${stays.personId}`);
    expect(page.text).toContain(`Record ${ends.reference} was joined to this one`);
    expect(page.text).toContain(`Ended${number}`);
    const chronology = await mash.get(`/children/${stays.personId}/chronology`);
    expect(chronology.page.text).toContain("Seen at the club");
    for (const text of [`Ended${number}`, `Kept${number}`]) {
      const found = await mash.get(`/children?q=${text}`);
      expect(found.html).toContain(stays.reference);
      expect(found.html).not.toContain(`/children/${ends.personId}`);
    }
  });

  test("who reaches neither learns nothing of it, by address, list or API", async () => {
    const at = await join(joining());
    for (const key of cast) {
      const client = await app.signIn(key);
      const may = ["coordinator", "mash"].includes(key);
      expect({ key, status: (await client.get(at)).status }).toEqual({
        key,
        status: may ? 200 : 403,
      });
    }
    const nurse = await app.signIn("nurse");
    expect((await nurse.get(`/children/${ends.personId}`)).status).toBe(404);
    expect((await nurse.get(`/api/children/${stays.personId}/merges`)).status).toBe(404);
    await restrict(app, stays);
    expect((await mash.get(at)).status).toBe(404);
    expect((await mash.get(`/children/${ends.personId}`)).status).toBe(404);
    expect((await mash.get("/same-child/merges")).html).not.toContain(stays.reference);
  });

  test.each([
    ["is restricted", "restricted", () => restrict(app, ends)],
    ["is held", "legal hold", () => hold(ends)],
    ["is protected", "protected", () => guard(ends)],
    ["has someone shut out", "access to one of the records is blocked", () => shutOut(ends)],
    ["has another level", "levels differ", () => levels()],
  ])("is refused in words where one %s", async (_, words, make) => {
    await settle(joining());
    const at = await propose(joining());
    await make();
    const page = await mash.get(at);
    if (words === "restricted") expect(page.status).toBe(404);
    else expect(page.page.text).toContain(words);
    expect([404, 409]).toContain((await agree(joining(), at)).status);
    const [row] = await app.query<{ merged: boolean }>(
      "select is_merged as merged from subjects.people where person_id = $1",
      [ends.personId],
    );
    expect(row?.merged).toBe(false);
  });
});

const shutOut = async (child: Child) =>
  app.query("update subjects.people set shut_out = array[$2::uuid] where person_id = $1", [
    child.personId,
    await staffIdOf(app, "lead"),
  ]);
const hold = (child: Child) =>
  app.query(
    `insert into govern.holds (hold_id, partnership_id, record_reference, reason, set_by, set_at, review_by)
     select gen_random_uuid(), 1, $1, 'An inquiry', staff_id, now(), '2027-11-24' from directory.staff limit 1`,
    [child.reference],
  );
const guard = async (child: Child) => {
  await aFact(app, child, { kind: "address", wording: "4 Harbour Row" });
  await protect(app, child, ["lead", "coordinator"]);
};
const levels = () =>
  app.query(
    `update protect.tracker_entries set level = case person_id when $1 then 1 else 2 end, level_decided_on = '2026-11-01', review_by = '2026-12-01'
     where person_id in ($1, $2)`,
    [stays.personId, ends.personId],
  );

describe("taking two records apart", () => {
  test("lists whoever looked, is told one by one, and is a draft in the register", async () => {
    const at = await join(joining());
    app.clock.advance({ minutes: 1 });
    const manager = await app.signIn("manager");
    await manager.get(`/children/${stays.personId}`);
    expect((await mash.post(`${at}/split`, { reason: "", version: "1" })).status).toBe(422);
    expect((await mash.post(`${at}/split`, splitting)).status).toBe(303);
    expect((await mash.post(`${at}/split`, splitting)).status).toBe(409);
    const { page, html } = await mash.get(at);
    expect(page.text).toMatch(/0 of \d+ (person|people) told/);
    expect(page.text).toMatch(/BR-\d+-\d/);
    expect((await mash.get("/same-child/merges")).page.text).toMatch(
      /\d+ (person|people) still to be told/,
    );
    expect((await mash.get(`/children/${ends.personId}`)).status).toBe(200);
    const tell = /action="([^"]+\/tells\/[^"]+)"/.exec(html)?.[1] ?? "";
    expect((await mash.post(tell, { how: "", version: "1" })).status).toBe(422);
    expect((await mash.post(tell, { how: "By telephone", version: "1" })).status).toBe(303);
    expect((await mash.post(tell, { how: "By telephone", version: "1" })).status).toBe(409);
    expect((await mash.get(at)).page.text).toContain("Told by");
    const [entry] = await app.query<{ state: string; title: string; body: unknown }>(
      "select state, title, body from govern.register_entries order by added_at desc, reference desc limit 1",
    );
    expect(entry?.state).toBe("draft");
    expect(JSON.stringify(entry)).not.toMatch(/Kept|Ended/);
  });

  test("tells those who joined them, and not who took them apart", async () => {
    const at = await join(joining());
    await mash.post(`${at}/split`, splitting);
    const rows = await app.query<{ staff: string; headline: string }>(
      "select staff_id as staff, headline from work.notifications where href = $1",
      [at],
    );
    expect(rows.map(({ staff }) => staff)).toEqual([await staffIdOf(app, "coordinator")]);
    expect(rows[0]?.headline).toMatch(
      /^Two records that you joined were taken apart: \d+ (person is|people are) still to be told$/,
    );
    expect(rows[0]?.headline).not.toContain(`Kept${number}`);
  });

  test("lists to whom a file of the tracker was sent meanwhile, and nobody of one before or of another child", async () => {
    const file = { ...exportForm, recipient: "outside" };
    const send = (to: string, q: string) =>
      coordinator.post(`/children/export?columns=level&q=${q}`, { ...file, outside: to });
    expect((await send("Before, Harbour Council", stays.reference)).status).toBe(200);
    app.clock.advance({ minutes: 1 });
    const at = await join(joining());
    app.clock.advance({ minutes: 1 });
    const another = await aChild(app, { familyName: "Nobodyelse" });
    expect((await send("Meanwhile, Harbour Council", stays.reference)).status).toBe(200);
    expect((await send("Of another, Harbour Council", another.reference)).status).toBe(200);
    expect((await mash.post(`${at}/split`, splitting)).status).toBe(303);
    const { page } = await mash.get(at);
    expect(page.text).toMatch(/Meanwhile, Harbour Council.*Was sent a paper or a file, 1 time/su);
    expect(page.text).not.toContain("Before, Harbour Council");
    expect(page.text).not.toContain("Of another, Harbour Council");
  });

  test("what was written since is listed, and moved by a person", async () => {
    const at = await join(joining());
    await app.query(
      `insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, happened_on, recorded_by, recorded_at)
       values (gen_random_uuid(), 1, $1, 'note', 'Written since', '2026-11-24', $2, '2026-11-24T09:59:00Z')`,
      [stays.personId, await staffIdOf(app, "mash")],
    );
    expect((await mash.post(`${at}/split`, splitting)).status).toBe(303);
    const { page, html } = await mash.get(at);
    expect(page.text).toContain("Written since");
    const key = /name="key" value="([^"]+)"/.exec(html)?.[1]?.replaceAll("&quot;", '"') ?? "";
    const row = { relation: "protect.chronology_entries", key };
    expect((await mash.post(`${at}/moves`, row)).status).toBe(303);
    expect((await mash.post(`${at}/moves`, row)).status).toBe(409);
    const other = await mash.get(`/children/${ends.personId}/chronology`);
    expect(other.page.text).toContain("Written since");
  });

  test("the audit names both records and no name", async () => {
    const at = await join(joining());
    await mash.post(`${at}/split`, splitting);
    const events = await app.query<{ action: string; subject_ids: string[] }>(
      "select action, subject_ids from audit.events where action ~ '^merge' and $1 = any (subject_ids) order by event_id",
      [stays.personId],
    );
    expect(events.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["merge.propose", "merge.answer", "merge.split"]),
    );
    for (const { subject_ids: ids } of events) {
      expect(ids.toSorted()).toEqual([stays.personId, ends.personId].toSorted());
    }
    expect(JSON.stringify(events)).not.toMatch(/Kept|Ended/);
  });
});

describe("every table in which a row is of a child", () => {
  test("moves, or stays with a reason", async () => {
    const unhandled = await app.query(
      `select c.conrelid::regclass::text as relation, a.attname from pg_constraint c
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
       where c.contype = 'f' and c.confrelid = 'subjects.people'::regclass and not (a.attname = 'person_id' and cardinality(c.conkey) = 1)
         and not (c.conrelid = 'subjects.merges'::regclass) and c.conrelid::regclass::text not in (select relation from subjects.merge_stays())`,
    );
    expect(unhandled).toEqual([]);
    const stay = await app.query<{ relation: string; why: string; is: boolean }>(
      "select relation, why, to_regclass(relation) is not null as is from subjects.merge_stays()",
    );
    expect(stay.filter(({ why, is }) => !is || why.length < 10)).toEqual([]);
    const [moved] = await app.query<{ count: number; keyless: number }>(
      "select count(*)::int as count, count(*) filter (where keys = '{}')::int as keyless from subjects.merge_relations()",
    );
    expect(moved?.count).toBeGreaterThan(80);
    expect(moved?.keyless).toBe(0);
  });
});
