import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import { askAbout } from "../../../test/harness/checks.ts";
import type { Client } from "../../../test/harness/client.ts";
import { sendAs } from "../../../test/harness/concerns.ts";
import { aChild } from "../../../test/harness/factories.ts";
import { decideForm } from "../../../test/harness/mash.ts";
import { staffIdOf } from "../../../test/harness/sign-in.ts";
import { auditDuring } from "../../../test/access/walk.ts";
import { letIn } from "../../../test/access/world.ts";
import { asMaintenance } from "../../platform/database/maintenance.ts";
import { allRooms } from "../../rooms.ts";
import { topUpConfiguration } from "../directory/provision.ts";

const contacts = 40;

let app: TestApp;
let mash: Client;
let school: Client;
let concernIds: string[];

/** London, 23 November 2026 is a Monday. */
const clockTo = async (iso: string): Promise<void> => {
  const minutes = (new Date(iso).getTime() - app.clock.now().getTime()) / 60_000;
  app.clock.advance({ minutes });
  mash = await app.signIn("mash");
  school = await app.signIn("school");
};

const versionOf = async (concernId: string): Promise<string> => {
  const [row] = await app.query<{ version: number }>(
    "select version from identify.mash_episodes where mash_episode_id = $1",
    [concernId],
  );
  return String(row?.version);
};

const post = async (concernId: string, part: string, fields: Record<string, string>) =>
  mash.post(`/mash/${concernId}/${part}`, { version: await versionOf(concernId), ...fields });

const done = async (concernId: string, part: string, fields: Record<string, string>) => {
  const answer = await post(concernId, part, fields);
  expect([part, answer.status, answer.page.errors]).toEqual([part, 303, []]);
};

beforeAll(async () => {
  app = await anApp();
  await clockTo("2026-11-27T17:30:00Z");
  concernIds = [];
  for (let number = 0; number < contacts; number++) {
    const familyName = `Weekend${String.fromCodePoint(65 + (number % 26))}${number}`;
    concernIds.push(await sendAs(school, { familyName }));
    app.clock.advance({ minutes: 1 });
  }
  mash = await app.signIn("mash");
  // Somebody on duty rates ten and decides on two of them.
  for (const concernId of concernIds.slice(0, 10)) {
    await done(concernId, "rate", { rating: "amber", reason: "Rang the sender" });
  }
  for (const concernId of concernIds.slice(0, 2)) await done(concernId, "decide", decideForm());
  await clockTo("2026-11-30T09:05:00Z");
});
afterAll(() => app.close());

