import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemClock } from "../../src/kernel/clock.ts";
import { alarmKinds, chaseJobs } from "../../src/rooms/alarms/index.ts";
import { demoEmail } from "../../src/demonstration/index.ts";
import { checkPassword } from "../../src/rooms/accounts/sign-in.ts";
import { acting } from "../database/acting.ts";
import { mailsOf } from "../harness/alarm-mails.ts";
import { anAlarm } from "../harness/alarm-pages.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { anUnusualUse } from "../harness/audit-pages.ts";
import type { Client } from "../harness/client.ts";
import { testMoment } from "../harness/constants.ts";
import { liftHolds } from "../harness/holds.ts";
import { lanternCommand, settingsFor } from "../harness/lantern-command.ts";
import { openFolder } from "../harness/open-folder.ts";
import { actorOf } from "../harness/sign-in.ts";

let app: TestApp;
let governance: Client;
let admin: Client;
const folder = openFolder("lantern-alarms-");
beforeAll(async () => {
  app = await anApp();
  await liftHolds(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(testMoment);
  for (const table of [
    "govern.fault_reports",
    "govern.alarms",
    "work.notifications",
    "govern.unusual_uses",
    "sec.attempts",
  ])
    await app.query(`delete from ${table}`);
  await app.query("delete from work.outgoing_messages");
  governance = await app.signIn("governance");
  admin = await app.signIn("admin");
});

const raised = () =>
  app.query<{ kind: string; is_drill: boolean; times: number; chases: number }>(
    "select kind, is_drill, times, chases from govern.alarms order by kind, is_drill",
  );

/** What people were told inside: whom, of which kind, in which words. */
const told = async (): Promise<readonly string[]> =>
  (
    await app.query<{ line: string }>(
      `select split_part(s.email, '@', 1) || ': ' || n.kind || ': ' || n.headline as line
       from work.notifications n join directory.staff s using (staff_id) order by 1`,
    )
  ).map(({ line }) => line);

const mails = () => mailsOf(app);

const chase = async (): Promise<void> => {
  const [job] = chaseJobs({ admin: app.admin, database: app.db, clock: app.clock });
  await job?.run({});
};

const found = { outcome: "mistaken", found: "A colleague had forgotten the password." };

describe("each kind is raised where it is noticed", () => {
  test("unusual use, and words about a protected place that are guessed", async () => {
    await anUnusualUse(app);
    await anUnusualUse(app, "01900000-0000-7000-8000-000000000033", "held-places");
    await anUnusualUse(app, "01900000-0000-7000-8000-000000000034", "no-work");
    expect(await raised()).toMatchObject([
      { kind: "held-words-guessed", times: 1 },
      { kind: "unusual-access", times: 2 },
    ]);
  });

  test("sign-in, where five accounts were closed within an hour", async () => {
    const at = { at: app.clock.now() };
    const wrong = (email: string, n: number) =>
      checkPassword(app.db, { email, password: "", ip: `198.51.100.${n}` }, at);
    // As they would be after nine wrong attempts each.
    for (const email of [
      "a@x.example",
      "b@x.example",
      "c@x.example",
      "d@x.example",
      demoEmail("lead"),
    ]) {
      await app.query(
        "insert into sec.attempts select sha256(convert_to('sign-in ' || $1::text, 'utf8')), to_timestamp(floor(extract(epoch from $2::timestamptz) / 900) * 900), 9",
        [email, app.clock.now()],
      );
    }
    for (const [n, email] of ["a@x.example", "b@x.example", "c@x.example", "d@x.example"].entries())
      await wrong(email, n);
    expect(await raised()).toEqual([]);
    await wrong(demoEmail("lead"), 9);
    expect(await raised()).toMatchObject([{ kind: "sign-in-attack", times: 1 }]);
  });

  test("sign-in, where two hundred were wrong within a quarter of an hour, wherever they come from", async () => {
    await app.query(
      "insert into sec.attempts select sha256('wrong sign-ins of all'), to_timestamp(floor(extract(epoch from $1::timestamptz) / 900) * 900), 198",
      [app.clock.now()],
    );
    const at = { at: app.clock.now() };
    const wrong = (n: number) =>
      checkPassword(app.db, { email: `n${n}@x.example`, password: "", ip: "198.51.100.1" }, at);
    await wrong(1);
    expect(await raised()).toEqual([]);
    await wrong(2);
    await wrong(3);
    expect(await raised()).toMatchObject([{ kind: "sign-in-attack", times: 1 }]);
  });
});

describe("an alarm reaches people", () => {
  test("by a notice and by a mail at any hour, and neither names anybody", async () => {
    app.clock.set("2026-11-29T03:00:00Z");
    await anUnusualUse(app);
    expect(await told()).toEqual([
      "admin: alarm: Alarm: unusual access to records",
      "governance: alarm: Alarm: unusual access to records",
    ]);
    const sent = await mails();
    expect(sent.map(({ to }) => to).toSorted()).toEqual([
      demoEmail("admin"),
      demoEmail("governance"),
    ]);
    for (const { subject, text } of sent) {
      expect(subject).toBe("Lantern: something cannot wait");
      expect(text).toContain("- 1 alarm to acknowledge");
      expect(text).not.toMatch(/Priya|Nair|unusual|record/i);
    }
  });

  test("at the head of their first page, and on a page that says what to do", async () => {
    const id = await anAlarm(app);
    for (const [client, first] of [
      [governance, "/governance"],
      [admin, "/admin/health"],
    ] as const) {
      const { page } = await client.get(first);
      expect(page.text).toContain("1 alarm not acknowledged");
      expect((await client.get("/alarms")).page.text).toContain("Sign-in may be under attack");
      expect((await client.get(`/alarms/${id}`)).page.text).toContain("What to do now");
    }
    expect((await admin.get(`/alarms/${id}`)).html).toContain('href="/admin/people"');
    expect((await governance.get(`/alarms/${id}`)).html).not.toContain('href="/admin/people"');
  });

  test("once, however often it happens: the same again is counted", async () => {
    for (let n = 0; n < 20; n++)
      await anUnusualUse(app, `01900000-0000-7000-8000-0000000001${10 + n}`, ruleOf(n)).catch(
        () => undefined,
      );
    expect((await raised())[0]?.times).toBeGreaterThan(3);
    expect(await told()).toHaveLength(2);
    expect(await mails()).toHaveLength(2);
    expect(await mails()).toHaveLength(0);
  });
});

const ruleOf = (n: number): string =>
  ["many-records", "out-of-hours", "no-work", "not-found", "emergencies"][n % 5] ?? "";

describe("acknowledging", () => {
  test("says by whom, when and what was found; colleagues are told, and it is done once", async () => {
    const id = await anAlarm(app);
    const answer = await governance.post(`/alarms/${id}`, found);
    expect([answer.status, answer.location]).toEqual([303, "/alarms"]);
    expect((await governance.follow(answer)).page.text).toContain("The alarm was acknowledged");
    const { page } = await admin.get(`/alarms/${id}`);
    for (const words of [found.found, "24 November 2026", "It was something else"])
      expect(page.text).toContain(words);
    expect(await told()).toEqual([
      "admin: alarm: A colleague acknowledged an alarm: sign-in may be under attack",
    ]);
    const late = await admin.post(`/alarms/${id}`, { outcome: "confirmed", found: "Mine." });
    expect(late.status).toBe(409);
    expect((await admin.get(`/alarms/${id}`)).page.text).not.toContain("Mine.");
    const [event] = await app.query<{ detail: unknown }>(
      "select detail from audit.events where action = 'alarm.acknowledge' and outcome = 'done'",
    );
    expect(JSON.stringify(event)).not.toContain("forgotten");
  });

  test("asks what it is and what was found, and loses nothing", async () => {
    const id = await anAlarm(app);
    const answer = await governance.post(`/alarms/${id}`, { outcome: "", found: "I rang Ann." });
    expect(answer.status).toBe(422);
    expect(answer.page.errors.map(({ text }) => text)).toEqual(["Choose what it is"]);
    expect(answer.page.fields["found"]).toBe("I rang Ann.");
    const empty = await governance.post(`/alarms/${id}`, { outcome: "mistaken", found: " " });
    expect(empty.page.errors).toHaveLength(1);
  });

  test("two at once: one of them did", async () => {
    const id = await anAlarm(app);
    const answers = await Promise.all([
      governance.post(`/alarms/${id}`, found),
      admin.post(`/alarms/${id}`, found),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  });

  test("afterwards the next is a new alarm, and people are told again", async () => {
    await anUnusualUse(app);
    const [{ alarm_id: id } = { alarm_id: "" }] = await app.query<{ alarm_id: string }>(
      "select alarm_id from govern.alarms",
    );
    await governance.post(`/alarms/${id}`, found);
    await app.query("delete from work.notifications");
    await anUnusualUse(app, "01900000-0000-7000-8000-000000000035", "no-work");
    expect(await raised()).toHaveLength(2);
    expect(await told()).toHaveLength(2);
  });
});

describe("nobody else", () => {
  test.each(["coordinator", "mash", "lead", "manager", "board", "auditor", "analyst"])(
    "%s sees no alarm, answers none and is not told",
    async (key) => {
      const id = await anAlarm(app);
      const client = await app.signIn(key);
      for (const path of ["/alarms", `/alarms/${id}`])
        expect((await client.get(path)).status).toBe(403);
      expect((await client.post(`/alarms/${id}`, found)).status).toBe(403);
      expect((await raised())[0]?.times).toBe(1);
    },
  );

  test("reads, raises, changes or acknowledges one by a statement that slipped in", async () => {
    const id = await anAlarm(app);
    const [lead, officer] = [await actorOf(app, "lead"), await actorOf(app, "governance")];
    const rows = await acting(app, lead, (tx) => sql`select * from govern.alarms`.execute(tx));
    expect(rows.rows).toEqual([]);
    for (const [actor, statement] of [
      [lead, sql`select govern.acknowledge_alarm(${id}::uuid, 'mistaken', 'x', 1, now())`],
      [officer, sql`update govern.alarms set found = 'x'`],
      [officer, sql`delete from govern.alarms`],
      [officer, sql`select govern.sound_alarm(1, 'audit-altered', false, now())`],
      [officer, sql`select govern.tell_of_alarm(${id}::uuid, 'x', true, null, now())`],
    ] as const)
      await expect(acting(app, actor, (tx) => statement.execute(tx))).rejects.toThrow(
        /permission denied|acknowledged by who answers/,
      );
    const chased = await acting(app, officer, (tx) =>
      sql<{ n: number }>`select govern.chase_alarms(0, 0, now()) as n`.execute(tx),
    );
    expect(chased.rows).toEqual([{ n: 0 }]);
  });

  test("of another partnership has it: who answers there reads and acknowledges nothing here", async () => {
    const id = await anAlarm(app);
    const officer = await actorOf(app, "governance");
    const elsewhere = { ...officer, partnershipId: officer.partnershipId + 1 };
    const asked = acting(app, elsewhere, async (tx) => ({
      rows: (await sql`select * from govern.alarms`.execute(tx)).rows,
      done: (
        await sql<{ done: string }>`
          select govern.acknowledge_alarm(${id}::uuid, 'mistaken', 'x', 1, now()) as done`.execute(
          tx,
        )
      ).rows[0]?.done,
    }));
    expect(await asked).toEqual({ rows: [], done: "stale" });
  });
});

describe("an alarm that nobody acknowledges is chased", () => {
  test("after the time that configuration sets, then again, with more people; never once it is acknowledged", async () => {
    await anUnusualUse(app);
    await app.query("delete from work.notifications");
    app.clock.advance({ minutes: 59 });
    await chase();
    expect(await told()).toEqual([]);
    app.clock.advance({ minutes: 1 });
    await chase();
    await chase();
    const again = "alarm: Nobody has acknowledged an alarm: unusual access to records";
    expect(await told()).toEqual([`admin: ${again}`, `governance: ${again}`]);
    app.clock.advance({ minutes: 240 });
    await chase();
    const all = await told();
    expect(all).toContain(`board: ${again}`);
    expect((await raised())[0]?.chases).toBe(2);
    const board = await app.signIn("board");
    expect((await board.get("/notices")).page.text).toContain("Nobody has acknowledged an alarm");
    const [{ alarm_id: id } = { alarm_id: "" }] = await app.query<{ alarm_id: string }>(
      "select alarm_id from govern.alarms",
    );
    const officer = await app.signIn("governance");
    expect((await officer.post(`/alarms/${id}`, found)).status).toBe(303);
    await app.query("delete from work.notifications");
    app.clock.advance({ days: 2 });
    await chase();
    expect(await told()).toEqual([]);
  });
});

describe("a drill", () => {
  test.each(alarmKinds)(
    "of %s is raised by command, marked everywhere, and acknowledged",
    async (kind) => {
      const said = await lanternCommand(["alarm", "drill", kind], {
        from: folder,
        settings: settingsFor(app, folder),
      });
      expect([said.stderr, said.status]).toEqual(["", 0]);
      expect(await raised()).toMatchObject([{ kind, is_drill: true }]);
      for (const line of await told()) expect(line).toMatch(/: alarm-drill: Drill: Alarm: /);
      expect(await told()).toHaveLength(2);
      app.clock.set(systemClock.now().toISOString());
      const officer = await app.signIn("governance");
      for (const { text } of await mails())
        expect(text).toContain("- 1 alarm drill to acknowledge");
      const [{ alarm_id: id } = { alarm_id: "" }] = await app.query<{ alarm_id: string }>(
        "select alarm_id from govern.alarms",
      );
      expect((await officer.get(`/alarms/${id}`)).page.text).toContain("This is a drill");
      expect((await officer.get("/alarms")).page.text).toContain("Drill");
      expect((await officer.post(`/alarms/${id}`, { found: "Reached me." })).status).toBe(303);
      expect((await officer.get(`/alarms/${id}`)).page.text).toContain("A drill");
    },
  );

  test("hides no real one, and is hidden by none", async () => {
    await anAlarm(app, { isDrill: true, kind: "unusual-access" });
    await anUnusualUse(app);
    expect(await raised()).toMatchObject([{ is_drill: false }, { is_drill: true }]);
  });

  test("of no such kind is told in a line", async () => {
    const asked = { from: folder, settings: settingsFor(app, folder) };
    const said = await lanternCommand(["alarm", "drill", "fire"], asked);
    expect([said.status, said.stderr.trim()]).toEqual([
      2,
      "Name one kind of alarm: audit-altered, held-words-guessed, unusual-access, sign-in-attack, fault-reported",
    ]);
  });
});
