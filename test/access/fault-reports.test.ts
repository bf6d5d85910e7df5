import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anotherPartnership, acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { testMoment } from "../harness/constants.ts";
import { mailsOf } from "../harness/alarm-mails.ts";
import { actorOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";

let app: TestApp;
let anybody: Client;
let westvale: number;
beforeAll(async () => {
  app = await anApp({ config: { LANTERN_SECURITY_CONTACT: "mailto:security@lantern.example" } });
  westvale = (await anotherPartnership(app)).partnershipId;
  anybody = app.nobody();
  anybody.cookies.clear();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set(testMoment);
  for (const table of ["govern.fault_reports", "govern.alarms", "work.notifications"])
    await app.query(`delete from ${table}`);
  await app.query("delete from work.outgoing_messages");
  await app.query("delete from sec.attempts");
});

const at = "/report-a-fault";

type Fields = Record<string, string>;

const aReport = (more: Fields = {}): Fields => ({
  id: crypto.randomUUID(),
  seen: "Qxseen: I asked for /children/1 twice.\nIt came back.",
  gravity: "lets-in",
  reach: "Qxreach@example.org",
  _csrf: "",
  ...more,
});

const report = (more: Fields = {}): Promise<Answer> => anybody.post(at, aReport(more));

/** The network is the connection's own: each guess at another stands for a network of its own. */
const elsewhere = async (): Promise<void> => {
  await app.query(
    "delete from sec.attempts where attempt_key = sha256('fault reports of 127.0.0.1')",
  );
};

const kept = () =>
  app.query<{ partnership_id: number; number: string; seen: string; reach: string | null }>(
    "select partnership_id, number, seen, reach from govern.fault_reports order by partnership_id, reported_at",
  );

const alarms = () =>
  app.query<{ id: string; partnership_id: number; kind: string; times: number }>(
    "select alarm_id as id, partnership_id, kind, times from govern.alarms order by partnership_id",
  );

const ours = async (): Promise<string> =>
  (await alarms()).find(({ partnership_id }) => partnership_id !== westvale)?.id ?? "";

const numberIn = ({ page }: Answer): string | undefined =>
  /\b[a-z2-9]{3}-[a-z2-9]{3}\b/.exec(page.text)?.[0];

describe("whoever finds a fault", () => {
  test("has a form for anybody: no cookie, no token, no marking, and a word about real data", async () => {
    const { status, page, html, headers } = await anybody.get(at);
    expect([status, page.heading]).toEqual([200, "Report a fault"]);
    expect(headers["set-cookie"]).toBeUndefined();
    expect(html).not.toContain("_csrf");
    expect(page.text).not.toContain("OFFICIAL");
    expect(page.text).toContain("no real person’s data");
    const signedIn = await (await app.signIn("lead")).get(at);
    expect(signedIn.page.text).toBe(page.text);
  });

  test("sends it without script, cookie or name, and reads a number and what to expect", async () => {
    const answer = await report({ reach: "" });
    expect(answer.status).toBe(200);
    expect(answer.page.text).toContain("within three working days");
    expect(answer.page.text).not.toContain("Qxseen");
    expect(answer.headers["set-cookie"]).toBeUndefined();
    const rows = await kept();
    expect(rows.map(({ partnership_id }) => partnership_id)).toContain(westvale);
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      expect(row).toMatchObject({ number: numberIn(answer), reach: null });
      expect(row.seen).toBe("Qxseen: I asked for /children/1 twice.\nIt came back.");
    }
  });

  test("is asked for what is missing, and loses nothing", async () => {
    const empty = await report({ seen: " ", gravity: "" });
    expect(empty.status).toBe(422);
    expect(empty.page.errors.map(({ href }) => href)).toEqual(["#seen", "#gravity"]);
    expect(empty.page.fields["reach"]).toBe("Qxreach@example.org");
    const odd = await report({ gravity: "constructor" });
    expect(odd.page.errors.map(({ href }) => href)).toEqual(["#gravity"]);
    expect(await kept()).toEqual([]);
  });

  test("may write 4,000 characters; of 4,001 the form comes back whole", async () => {
    expect((await report({ seen: "x".repeat(4000) })).status).toBe(200);
    const long = await report({ seen: "x".repeat(4001) });
    expect([long.status, long.page.fields["seen"]]).toEqual([422, "x".repeat(4001)]);
    expect(long.page.errors.map(({ href }) => href)).toEqual(["#seen"]);
    expect((await report({ reach: "x".repeat(201) })).status).toBe(422);
    expect(await kept()).toHaveLength(2);
  });

  test("presses twice, also at once, and has one report with one number", async () => {
    const same = aReport();
    const both = await Promise.all([anybody.post(at, same), anybody.post(at, same)]);
    const again = await anybody.post(at, same);
    const numbers = new Set([...both, again].map(numberIn));
    expect([numbers.size, [...both, again].map(({ status }) => status)]).toEqual([
      1,
      [200, 200, 200],
    ]);
    expect(await kept()).toHaveLength(2);
    expect((await alarms()).map(({ times }) => times)).toEqual([1, 1]);
    await report({ id: same["id"] ?? "", seen: "Something else" });
    expect(await kept()).toHaveLength(4);
  });
});

