import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { notMatchedOf } from "../../src/rooms/governance/duty/critical-children.ts";
import { housekeepingJobs } from "../../src/housekeeping.ts";
import { listNotMatchedForSheet } from "../../src/rooms/feeds/not-matched/not-matched-reads.ts";
import { createLog } from "../../src/platform/telemetry/log.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { testMoment } from "../harness/constants.ts";
import { aChild } from "../harness/factories.ts";
import { aSource, chooseFile, fileOf, meaning, takeAll, type SentRow } from "../harness/feeds.ts";
import { shutOut } from "../harness/for-machines.ts";
import { asMaintenance } from "../harness/maintenance.ts";
import { anEpisode } from "../harness/missing.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

/** A child who is missing now by another system, and whose row matches nobody. */
let app: TestApp;
let source: string;
let coordinator: Client;
let mash: Client;
let police: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  source = await aSource(app, coordinator, { name: "Police missing persons" });
  // The first file teaches the columns.
  const { to } = await chooseFile(coordinator, source, fileOf([rowOf("first", "Zz Back", BACK)]));
  const form = await coordinator.get(to);
  const version = form.page.fields["version"] ?? "";
  expect((await coordinator.post(to, { ...meaning, version })).status).toBe(303);
});
beforeEach(async () => {
  app.clock.set(testMoment);
  await app.query("delete from identify.feed_waiting");
  [coordinator, mash, police] = [
    await app.signIn("coordinator"),
    await app.signIn("mash"),
    await app.signIn("police"),
  ];
});
afterAll(() => app.close());

const BACK = "2026-11-24 07:00";
let keys = 0;

function rowOf(key: string, name: string, back = "", identifier = ""): SentRow {
  const [given = "", family = ""] = name.split(" ");
  return [key, identifier, given, family, "04/05/2011", "2026-11-23 21:30", back, "medium", "home"];
}

async function bring(rows: readonly SentRow[], by = coordinator): Promise<void> {
  const { to, errors } = await chooseFile(by, source, fileOf(rows));
  expect(errors).toEqual([]);
  await takeAll(app, by, to);
}

async function waitingAt(key: string): Promise<string> {
  const rows = await app.query<{ id: string }>(
    "select feed_waiting_id as id from identify.feed_waiting where row_key = $1",
    [key],
  );
  return `/missing/not-matched/${rows[0]?.id ?? "00000000-0000-7000-8000-000000000000"}`;
}

/** Brings one row that matches nobody; answers its key and address. */
async function aMissing(name: string): Promise<{ readonly key: string; readonly at: string }> {
  const key = `MP-${++keys}`;
  await bring([rowOf(key, name)]);
  return { key, at: await waitingAt(key) };
}

const versionAt = async (by: Client, at: string): Promise<string> =>
  (await by.get(at)).page.fields["version"] ?? "";

const lastEvent = async (action: string) => {
  const [event] = await app.query<{ text: string; ids: string[]; outcome: string }>(
    `select e::text as text, subject_ids as ids, outcome from audit.events e
     where action = $1 order by event_id desc limit 1`,
    [action],
  );
  return event;
};

const sheet = () =>
  asMaintenance(
    app.admin,
    async (tx) => {
      const [one] = await tx
        .selectFrom("directory.partnerships")
        .select("partnership_id")
        .execute();
      return notMatchedOf(await listNotMatchedForSheet(tx, one?.partnership_id ?? 0), "2026-11-24");
    },
    app.secrets.ring,
  );

const sweep = async (): Promise<void> => {
  const jobs = housekeepingJobs({ database: app.db, clock: app.clock, log: createLog("silent") });
  await jobs.find(({ name }) => name === "sweep-feeds")?.run({});
};

