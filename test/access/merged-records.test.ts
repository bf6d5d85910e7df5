import { dateTyped } from "../../src/platform/http/date-fields.ts";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { liftHolds } from "../harness/holds.ts";
import { join, propose, settle, splitting, type Joining } from "../harness/merging.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";

/** What stands for, and against, a record that ended: whatever else finds a record by its name or its rows. */

let app: TestApp;
let coordinator: Client;
let mash: Client;
let stays: Child;
let ends: Child;
let joining: Joining;
beforeAll(async () => {
  app = await anApp();
  await liftHolds(app);
  coordinator = await app.signIn("coordinator");
  mash = await app.signIn("mash");
});
beforeEach(async () => {
  stays = await aChild(app);
  ends = await aChild(app);
  joining = { coordinator, mash, stays, ends };
});
afterAll(() => app.close());

const hold = (child: Child) =>
  app.query(
    `insert into govern.holds (hold_id, partnership_id, record_reference, reason, set_by, set_at, review_by)
     select gen_random_uuid(), 1, $1, 'An inquiry', staff_id, now(), '2027-11-24' from directory.staff limit 1`,
    [child.reference],
  );
async function write(child: Child, headline: string): Promise<void> {
  await app.query(
    `insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, happened_on, recorded_by, recorded_at)
     values (gen_random_uuid(), 1, $1, 'note', $2, '2026-11-24', $3, $4)`,
    [child.personId, headline, await staffIdOf(app, "mash"), app.clock.now()],
  );
}

describe("rows of other systems that say the same of both", () => {
  const feeds = ["feed_rows", "feed_identities"] as const;
  const owners = (of: (typeof feeds)[number], sourceId: string) =>
    app.query<{ id: string }>(
      `select person_id as id from identify.${of} where feed_source_id = $1 order by person_id`,
      [sourceId],
    );

  test("do not stand against joining: one counts, the other stays, and each is where it was afterwards", async () => {
    const [source, run, by] = [newId(), newId(), await staffIdOf(app, "coordinator")];
    await app.query(
      `insert into identify.feed_sources (feed_source_id, partnership_id, agency_id, name, kind, record_of, contact, kept_by, kept_at)
       select $1, 1, agency_id, 'A desk', 'missing', 'Episodes', 'A desk', $2, now() from directory.agencies limit 1`,
      [source, by],
    );
    await app.query(
      `insert into identify.feed_runs (feed_run_id, partnership_id, feed_source_id, file_name, headings, total, brought_by, brought_at, ended_at)
       values ($1, 1, $2, 'a.csv', '[]', 1, $3, now(), now())`,
      [run, source, by],
    );
    for (const { personId } of [stays, ends]) {
      await app.query(
        `insert into identify.feed_rows (feed_row_id, partnership_id, person_id, feed_source_id, feed_run_id, row_key, said, joined_by, joined_at, by_person)
         values (gen_random_uuid(), 1, $1, $2, $3, 'K1', '{}', $4, now(), false)`,
        [personId, source, run, by],
      );
      await app.query(
        `insert into identify.feed_identities (feed_identity_id, partnership_id, person_id, feed_source_id, identifier, verified_by, verified_at)
         values (gen_random_uuid(), 1, $1, $2, 'P1', $3, now())`,
        [personId, source, by],
      );
    }
    await app.query(
      `insert into identify.feed_identities (feed_identity_id, partnership_id, person_id, feed_source_id, identifier, verified_by, verified_at)
       values (gen_random_uuid(), 1, $1, $2, 'P2', $3, now())`,
      [ends.personId, source, by],
    );
    const each = async () => Promise.all(feeds.map((of) => owners(of, source)));
    const before = await each();
    const at = await join(joining);
    const ids = (await owners("feed_identities", source)).map(({ id }) => id);
    expect(ids.toSorted()).toEqual([stays.personId, stays.personId, ends.personId].toSorted());
    expect((await mash.post(`${at}/split`, splitting)).status).toBe(303);
    expect(await each()).toEqual(before);
  });
});

describe("a legal hold on the record that ended", () => {
  test("keeps what moved, and stands against joining what stands for it", async () => {
    await write(ends, "Of the record that ends");
    await join(joining);
    const remove = () =>
      app.query("delete from protect.chronology_entries where headline = $1", [
        "Of the record that ends",
      ]);
    await hold(ends);
    await expect(remove()).rejects.toThrow(/legal hold stands on this record/);
    const third = await aChild(app);
    const more = { ...joining, ends: third };
    await settle(more);
    const page = await mash.get(`/same-child/${stays.personId}/${third.personId}/merge`);
    expect(page.page.text).toContain("legal hold");
    await liftHolds(app);
    await remove();
  });

  test("keeps the files that moved", async () => {
    const [file, by] = [newId(), await staffIdOf(app, "mash")];
    await app.query(
      `insert into files.files (file_id, partnership_id, acl, name, media_type, size_bytes, sha256, content, scan, added_by, added_at)
       select $1, 1, acl, 'a.txt', 'text/plain', 1, sha256('a'), 'a', 'clean', $2, $4 from subjects.people where person_id = $3`,
      [file, by, ends.personId, app.clock.now()],
    );
    await app.query(
      `insert into protect.documents (document_id, partnership_id, person_id, scheme_id, kind, title, dated_on, source, file_id, added_by, added_at)
       select gen_random_uuid(), 1, $1, configuration_id, 'letter', 'A letter', '2026-11-01', 'The school', $2, $3, $4
       from directory.configuration limit 1`,
      [ends.personId, file, by, app.clock.now()],
    );
    await join(joining);
    const held = () => app.query<{ held: boolean }>("select files.is_held($1) as held", [file]);
    expect(await held()).toEqual([{ held: false }]);
    await hold(ends);
    expect(await held()).toEqual([{ held: true }]);
    await liftHolds(app);
  });
});

