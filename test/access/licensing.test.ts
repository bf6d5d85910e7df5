import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild, restrict } from "../harness/factories.ts";
import { aLink, aThing } from "../harness/flags.ts";
import {
  aLicence,
  aLicensingReferral,
  answeredFields,
  checkedFields,
  licenceFields,
  referFields,
  sentFields,
} from "../harness/licensing.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

/** Who reads a licence and what was referred of it; and that no child is there by any way. */
let app: TestApp;
let officer: Client;
let coordinator: Client;
let mash: Client;
let police: Client;
beforeAll(async () => {
  app = await anApp();
  [officer, coordinator, mash, police] = (await Promise.all(
    ["licensing", "coordinator", "mash", "police"].map((key) => app.signIn(key)),
  )) as [Client, Client, Client, Client];
});
afterAll(() => app.close());

const said = ({ page }: Answer): string => page.errors.map(({ text }) => text).join("; ");
const found = async (client: Client, sought: string): Promise<string> =>
  /<main[\s\S]*<\/main>/.exec((await client.post("/search", { sought })).html)?.[0] ?? "";
const lists = ["", "?show=sent", "?show=answered", "?show=late", "?show=closed"];

/** A person whose age is known and who was not exploited as a child, so that a measure could be taken. */
async function anAdult(label: string): Promise<string> {
  const thingId = await aThing(app, { kind: "person", label });
  await app.query(
    `insert into subjects.adult_facts (adult_fact_id, partnership_id, thing_id, is_adult, source, known_on, exploited,
       exploited_basis, recorded_by, recorded_at)
     select gen_random_uuid(), partnership_id, $1, true, 'A licence seen', '2026-11-20', 'no', 'Asked', recorded_by, recorded_at
     from subjects.things where thing_id = $1`,
    [thingId],
  );
  return thingId;
}