describe("a flood", () => {
  test("from one network is told whom to write to, and nothing of it is stored", async () => {
    for (let n = 0; n < 5; n++) expect((await report()).status).toBe(200);
    const full = await report({ seen: "Qxtoomany" });
    expect(full.status).toBe(429);
    expect(full.html).toContain('href="mailto:security@lantern.example"');
    expect(full.page.text).toContain("Qxtoomany");
    expect(await kept()).toHaveLength(10);
    app.clock.advance({ minutes: 60 });
    expect((await report()).status).toBe(200);
  });

  test("from many networks ends with the day's total, at one alarm and one notice a person", async () => {
    for (let n = 0; n < 50; n++) {
      await elsewhere();
      expect((await report()).status).toBe(200);
    }
    await elsewhere();
    expect((await report()).status).toBe(429);
    expect(await kept()).toHaveLength(100);
    expect((await alarms()).map(({ times }) => times)).toEqual([50, 50]);
    const told = await app.query("select from work.notifications where kind = 'alarm'");
    expect(told).toHaveLength(2);
    app.clock.advance({ days: 1 });
    expect((await report()).status).toBe(200);
  });

  test("of wrong forms counts for nothing", async () => {
    for (let n = 0; n < 8; n++) expect((await report({ seen: "" })).status).toBe(422);
    expect((await report()).status).toBe(200);
  });
});

describe("a report", () => {
  test("raises an alarm; no word of it is in a notice, a mail, the audit or a log", async () => {
    const events = await auditDuring(app, () => report());
    expect(events.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      "fault.report done",
    ]);
    expect(await alarms()).toMatchObject([
      { kind: "fault-reported", times: 1 },
      { kind: "fault-reported", times: 1 },
    ]);
    const notices = await app.query<{ headline: string }>(
      "select headline from work.notifications order by notification_id",
    );
    expect(notices.map(({ headline }) => headline)).toEqual([
      "Alarm: a fault was reported",
      "Alarm: a fault was reported",
    ]);
    const mails = await mailsOf(app);
    expect(mails).toHaveLength(2);
    expect(JSON.stringify([events, notices, mails, app.log])).not.toContain("Qx");
  });

  test("is read on the page of its alarm as text, never as markup", async () => {
    const hostile = `<script>alert(1)</script><img src=x onerror=alert(2)>[a](javascript:alert(3)) Qxend`;
    await report({ seen: hostile, reach: '"><b>Qxbold</b>' });
    const id = await ours();
    for (const key of ["governance", "admin"]) {
      const client = await app.signIn(key);
      expect((await client.get("/alarms")).page.text).toContain("A fault in Lantern was reported");
      const { page, html } = await client.get(`/alarms/${id}`);
      expect(page.text).toContain(hostile);
      expect(page.text).toContain('"><b>Qxbold</b>');
      expect(html).not.toMatch(/<script>alert|<img src=x|<b>Qxbold|href="javascript:/);
    }
  });

  test("stands with the alarm that was open, also after it was acknowledged", async () => {
    await report({ seen: "Qxfirst" });
    const first = await ours();
    const governance = await app.signIn("governance");
    const wrong = await governance.post(`/alarms/${first}`, { outcome: "", found: "" });
    expect([wrong.status, wrong.page.text.includes("Qxfirst")]).toEqual([422, true]);
    const found = { outcome: "confirmed", found: "Tried it on a copy." };
    expect((await governance.post(`/alarms/${first}`, found)).status).toBe(303);
    app.clock.advance({ minutes: 5 });
    await report({ seen: "Qxsecond" });
    const [second] = (await alarms()).filter(
      ({ id, partnership_id }) => partnership_id !== westvale && id !== first,
    );
    const pages = await Promise.all(
      [first, second?.id ?? ""].map(
        async (id) => (await governance.get(`/alarms/${id}`)).page.text,
      ),
    );
    expect(pages.map((text) => /Qxfirst|Qxsecond/g.exec(text)?.[0])).toEqual([
      "Qxfirst",
      "Qxsecond",
    ]);
    expect(await kept()).toHaveLength(4);
  });
});

describe("nobody else", () => {
  test.each(["coordinator", "mash", "lead", "manager", "board", "auditor", "analyst"])(
    "%s reads a report, by a page or by a statement",
    async (key) => {
      await report();
      const client = await app.signIn(key);
      const answer = await client.get(`/alarms/${await ours()}`);
      expect([answer.status, answer.page.text.includes("Qx")]).toEqual([403, false]);
      const { rows } = await acting(app, await actorOf(app, key), (tx) =>
        sql`select * from govern.fault_reports`.execute(tx),
      );
      expect(rows).toEqual([]);
    },
  );

  test("of another partnership reads ours; who answers there has their own", async () => {
    await report();
    const officer = await actorOf(app, "governance");
    const there = { ...officer, partnershipId: westvale };
    const read = (actor: typeof officer) =>
      acting(app, actor, (tx) =>
        tx.selectFrom("govern.fault_reports").select("partnership_id").execute(),
      );
    expect(await read(there)).toEqual([{ partnership_id: westvale }]);
    expect(await read(officer)).toEqual([{ partnership_id: officer.partnershipId }]);
  });

  test("writes, changes or deletes one by a statement that slipped in", async () => {
    await report();
    const officer = await actorOf(app, "governance");
    for (const statement of [
      sql`select govern.keep_fault_report(sha256('x'), 'k7m-p2x', 'x', 'tells', null, now())`,
      sql`update govern.fault_reports set seen = 'x'`,
      sql`delete from govern.fault_reports`,
      sql`insert into govern.fault_reports select * from govern.fault_reports`,
    ])
      await expect(acting(app, officer, (tx) => statement.execute(tx))).rejects.toThrow(
        /permission denied|for sign-in alone/,
      );
  });
});