describe("the record that ended", () => {
  test("is found by its reference as the one that stands for it, until they are apart", async () => {
    const at = await join(joining);
    const found = await mash.get(`/children?q=${ends.reference.toLowerCase()}`);
    expect(found.html).toContain(`/children/${stays.personId}`);
    expect(found.html).not.toContain(`/children/${ends.personId}`);
    const nurse = await app.signIn("nurse");
    expect((await nurse.get(`/children?q=${ends.reference}`)).html).not.toContain(stays.reference);
    await mash.post(`${at}/split`, splitting);
    const apart = await mash.get(`/children?q=${ends.reference}`);
    expect(apart.html).toContain(`/children/${ends.personId}`);
    expect(apart.html).not.toContain(`/children/${stays.personId}`);
  });

  test("is opened by nobody in an emergency, and is counted of nobody who leaves", async () => {
    const leaver = await staffIdOf(app, "lead");
    for (const { circleId } of [stays, ends]) {
      await app.query(
        `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
         values (gen_random_uuid(), 1, $1, $2, 'allocation', 'Leads', $3)`,
        [circleId, leaver, app.clock.now()],
      );
    }
    const actor = await actorOf(app, "manager");
    const left = () =>
      acting(app, actor, async (tx) => {
        const { rows } = await sql<{ places: number }>`
          select places from govern.left_by(${leaver}, ${app.clock.now()})`.execute(tx);
        return rows[0]?.places ?? -1;
      });
    const admin = await app.signIn("admin");
    const lastDay = (form: Readonly<Record<string, string>>) =>
      admin.post(`/admin/people/${leaver}/last-day`, form);
    expect((await lastDay(dateTyped("leaves", "2026-12-04"))).status).toBe(303);
    const before = await left();
    const police = await app.signIn("police");
    const open = () => police.get(`/emergency/${ends.personId}`);
    expect((await open()).status).toBe(200);
    await join(joining);
    expect(await left()).toBe(before - 1);
    expect((await open()).status).toBe(404);
    const form = { "reason-key": "missing-now", reason: "Not home since noon" };
    expect((await police.post(`/emergency/${ends.personId}`, form)).status).toBe(404);
    await lastDay({ stays: "yes" });
  });

  test("stands under its reference for what is held of the child", async () => {
    await join(joining);
    const governance = await app.signIn("governance");
    const of = async ({ reference }: Child) => {
      const { page } = await governance.get(`/governance/controllers?record=${reference}`);
      return page.text.replaceAll(reference, "");
    };
    expect(await of(ends)).toContain("the record itself (1)");
    expect(await of(ends)).toBe(await of(stays));
  });
});

describe("a form that was open while its record was joined to another", () => {
  test("is written on the record that stands for it", async () => {
    await join(joining);
    const sent = await mash.post(`/children/${ends.personId}/note`, {
      headline: "Seen at the club",
      detail: "",
      significant: "",
      "happened-day": "23",
      "happened-month": "11",
      "happened-year": "2026",
    });
    expect(sent.status).toBe(303);
    expect(sent.location).toContain(stays.personId);
    const { page } = await mash.get(`/children/${stays.personId}/chronology`);
    expect(page.text).toContain("Seen at the club");
  });

  test("comes back with what was typed where it is not right, to be sent about that record", async () => {
    await join(joining);
    const { status, html, page } = await mash.post(`/children/${ends.personId}/note`, {
      headline: "Seen at the club, without a day",
      detail: "",
      significant: "",
      "happened-day": "",
      "happened-month": "",
      "happened-year": "",
    });
    expect(status).toBe(422);
    expect(page.fields["headline"]).toBe("Seen at the club, without a day");
    expect(html).toContain(`action="/children/${stays.personId}/`);
    expect(html).not.toContain(`action="/children/${ends.personId}/`);
  });

  test("is asked again where it says which version of the other it has read", async () => {
    await join(joining);
    const at = `/children/${stays.personId}/level`;
    const { fields } = (await mash.get(at)).page;
    const form = { ...fields, level: "1", reason: "Typed while they were joined" };
    const again = await mash.post(`/children/${ends.personId}/level`, form);
    expect(again.status).toBe(409);
    expect(again.html).toContain("Typed while they were joined");
    expect(again.page.fields["version"]).toBe(fields["version"]);
    expect((await mash.post(at, again.page.fields)).status).toBe(303);
  });

  test("is found by nobody who does not reach that record", async () => {
    await join(joining);
    const nurse = await app.signIn("nurse");
    const sent = await nurse.post(`/children/${ends.personId}/note`, { headline: "A" });
    expect(sent.status).toBe(404);
  });
});