describe("what a licensing officer reads", () => {
  test("is what was referred: the licence and the ground, and nothing else of the subject", async () => {
    const thingId = await anAdult("Qxsubject Known");
    await app.query(
      "update subjects.things set known_as = '{Qxalias}', says = 'Qxsays of them' where thing_id = $1",
      [thingId],
    );
    const child = await aChild(app, { familyName: "Qxlinkedchild" });
    await aLink(app, { personId: child.personId, thingId });
    const id = await aLicensingReferral(coordinator, thingId, {
      licence: { kind: "driver", holder: "Qxholder Name" },
    });
    const page = await officer.get(`/licensing/${id}`);
    expect(page.status).toBe(200);
    expect(page.page.text).toContain("Qxground");
    expect(page.page.text).toContain("Qxholder Name");
    expect(page.page.text).toContain("Northvale Council (out of area)");
    const everything = ["/home", ...lists.map((show) => `/licensing${show}`), "/notices"];
    for (const at of [`/licensing/${id}`, ...everything, "/api/licensing-referrals"]) {
      const { html } = await officer.get(at);
      for (const word of ["Qxsubject", "Qxalias", "Qxsays", "Qxlinkedchild", thingId])
        expect(html, `${at} has ${word}`).not.toContain(word);
      expect(html, at).not.toMatch(/C-\d{3,}-[\dX]|href="\/children\/|linked with/);
    }
    for (const at of [
      `/subjects/${thingId}`,
      "/subjects",
      `/subjects/${thingId}/licences`,
      `/subjects/${thingId}/panels`,
      `/api/subjects/${thingId}`,
      `/children/${child.personId}`,
      "/children",
      "/measures",
      "/releases",
      "/tracker/export",
    ])
      expect([403, 404], at).toContain((await officer.get(at)).status);
    for (const sought of ["Qxsubject", "Qxalias", "Qxlinkedchild", child.reference]) {
      const html = await found(officer, sought);
      expect(html, sought).not.toContain(thingId);
      expect(html, sought).not.toContain(child.personId);
    }
    expect(await found(officer, "Qxholder")).toContain(`/licensing/${id}`);
  });

  test("is not a licence that nobody referred, and none can be recorded on a subject", async () => {
    const thingId = await aThing(app, { label: "Qxunreferred" });
    const licenceId = await aLicence(coordinator, thingId, { holder: "Qxunreferred plate" });
    for (const at of ["/home", "/licensing"])
      expect((await officer.get(at)).page.text, at).not.toContain("Qxunreferred plate");
    expect(await found(officer, "Qxunreferred")).not.toContain("Qxunreferred plate");
    const at = `/subjects/${thingId}/licences`;
    expect((await officer.post(`${at}/new`, licenceFields())).status).toBe(404);
    expect((await officer.post(`${at}/${licenceId}/refer`, referFields())).status).toBe(404);
    expect((await officer.post(`${at}/${licenceId}/end`, { endWords: "No" })).status).toBe(404);
  });

  test("no table of it has a column or a key of a child", async () => {
    const tables = "('licences', 'licensing_referrals', 'licensing_steps')";
    const columns = await app.query(
      `select 1 from information_schema.columns where table_schema = 'subjects' and table_name in ${tables}
         and column_name ~ 'person|child|people'`,
    );
    expect(columns).toEqual([]);
    const keys = await app.query<{ to: string }>(
      `select distinct c.confrelid::regclass::text as to from pg_constraint c join pg_class t on t.oid = c.conrelid
       where c.contype = 'f' and t.relname in ${tables}`,
    );
    expect(keys.map(({ to }) => to).toSorted()).toEqual([
      "directory.agencies",
      "directory.partnerships",
      "directory.staff",
      "subjects.licences",
      "subjects.licensing_referrals",
      "subjects.things",
    ]);
  });
});

describe("who reads it besides", () => {
  test("who reads subjects; for others it is as if it were not there", async () => {
    const id = await aLicensingReferral(mash, await aThing(app, { label: "Qxreaders" }));
    for (const client of [coordinator, mash, police])
      expect((await client.get(`/licensing/${id}`)).page.text).toContain("Qxground");
    for (const key of ["lead", "school", "nurse", "governance", "admin", "commissioner"]) {
      const client = await app.signIn(key);
      for (const at of [`/licensing/${id}`, "/licensing", "/api/licensing-referrals"])
        expect((await client.get(at)).status, `${key} ${at}`).toBe(403);
    }
    expect((await police.post(`/licensing/${id}/sent`, sentFields())).status).toBe(403);
  });

  test("not a colleague who is named in it, and who refers is told", async () => {
    const [named] = await app.query<{ name: string }>(
      "select name from directory.staff where staff_id = $1",
      [await staffIdOf(app, "licensing")],
    );
    const thingId = await aThing(app, { label: "Qxnamedofficer" });
    const licenceId = await aLicence(coordinator, thingId);
    const ground = `Qxclosed: ${named?.name ?? ""} drives it at weekends`;
    const sent = await coordinator.post(
      `/subjects/${thingId}/licences/${licenceId}/refer`,
      referFields({ ground }),
    );
    expect((await coordinator.follow(sent)).page.text).toContain("is named in it and cannot read");
    expect((await officer.get(sent.location ?? "")).status).toBe(404);
    for (const show of lists)
      expect((await officer.get(`/licensing${show}`)).html).not.toContain(sent.location);
    const api = (await officer.get("/api/licensing-referrals?show=to-send")).html;
    expect(api).not.toContain((sent.location ?? "").split("/").at(-1));
  });
});

describe("no child in what is written", () => {
  test("a name is refused whoever writes: a wide actor named on a restricted record, and an officer who reaches nobody", async () => {
    const hidden = await aChild(app, { givenName: "Noor", familyName: "Qxhidden" });
    await letIn(app, hidden, "coordinator");
    await restrict(app, hidden);
    const unseen = await aChild(app, { givenName: "Ilya", familyName: "Qxunseen" });
    const thingId = await aThing(app, { label: "Qxnames" });
    const licenceId = await aLicence(coordinator, thingId);
    const at = `/subjects/${thingId}/licences/${licenceId}/refer`;
    for (const name of ["Noor Qxhidden", "Ilya Qxunseen"]) {
      const ground = `Drives ${name} home every night`;
      const refused = await coordinator.post(at, referFields({ ground }));
      expect(refused.status, name).toBe(422);
      expect(said(refused), name).toMatch(/name of a child|could name a child/);
      expect(refused.html).toContain("home every night");
    }
    const byReference = referFields({ ground: `See ${unseen.reference}` });
    expect(said(await coordinator.post(at, byReference))).toContain("reference");
    const id = await aLicensingReferral(coordinator, thingId);
    const refused = await officer.post(
      `/licensing/${id}/sent`,
      sentFields({ wording: "Waited for Ilya Qxunseen" }),
    );
    expect(refused.status).toBe(422);
    expect(said(refused)).toContain("could name a child");
    expect(said(refused)).not.toContain("Qxunseen");
  });

  test("nothing is referred of who may be a child; what was is gone for officers, from lists, search and API", async () => {
    const young = await aThing(app, { kind: "person", label: "Qxyoung" });
    const refused = await coordinator.post(`/subjects/${young}/licences/new`, licenceFields());
    expect(refused.status).toBe(422);
    const thingId = await anAdult("Qxturnedout");
    const licence = { kind: "driver", holder: "Qxturnedout driver" };
    const id = await aLicensingReferral(coordinator, thingId, { licence });
    expect((await officer.get(`/licensing/${id}`)).status).toBe(200);
    expect(await found(officer, "Qxturnedout")).toContain(id);
    await app.query(
      `insert into subjects.adult_facts (adult_fact_id, partnership_id, thing_id, is_adult, source, known_on, exploited,
         exploited_basis, recorded_by, recorded_at)
       select gen_random_uuid(), partnership_id, $1, false, 'A birth certificate', '2026-11-23', 'yes', 'Known', recorded_by,
         recorded_at + interval '1 hour' from subjects.things where thing_id = $1`,
      [thingId],
    );
    expect((await officer.get(`/licensing/${id}`)).status).toBe(404);
    for (const client of [officer, coordinator]) {
      for (const at of ["/home", "/licensing", "/api/licensing-referrals"])
        expect((await client.get(at)).html, at).not.toContain(id);
      expect(await found(client, "Qxturnedout")).not.toContain(id);
    }
    expect((await officer.post(`/licensing/${id}/sent`, sentFields())).status).toBe(404);
    expect((await coordinator.post(`/licensing/${id}/sent`, sentFields())).status).toBe(404);
    await expect(
      app.query(
        `insert into subjects.licensing_referrals (licensing_referral_id, partnership_id, licence_id, thing_id, ground, known_on,
           due_on, next_on, agency_id, recorded_by, recorded_at, changed_by, changed_at)
         select gen_random_uuid(), partnership_id, licence_id, thing_id, ground, known_on, due_on, next_on, agency_id, recorded_by,
           recorded_at, changed_by, changed_at from subjects.licensing_referrals where licensing_referral_id = $1`,
        [id],
      ),
    ).rejects.toThrow("nothing is referred of who may be a child");
    const page = await coordinator.get(`/licensing/${id}`);
    expect(page.page.text).toContain("This is in no list");
    const closed = { version: "1", wording: "They are a child: nothing was sent" };
    expect((await coordinator.post(`/licensing/${id}/close`, closed)).status).toBe(303);
  });

  test("an allegation that nobody renewed leaves lists, home and the officer", async () => {
    const thingId = await anAdult("Qxlapsed");
    const licence = { kind: "driver", holder: "Qxlapsed driver" };
    const id = await aLicensingReferral(coordinator, thingId, { licence });
    await app.query("update subjects.things set review_by = '2026-11-01' where thing_id = $1", [
      thingId,
    ]);
    expect((await officer.get(`/licensing/${id}`)).status).toBe(404);
    for (const at of ["/home", "/licensing", "/api/licensing-referrals"])
      expect((await officer.get(at)).html, at).not.toContain("Qxlapsed driver");
    expect(await found(officer, "Qxlapsed")).not.toContain("Qxlapsed driver");
  });
});

describe("a referral, step by step", () => {
  test("ten working days to tell, twenty for the answer; the officer and who owns it are asked", async () => {
    const id = await aLicensingReferral(coordinator, await aThing(app, { label: "Qxsteps" }), {
      licence: { holder: "Qxsteps plate" },
    });
    const at = `/licensing/${id}`;
    // From Monday 23 November 2026, ten working days.
    expect((await officer.get(at)).page.text).toContain("Tell the authority by 7 December 2026");
    expect((await officer.get("/notices")).page.text).toContain("A licence was referred");
    const home = (await officer.get("/home")).page.text;
    expect(home).toContain("Qxsteps plate");
    expect(home).toMatch(/licences? to refer to the authorit/);
    expect((await officer.post(`${at}/answered`, answeredFields({ version: "1" }))).status).toBe(
      409,
    );
    expect((await officer.post(`${at}/sent`, sentFields())).status).toBe(303);
    expect((await officer.post(`${at}/sent`, sentFields())).status).toBe(409);
    // Twenty working days, over Christmas.
    expect((await officer.get(at)).page.text).toContain("Answer due by 21 December 2026");
    expect((await officer.post(`${at}/checked`, checkedFields())).status).toBe(303);
    const early = answeredFields({ "answeredOn-day": "22" });
    expect(said(await officer.post(`${at}/answered`, early))).toContain("before it was sent");
    expect((await officer.post(`${at}/answered`, answeredFields())).status).toBe(303);
    expect((await coordinator.get("/notices")).page.text).toContain("authority answered");
    expect((await coordinator.get("/home")).page.text).toContain("authority answered: close");
    const { page } = await coordinator.get(at);
    expect(page.text).toContain("Licence suspended");
    expect(page.text).toContain("Nothing is recorded on the register");
    const close = { version: "4", wording: "Its operator answered; nothing more to send" };
    expect((await coordinator.post(`${at}/close`, close)).status).toBe(303);
    expect((await officer.post(`${at}/checked`, checkedFields({ version: "5" }))).status).toBe(409);
    const api = JSON.parse((await officer.get("/api/licensing-referrals?show=closed")).html) as {
      readonly referrals: readonly { readonly referralId: string; readonly outcome: string }[];
    };
    expect(api.referrals.find(({ referralId }) => referralId === id)?.outcome).toBe("suspended");
    expect(JSON.stringify(api)).not.toContain("Qxground");
  });

  test("late is said, and why; a state never changes in silence", async () => {
    const id = await aLicensingReferral(mash, await aThing(app, { label: "Qxlate" }), {
      licence: { holder: "Qxlate plate" },
      refer: { "knownOn-day": "2" },
    });
    expect((await officer.get("/licensing?show=late")).page.text).toContain("Qxlate plate");
    expect((await officer.get("/home")).page.text).toContain("overdue");
    const at = `/licensing/${id}/sent`;
    expect(said(await officer.post(at, sentFields()))).toContain("enter why it was sent later");
    await expect(
      app.query(
        `update subjects.licensing_referrals set state = 'answered', version = version + 1 where licensing_referral_id = $1`,
        [id],
      ),
    ).rejects.toThrow();
    const why = sentFields({ wording: "The plate was read wrongly at first" });
    expect((await officer.post(at, why)).status).toBe(303);
  });

  test("a licence that is not held any more is not referred, and two who end it at once", async () => {
    const thingId = await aThing(app, { label: "Qxended" });
    const licenceId = await aLicence(coordinator, thingId);
    const at = `/subjects/${thingId}/licences/${licenceId}`;
    const ended = { version: "1", endWords: "Surrendered, by the public register" };
    expect((await coordinator.post(`${at}/end`, ended)).status).toBe(303);
    expect((await mash.post(`${at}/end`, ended)).status).toBe(409);
    expect((await mash.post(`${at}/refer`, referFields())).status).toBe(409);
    expect((await mash.get(`/subjects/${thingId}/licences`)).page.text).toContain("Surrendered");
    const group = await aThing(app, { kind: "group", label: "Qxgroup" });
    expect((await mash.get(`/subjects/${group}/licences`)).status).toBe(404);
  });
});