describe("a Monday at the MASH with forty contacts", () => {
  test("opens with what came and was done over the weekend", async () => {
    const { text } = (await mash.get("/mash")).page;
    expect(text).toContain("40 received, 10 rated, 2 decided; 38 concerns still wait.");
    expect(text).toContain("Owen Price rated 10 and decided 2.");
    expect(text).toContain("From 27 November 2026, 17:00 to 30 November 2026, 09:00");
    const day = (await mash.get("/mash/day")).page.text;
    expect(day).toContain("WeekendA0");
    expect(day).toContain("Decided by Owen Price");
  });

  test("gives ten to a colleague in one go, after saying which; one that moved stays where it was", async () => {
    const ten = concernIds.slice(2, 12);
    const ticks = await Promise.all(ten.map(async (one) => `${one}:${await versionOf(one)}`));
    const owen = await staffIdOf(app, "mash");
    const nobody = await mash.post("/mash/board/assign", { concern: ticks, staff: "" });
    expect(nobody.status).toBe(422);
    expect(nobody.page.text).toContain("Choose who works on these");
    const asked = await mash.post("/mash/board/assign", { concern: ticks, staff: owen });
    expect(asked.status).toBe(200);
    expect(asked.page.heading).toBe("Give 10 concerns to Owen Price?");
    await done(ten[0] ?? "", "rate", { rating: "red", reason: "A second call" });
    const rows = await auditDuring(app, async () => {
      const given = await mash.post("/mash/board/assign", {
        concern: ticks,
        staff: owen,
        confirmed: "yes",
      });
      expect([given.status, given.location]).toEqual([303, "/mash/board?given=9&left=1"]);
    });
    expect(rows[0]?.action).toBe("mash.assign");
    expect([...(rows[0]?.subject_ids ?? [])].sort()).toEqual(ten.slice(1).sort());
    const board = (await mash.get("/mash/board?given=9&left=1")).page.text;
    expect(board).toContain("Owen Price: 9 concerns");
    expect(board).toContain("1 concern had moved in the meantime and stayed there");
  });

  test("decides on no more than one at a time", async () => {
    const before = await app.query("select 1 from identify.mash_decisions");
    const ticks = await Promise.all(
      concernIds.slice(12, 15).map(async (one) => `${one}:${await versionOf(one)}`),
    );
    await mash.post("/mash/board/assign", {
      concern: ticks,
      staff: await staffIdOf(app, "mash"),
      confirmed: "yes",
      nextStep: "no-further-action",
      close: "yes",
    });
    expect(await app.query("select 1 from identify.mash_decisions")).toHaveLength(before.length);
  });

  test("stops a clock for a reason, shows why, and gives back the open hours that it stood still", async () => {
    const concernId = concernIds[20] ?? "";
    await done(concernId, "rate", { rating: "green", reason: "Rang the sender" });
    const due = async (): Promise<Date | undefined> => {
      const [row] = await app.query<{ due: Date }>(
        "select due_at as due from identify.mash_episodes where mash_episode_id = $1",
        [concernId],
      );
      return row?.due;
    };
    const before = await due();
    const bad = await post(concernId, "pause", { pause: "", note: "A call back" });
    expect(bad.status).toBe(422);
    expect(bad.page.text).toContain("Choose what you are waiting for");
    expect(bad.page.fields["note"]).toBe("A call back");
    await done(concernId, "pause", { pause: "sender", note: "A call back" });
    expect((await post(concernId, "pause", { pause: "sender", note: "Twice" })).status).toBe(409);
    const { text } = (await mash.get("/mash?paused=yes")).page;
    expect(text).toContain("1 concern to decide");
    expect(text).toContain("Waiting for the sender, who was asked to say more");
    await clockTo("2026-11-30T11:05:00Z");
    await done(concernId, "resume", {});
    const moved = ((await due())?.getTime() ?? 0) - (before?.getTime() ?? 0);
    // It was due on Monday evening, when the MASH is closed: two open hours later is Tuesday at eleven.
    expect([moved > 0, (await due())?.toISOString()]).toEqual([true, "2026-12-01T11:00:00.000Z"]);
    const page = (await mash.get(`/mash/${concernId}`)).page.text;
    expect(page).toContain("5 minutes of the MASH’s open hours since it was received");
    expect(page).toContain("apart from 2 hours in which it was paused");
  });

  test("asks two partners about four of them and waits for both", async () => {
    for (const concernId of concernIds.slice(12, 16)) {
      await askAbout(app, mash, concernId, {
        agencies: ["Eastmoor Police", "Eastmoor Health Trust"],
      });
    }
    expect((await mash.get("/overdue/partner-checks")).page.text).toContain(
      "8 questions not answered",
    );
    const page = (await mash.get(`/mash/${concernIds[12] ?? ""}`)).page.text;
    expect(page).toContain("0 of 2 agencies answered");
  });

  test("passes on what is not about exploitation, with who has it now", async () => {
    const concernId = concernIds[16] ?? "";
    const texts = { rationale: "A dispute between parents", forFamily: "Help is asked for" };
    const form = { route: "early-help", toWhom: "Ana Lopez", forSender: "It went on", ...texts };
    const bad = await post(concernId, "onward", { ...form, route: "", toWhom: "" });
    expect(bad.page.errors.map(({ href }) => href)).toEqual(["#route", "#toWhom"]);
    expect(bad.page.fields["rationale"]).toBe(texts.rationale);
    await done(concernId, "onward", form);
    const { text } = (await mash.get(`/mash/${concernId}`)).page;
    expect(text).toContain("Passed on to: Early help");
    expect(text).toContain("Ana Lopez");
    const sent = (await school.get(`/concerns/${concernId}`)).page.text;
    expect(sent).toContain("Passed on: not about exploitation");
    expect((await post(concernId, "onward", form)).status).toBe(409);
  });
});

describe("a child about whom concerns come again", () => {
  test("is counted by month once this concern is rated, and not before", async () => {
    const child = await aChild(app, {
      familyName: "Again",
      givenName: "Keira",
      bornOn: "2012-03-09",
    });
    for (let earlierOnes = 0; earlierOnes < 2; earlierOnes++) {
      const earlier = await sendAs(school, { familyName: "Again" });
      await done(earlier, `match/${child.personId}`, { verdict: "same", reason: "Rang" });
    }
    const concernId = await sendAs(school, { familyName: "Again" });
    await done(concernId, `match/${child.personId}`, { verdict: "same", reason: "Rang" });
    expect((await mash.get(`/mash/${concernId}`)).page.text).not.toContain("in twelve months");
    await done(concernId, "rate", { rating: "amber", reason: "Third this autumn" });
    const { text } = (await mash.get(`/mash/${concernId}`)).page;
    expect(text).toContain("3 concerns, this one included.");
    expect(text).toContain("Concerns by month, the newest first");
  });
});