describe("who is told", () => {
  test("stands first on Missing now and on the homes of the MASH and the police: name, age, reference", async () => {
    const { key, at } = await aMissing("Perdita Qxunmatched");
    for (const [by, home] of [
      [mash, "/missing"],
      [mash, "/mash"],
      [police, "/missing"],
      [police, "/work"],
      [coordinator, "/missing"],
    ] as const) {
      const { page, html } = await by.get(home);
      expect(page.text).toContain("Missing now and not matched: 1");
      expect(page.text).toContain("Perdita Qxunmatched");
      expect(page.text).toMatch(/15.*not matched/);
      expect(page.text).toContain(key);
      expect(html).toContain(at);
      // Before everything else that is missing or due.
      const first = page.text.indexOf("Missing now and not matched");
      for (const later of ["Missing now: ", "Return home interviews due"])
        if (page.text.includes(later)) expect(page.text.indexOf(later)).toBeGreaterThan(first);
    }
    const event = await lastEvent("missing.list");
    expect(event?.ids).toContain(at.split("/").at(-1));
    expect(event?.text).not.toContain("Qxunmatched");
  });

  test("a row that has no date of birth waits for a person too, and is no fault of the file", async () => {
    const key = `MP-${++keys}`;
    const [, , , , , ...facts] = rowOf(key, "Perdita Qxundated");
    await bring([
      [key, "", "Perdita", "Qxundated", "", ...facts],
      [key + "b", "", "", "Qxhalfname", "", ...facts],
    ]);
    const runs = await app.query<{ problems: unknown[]; waiting: number }>(
      "select problems, waiting from identify.feed_runs order by brought_at desc, feed_run_id desc limit 1",
    );
    expect(runs).toEqual([{ problems: [], waiting: 2 }]);
    for (const [by, home] of [
      [mash, "/mash"],
      [police, "/missing"],
    ] as const) {
      const { page } = await by.get(home);
      expect(page.text).toContain("Missing now and not matched: 2");
      expect(page.text).toMatch(/Perdita Qxundated[\s\S]{0,60}not known/);
      expect(page.text).toContain("Qxhalfname");
    }
    expect((await coordinator.get("/children")).page.text).toContain(
      "2 children are missing now and not matched to a record",
    );
    expect((await sheet()).map(({ name }) => name.trim())).toEqual([
      "Perdita Qxundated",
      "Qxhalfname",
    ]);
    const child = await aChild(app, { givenName: "Perdita", familyName: "Qxundated" });
    const at = await waitingAt(key);
    const page = await mash.get(at);
    expect(page.page.text).toContain("date of birth not known");
    expect(page.page.text).toContain(child.reference);
  });

  test("a row whose moment cannot be read is a fault still, said by row and field", async () => {
    const key = `MP-${++keys}`;
    await bring([[key, "", "Perdita", "Qxfault", "04/05/2011", "some time", "", "medium", "home"]]);
    const [run] = await app.query<{ problems: object[] }>(
      "select problems from identify.feed_runs order by brought_at desc, feed_run_id desc limit 1",
    );
    expect(run?.problems).toHaveLength(1);
    expect((await mash.get("/missing")).page.text).not.toContain("Qxfault");
  });

  test("the duty desk’s sheet has it first, with nothing but name, age, reference and who to ring", async () => {
    const { key } = await aMissing("Perdita Qxsheet");
    const [one, another] = await sheet();
    expect(another).toBeUndefined();
    expect(one).toEqual({
      name: "Perdita Qxsheet",
      lines: [
        ["Reference", key],
        ["Age", "15"],
        ["Ring", "Police missing persons: Missing persons desk, 020 7946 0111"],
      ],
      plan: [],
      warnings: [
        "Missing now, since 23 November 2026, 21:30",
        "Not matched: no record here was joined to this report",
      ],
    });
  });

  test.each(["lead", "manager", "school", "nurse", "youthworker", "chair", "auditor"])(
    "%s is told nothing",
    async (key) => {
      const { at } = await aMissing("Perdita Qxhidden");
      const who = await app.signIn(key);
      for (const page of ["/missing", "/work", "/mash"])
        expect((await who.get(page)).html).not.toContain("Qxhidden");
      expect((await who.get(at)).status).toBe(403);
      expect((await who.post(at, { personId: "", reason: "", version: "1" })).status).toBe(403);
    },
  );

  test("nor is who is shut out of the record of that name", async () => {
    const child = await aChild(app, { givenName: "Perdita", familyName: "Qxshut" });
    await shutOut(app, child, await staffIdOf(app, "mash"));
    const { at } = await aMissing("Perdita Qxshut");
    for (const page of ["/missing", "/mash"])
      expect((await mash.get(page)).html).not.toContain("Qxshut");
    expect((await mash.get(at)).status).toBe(404);
    expect((await police.get("/missing")).html).toContain("Qxshut");
  });

  test("not of a child who is back, or whose row was joined to a record before", async () => {
    await bring([rowOf(`MP-${++keys}`, "Perdita Qxback", BACK)]);
    const child = await aChild(app, { givenName: "Tamsin", familyName: "Qxjoined" });
    const { key, at } = await aMissing("Tamsin Qxjoined");
    const link = { personId: child.personId, reason: "Rang the desk" };
    const version = await versionAt(mash, at);
    expect((await mash.post(at, { ...link, version })).status).toBe(303);
    // The system changes what it said: the row waits, but who it is was said.
    const changed = [...rowOf(key, "Tamsin Qxjoined")];
    changed[5] = "2026-11-23 20:00";
    await bring([changed]);
    const { html } = await mash.get("/missing");
    expect(html).not.toContain("not matched: ");
  });
});