describe("what leads to a record", () => {
  const draft = { headline: "Half a note", detail: "", significant: "" };
  const keep = (by: Client, child: Child, headline: string) =>
    by.post("/drafts/note", { ...draft, headline, _subject: child.personId, _return: "/drafts" });
  const typed = async (by: Client, child: Child) =>
    (await by.get(`/children/${child.personId}/note`)).page.fields["headline"];

  test("drafts go with it and come back, and none is written over", async () => {
    const manager = await app.signIn("manager");
    await keep(mash, ends, "Of the record that ends");
    await keep(manager, ends, "Of the record that ends");
    await keep(manager, stays, "Of the record that stays");
    const at = await join(joining);
    expect(await typed(mash, stays)).toBe("Of the record that ends");
    expect(await typed(manager, stays)).toBe("Of the record that stays");
    await mash.post(`${at}/split`, splitting);
    expect(await typed(mash, stays)).not.toBe("Of the record that ends");
    expect(await typed(mash, ends)).toBe("Of the record that ends");
    expect(await typed(manager, ends)).toBe("Of the record that ends");
  });

  test("notices go with it and come back, for whoever reaches the one that stays", async () => {
    for (const key of ["mash", "nurse"]) {
      await app.query(
        `insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
         values (gen_random_uuid(), 1, $1, 'chase', 'A question', $2, now())`,
        [await staffIdOf(app, key), `/children/${ends.personId}/chronology`],
      );
    }
    const leads = () =>
      app.query<{ key: string; to: string }>(
        `select split_part(s.email, '@', 1) as key, split_part(n.href, '/', 3) as to from work.notifications n
         join directory.staff s on s.staff_id = n.staff_id
         where n.href in ($1, $2) order by 1`,
        [`/children/${ends.personId}/chronology`, `/children/${stays.personId}/chronology`],
      );
    const before = await leads();
    const at = await join(joining);
    expect(await leads()).toEqual([
      { key: "mash", to: stays.personId },
      { key: "nurse", to: ends.personId },
    ]);
    await mash.post(`${at}/split`, splitting);
    expect(await leads()).toEqual(before);
  });
});

describe("while they were one", () => {
  test("what was written is listed; that they were joined, and what came after, is not", async () => {
    const at = await join(joining);
    await write(stays, "Written while they were one");
    await mash.post(`${at}/split`, splitting);
    await write(stays, "Written when they were apart");
    const { page } = await mash.get(at);
    expect(page.text).toContain("Written while they were one");
    expect(page.text).not.toContain("Written when they were apart");
    expect(page.text).not.toContain("was joined to this one");
  });

  test("whom to tell is read by who may take apart, not by whoever reaches the child", async () => {
    const at = await join(joining);
    app.clock.advance({ minutes: 1 });
    const manager = await app.signIn("manager");
    await manager.get(`/children/${stays.personId}`);
    await mash.post(`${at}/split`, splitting);
    const count = async (key: string) =>
      acting(app, await actorOf(app, key), async (tx) => {
        const { rows } = await sql<{ tells: number; children: number }>`
          select (select count(*)::int from subjects.merge_tells) as tells,
            (select count(*)::int from subjects.people where person_id in (${stays.personId}, ${ends.personId})) as children`.execute(
          tx,
        );
        return rows[0];
      });
    expect((await count("mash"))?.tells).toBeGreaterThan(0);
    expect(await count("manager")).toEqual({ tells: 0, children: 2 });
  });
});

describe("two at once", () => {
  test("a record that is restricted while it is taken apart stays as it is", async () => {
    const at = await join(joining);
    await app.query("begin");
    await restrict(app, stays);
    const splitter = mash.post(`${at}/split`, splitting);
    await waitsForUs();
    await app.query("commit");
    expect([404, 409]).toContain((await splitter).status);
    const [merge] = await app.query<{ standing: boolean }>(
      "select split_at is null as standing from subjects.merges where person_id = $1",
      [stays.personId],
    );
    expect(merge?.standing).toBe(true);
  });

  test("a record that is restricted while the two are joined is not joined", async () => {
    await settle(joining);
    const proposal = await propose(joining);
    await app.query("begin");
    await restrict(app, ends);
    const joiner = mash.post(proposal, { answer: "agree", reason: "Read both", version: "1" });
    await waitsForUs();
    await app.query("commit");
    expect([404, 409]).toContain((await joiner).status);
    expect(
      await app.query("select from subjects.merges where person_id = $1", [stays.personId]),
    ).toEqual([]);
  });
});

/** Until a statement of somebody else waits for what this connection holds: others of the run wait too. */
async function waitsForUs(): Promise<void> {
  for (let tries = 0; tries < 800; tries++) {
    const waiting = await app.query(
      "select from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))",
    );
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error("nobody waited");
}