describe("sharing, or not", () => {
  const form = {
    shared: "no",
    what: "Qxwhatz",
    withWhom: "Qxwhomz",
    basis: "safeguarding",
    condition: "",
    reason: "Qxreasonz",
    detriment: "Qxdetrimentz",
  };

  test("stands on the concern and on the child’s record for who decides there, and for nobody else", async () => {
    const child = await aChild(app, {
      familyName: "Shared",
      givenName: "Keira",
      bornOn: "2012-03-09",
    });
    const concernId = await sendAs(school, { familyName: "Shared" });
    await done(concernId, `match/${child.personId}`, { verdict: "same", reason: "Rang" });
    await done(concernId, "sharing", form);
    const shown = (await mash.get(`/mash/${concernId}`)).page.text;
    expect(shown).toContain("Not shared with Qxwhomz");
    expect(shown).toContain("Legal gateway");
    const sets = (await mash.get(`/mash/${concernId}/sharing`)).page.text;
    expect(sets).toContain("Legal gateway: Children Act 2004, sections 10 and 11");
    const about = `/children/${child.personId}/concerns`;
    const lead = await app.signIn("lead");
    expect((await lead.get(about)).page.text).toContain("Qxreasonz");
    for (const key of ["school", "police"]) {
      await letIn(app, child, key);
      const { status, html } = await (await app.signIn(key)).get(about);
      expect([key, status, html.includes("Qxwhomz")]).toEqual([key, 200, false]);
    }
  });

  test("asks for the exception from the day on which the duty is reported in force, and says that it is reported", async () => {
    const concernId = concernIds[30] ?? "";
    const refused = await post(concernId, "sharing", { ...form, detriment: "" });
    expect(refused.status).toBe(422);
    expect(refused.page.text).toContain(
      "reported in force since 30 September 2026: your partnership must confirm",
    );
    expect(refused.page.errors.map(({ href }) => href)).toEqual(["#detriment"]);
    expect(refused.page.text).toContain("Duty to share: Children Act 2004, section 16LA");
    expect(refused.page.fields["what"]).toBe("Qxwhatz");
    await done(concernId, "sharing", {
      ...form,
      basis: "ca2004-s16la",
      detriment: "He would be found",
    });
    const said = (await mash.get(`/mash/${concernId}`)).page.text;
    expect(said).toContain("He would be found");
    expect(said).toMatch(/Legal gateway.*16LA/su);
  });

  test("keeps fact apart from opinion, and request and reply each with its context", async () => {
    const concernId = concernIds[29] ?? "";
    const asked = { request: "Qxrequestz", reply: "Qxreplyz", opinion: "Qxopinionz" };
    const refused = await post(concernId, "sharing", { ...form, ...asked });
    expect(refused.status).toBe(422);
    expect(refused.page.errors.map(({ href }) => href)).toEqual([
      "#requestContext",
      "#replyContext",
    ]);
    expect(refused.page.fields["opinion"]).toBe("Qxopinionz");
    const contexts = { requestContext: "Qxwhyz", replyContext: "Qxasofz" };
    await done(concernId, "sharing", { ...form, ...asked, ...contexts });
    const said = (await mash.get(`/mash/${concernId}`)).page.text;
    expect(said).toMatch(
      /Asked for.*Qxrequestz.*Context of the request.*Qxwhyz.*Facts.*Qxwhatz.*Opinion.*Qxopinionz.*Reply.*Qxreplyz.*Context of the reply.*Qxasofz/su,
    );
  });

  test("of a partnership whose own version has no day nothing changes, and the version is offered", async () => {
    await app.query(
      `update directory.configuration set body = jsonb_set(body #- '{duties,0,isReported}', '{duties,0,inForceFrom}', 'null') where kind = 'sharing-duty'`,
    );
    await asMaintenance(app.admin, (tx) => topUpConfiguration(tx, allRooms));
    const concernId = concernIds[28] ?? "";
    await done(concernId, "sharing", { ...form, detriment: "" });
    const governance = await app.signIn("governance");
    const { text } = (await governance.get("/admin/configuration/sharing-duty")).page;
    expect(text).toContain("A new version is offered");
    expect(text).toContain("30 September 2026");
    const list = (await governance.get("/admin/configuration")).page.text;
    expect(list).toContain("A new version is offered");
    await app.query(
      `update directory.configuration set body = jsonb_set(body, '{duties,0,inForceFrom}', '"2026-09-30"') where kind = 'sharing-duty'`,
    );
    const settled = (await governance.get("/admin/configuration/sharing-duty")).page.text;
    expect(settled).not.toContain("A new version is offered");
  });
});