describe("it stays until a person says who it is", () => {
  test("however long it waits; once the child is back it leaves as other rows do", async () => {
    const { key } = await aMissing("Perdita Qxstays");
    app.clock.set("2027-03-24T10:00:00Z");
    await sweep();
    mash = await app.signIn("mash");
    expect((await mash.get("/missing")).html).toContain("Qxstays");
    coordinator = await app.signIn("coordinator");
    await bring([rowOf(key, "Perdita Qxstays", BACK)]);
    expect((await mash.get("/missing")).html).not.toContain("Qxstays");
    await sweep();
    expect(await waitingAt(key)).toMatch(/-000000000000$/);
  });

  test("a row that was marked before it could be opened is opened by housekeeping", async () => {
    const key = `MP-${++keys}`;
    await bring([rowOf(key, "Perdita Qxolder", BACK)]);
    await app.query("update identify.feed_waiting set is_missing = true where row_key = $1", [key]);
    expect((await mash.get("/missing")).html).not.toContain("Qxolder");
    app.clock.set("2027-03-24T10:00:00Z");
    await sweep();
    expect(await waitingAt(key)).toMatch(/-000000000000$/);
  });

  test("is one of ours: linked, recorded as missing from then on, and audited without a name", async () => {
    const child = await aChild(app, { givenName: "Tessa", familyName: "Qxlinked" });
    await letIn(app, child, "police");
    const { at, key } = await aMissing("Tessa Qxlinked");
    expect((await police.get(at)).page.text).toContain("Tessa Qxlinked");
    const version = await versionAt(police, at);
    const unsaid = await police.post(at, { personId: "", reason: "", version });
    expect([unsaid.status, unsaid.page.errors.length]).toEqual([422, 2]);
    const linked = await police.post(at, {
      personId: child.personId,
      reason: "Same date of birth, rang home",
      version,
    });
    expect(linked.location).toBe(`/children/${child.personId}/missing`);
    const episodes = await app.query("select from protect.missing_episodes where person_id = $1", [
      child.personId,
    ]);
    expect(episodes).toHaveLength(1);
    const text = (await police.get("/missing")).page.text;
    expect(text).not.toContain("not matched");
    expect(text).toContain("Missing now: 1");
    const event = await lastEvent("missing.not-matched.link");
    expect(event?.ids.toSorted()).toEqual([at.split("/").at(-1), child.personId].toSorted());
    expect(event?.text).not.toContain("Qxlinked");
    expect(await sheet()).toEqual([]);
    // The same row changes nothing, and its end is written.
    await bring([rowOf(key, "Tessa Qxlinked", BACK)]);
    const [back] = await app.query<{ returned: Date | null }>(
      "select returned_at as returned from protect.missing_episodes where person_id = $1",
      [child.personId],
    );
    expect(back?.returned).not.toBeNull();
  });

  test("is one who is recorded as missing already: the row is of that episode", async () => {
    const child = await aChild(app, { givenName: "Tessa", familyName: "Qxalready" });
    const episodeId = await anEpisode(app, child, { since: "2026-11-23T21:00:00Z" });
    const { at } = await aMissing("Tessa Qxalready");
    const version = await versionAt(mash, at);
    const link = { personId: child.personId, reason: "The desk says so", version };
    expect((await mash.post(at, link)).status).toBe(303);
    const joined = await app.query<{ written: string }>(
      "select written_id as written from identify.feed_rows where person_id = $1",
      [child.personId],
    );
    expect(joined).toEqual([{ written: episodeId }]);
  });

  test("nobody links it to a child beyond their reach", async () => {
    const child = await aChild(app, { givenName: "Tessa", familyName: "Qxbeyond" });
    const { at, key } = await aMissing("Tessa Qxbeyond");
    expect((await police.get(at)).html).not.toContain(child.reference);
    const version = await versionAt(police, at);
    const answer = await police.post(at, { personId: child.personId, reason: "Guessed", version });
    expect(answer.status).toBe(422);
    expect(await waitingAt(key)).toBe(at);
    expect((await mash.get(at)).html).toContain(child.reference);
  });

  test("is new to everybody: the MASH creates a record, and nobody else", async () => {
    const { at } = await aMissing("Perdita Qxcreated");
    for (const who of [police, coordinator])
      expect((await who.get(`${at}/create`)).status).toBe(404);
    const form = await mash.get(`${at}/create`);
    expect(form.page.fields).toMatchObject({ givenName: "Perdita", familyName: "Qxcreated" });
    const [team] = await app.query<{ id: string }>(
      "select team_id as id from directory.teams where receives_imports limit 1",
    );
    const typed = {
      givenName: "Perdita",
      familyName: "Qxcreated",
      "born-day": "4",
      "born-month": "5",
      "born-year": "2011",
      nhsNumber: "",
      version: form.page.fields["version"] ?? "",
    };
    const half = await mash.post(`${at}/create`, { ...typed, sex: "", team: "", reason: "" });
    expect([half.status, half.page.errors.length]).toEqual([422, 3]);
    const whole = { ...typed, sex: "female", team: team?.id ?? "", reason: "Asked all partners" };
    const made = await mash.post(`${at}/create`, whole);
    expect(made.location).toMatch(/^\/children\/[0-9a-f-]{36}\/missing$/);
    expect((await mash.get("/missing")).page.text).toContain("Missing now: ");
    expect((await mash.get("/missing")).html).not.toContain(at);
    const event = await lastEvent("missing.not-matched.create");
    expect(event?.ids).toHaveLength(2);
    // Sent twice, it makes no second child.
    expect((await mash.post(`${at}/create`, whole)).status).toBe(404);
  });

  test("is nobody of ours: with a reason, for everybody, by who reaches the whole partnership", async () => {
    const { key, at } = await aMissing("Perdita Qxaside");
    const version = await versionAt(mash, at);
    expect((await police.post(`${at}/aside`, { because: "nobody-here", version })).status).toBe(
      404,
    );
    for (const because of ["", "not-known"]) {
      const refused = await mash.post(`${at}/aside`, { because, version });
      expect([refused.status, refused.page.errors.length]).toEqual([422, 1]);
    }
    const set = await mash.post(`${at}/aside`, { because: "nobody-here", version });
    expect(set.location).toBe("/missing");
    expect((await lastEvent("missing.not-matched.aside"))?.ids).toEqual([at.split("/").at(-1)]);
    // Another person brings the same row: it was said for all. One that says something else is asked again.
    await bring([rowOf(key, "Perdita Qxaside")]);
    expect((await police.get("/missing")).html).not.toContain("Qxaside");
    const changed = [...rowOf(key, "Perdita Qxaside")];
    changed[7] = "high";
    await bring([changed]);
    expect((await police.get("/missing")).html).toContain("Qxaside");
  });

  test("where rows are looked at, not knowing takes no child off the list", async () => {
    const { at } = await aMissing("Perdita Qxrows");
    const row = `/feeds/waiting/${at.split("/").at(-1) ?? ""}`;
    const version = await versionAt(coordinator, row);
    const refused = await coordinator.post(`${row}/aside`, { because: "not-known", version });
    expect(refused.status).toBe(422);
    expect((await mash.get("/missing")).html).toContain("Qxrows");
  });
});
