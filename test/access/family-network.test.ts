import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import {
  addAround,
  addUntold,
  aMark,
  aPerson,
  dayOf,
  familyAt,
} from "../harness/family-network.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let lead: Client;
let coordinator: Client;
let school: Client;
let child: Child;
let about: string;

beforeAll(async () => {
  app = await anApp();
  [lead, coordinator, school] = [
    await app.signIn("lead"),
    await app.signIn("coordinator"),
    await app.signIn("school"),
  ];
  child = await aChild(app, { familyName: "Qxfamily", givenName: "Ada" });
  about = familyAt(child);
}, 180_000);
afterAll(() => app.close());

const held = (more: Record<string, string> = {}) => ({
  kind: "birth",
  holder: "",
  authority: "",
  evidence: "Birth certificate seen",
  ...dayOf("fromOn", "2011-05-04"),
  "untilOn-day": "",
  "untilOn-month": "",
  "untilOn-year": "",
  version: "",
  ...more,
});

const order = (more: Record<string, string> = {}) => ({
  kind: "non-molestation",
  court: "Family Court at Eastmoor",
  about: "none",
  ...dayOf("madeOn", "2026-03-02"),
  ...dayOf("fromOn", "2026-03-02"),
  ...dayOf("untilOn", "2027-03-01"),
  terms: "Qxterms: no contact by any means",
  document: "EM26P00012",
  version: "",
  ...more,
});

describe("people around a child", () => {
  test("stand with relation, both views, whether contact is safe and why, each with its source", async () => {
    expect((await lead.get(about)).page.text).toContain("Nobody is recorded yet");
    const id = await addAround(app, lead, child, { name: "Mina Qxmother", relationship: "mother" });
    const at = `${about}/people/${id}`;
    const sourced = { source: "the-person", sourceName: "", ...dayOf("notedOn", "2026-11-21") };
    const contact = {
      safety: "safe",
      why: "Seen together at home",
      ...dayOf("fromOn", "2026-11-01"),
    };
    expect((await lead.post(`${at}/contact`, { ...contact, ...sourced, version: "" })).status).toBe(
      303,
    );
    for (const [side, wording] of [
      ["theirs", "Qxtheirs: I want help with nights"],
      ["worker", "Qxworkers: rings whenever she is late"],
    ] as const) {
      const view = await lead.post(`${at}/view`, { side, wording, ...sourced, version: "" });
      expect(view.status).toBe(303);
    }
    const { text } = (await lead.get(about)).page;
    for (const said of [
      "Mina Qxmother, mother",
      "Safe. Seen together at home",
      "Qxtheirs: I want help with nights",
      "Qxworkers: rings whenever she is late",
      "The person themselves, 21 November 2026",
    ])
      expect(text).toContain(said);
  });

  test("a guess is refused: without a name someone is described, and nothing typed is lost", async () => {
    const refused = await lead.post(`${about}/people/add`, aPerson({ name: "", phone: "0770qx" }));
    expect(refused.status).toBe(422);
    expect(refused.page.text).toContain("Enter their name, or who they are");
    expect(refused.html).toContain("0770qx");
    const described = aPerson({
      name: "",
      described: "Qxgran in Leeds",
      relationship: "grandparent",
    });
    expect((await lead.post(`${about}/people/add`, described)).status).toBe(303);
    expect((await lead.get(about)).page.text).toContain("Qxgran in Leeds, grandparent");
  });

  test("a later entry takes the place of one, once; who is there no more stays to be read", async () => {
    const id = await addAround(app, lead, child, { name: "Qxfriend One", relationship: "friend" });
    const at = `${about}/people/${id}/change`;
    const change = {
      ...aPerson({ name: "Qxfriend Two", relationship: "friend" }),
      changeWords: "",
    };
    const corrected = await lead.post(at, { ...change, change: "corrected" });
    expect(corrected.status).toBe(303);
    expect((await lead.get(about)).page.text).not.toContain("Qxfriend One");
    const ends = { ...change, change: "ended" };
    expect((await lead.post(at, ends)).page.text).toContain("Enter why they are no longer around");
    const moved = { ...ends, changeWords: "Qxmoved to another town" };
    expect((await lead.post(at, moved)).status).toBe(303);
    expect((await lead.get(about)).page.text).toContain("No longer around the child");
    expect((await lead.post(at, moved)).status).toBe(404);
    await expect(
      app.query("set role lantern_app; update protect.around_entries set name = 'x'"),
    ).rejects.toThrow(/permission denied/);
  });

  test("no search for people of concern finds them, and they have no flag", async () => {
    await addAround(app, lead, child, { name: "Zebedee Qxnowhere" });
    for (const at of ["/subjects?sought=Qxnowhere", "/search?sought=Qxnowhere"])
      expect((await coordinator.get(at)).html).not.toContain("Zebedee");
  });
});

describe("parental responsibility and orders", () => {
  test("an authority has none where a child is accommodated, and has it by a care order", async () => {
    const bySection20 = held({ kind: "section-20", holder: "none", authority: "Eastmoor Council" });
    const refused = await lead.post(`${about}/responsibility/add`, bySection20);
    expect(refused.status).toBe(422);
    expect(refused.page.text).toContain("Gives no parental responsibility");
    expect(refused.html).toContain("Eastmoor Council");
    const byOrder = { ...bySection20, kind: "section-31" };
    expect((await lead.post(`${about}/responsibility/add`, byOrder)).status).toBe(303);
    expect((await lead.get(about)).page.text).toContain(
      "Eastmoor Council: Authority, by a care order",
    );
  });

  test("a person has it by birth; what is restricted is switched on and off by its days", async () => {
    const id = await addAround(app, lead, child, {
      name: "Qxbirth Parent",
      relationship: "mother",
    });
    expect(
      (await lead.post(`${about}/responsibility/add`, held({ holder: "none" }))).page.text,
    ).toContain("This kind is held by a person");
    expect((await lead.post(`${about}/responsibility/add`, held({ holder: id }))).status).toBe(303);
    const restrict = /href="([^"]+\/restrict)">\s*Restrict<span[^>]*>: Qxbirth/.exec(
      (await lead.get(about)).html,
    )?.[1];
    const restriction = { wording: "Qxmay not remove her from school", evidence: "Order of March" };
    const days = {
      ...dayOf("fromOn", "2026-03-02"),
      ...dayOf("untilOn", "2026-03-01"),
      version: "",
    };
    const upsideDown = await lead.post(restrict ?? "", { ...restriction, ...days });
    expect(upsideDown.status).toBe(422);
    expect(upsideDown.page.text).toContain("It must be on or after the first day");
    const right = { ...restriction, ...days, ...dayOf("untilOn", "2026-11-01") };
    expect((await lead.post(restrict ?? "", right)).status).toBe(303);
    expect((await lead.get(about)).page.text).toContain("Ended. Restricted from 2 March 2026");
  });

  test("an order stands in brief; one that ended is said to have ended", async () => {
    expect((await lead.post(`${about}/orders/add`, order())).status).toBe(303);
    const past = order({ ...dayOf("untilOn", "2026-06-01"), terms: "Qxover: it has run out" });
    expect((await lead.post(`${about}/orders/add`, past)).status).toBe(303);
    const early = order(dayOf("fromOn", "2026-03-01"));
    expect((await lead.post(`${about}/orders/add`, early)).page.text).toContain(
      "It must be on or after the day it was made",
    );
    const { page, html } = await lead.get(about);
    expect(page.text).toMatch(/Qxterms: no contact[\s\S]*Qxover: it has run out/);
    expect(page.text).toContain("Ended. Family Court at Eastmoor");
    const end = /href="([^"]+\/orders\/[^"]+\/end)"/.exec(html)?.[1] ?? "";
    const ended = {
      endKind: "ended",
      ...dayOf("endedOn", "2026-11-20"),
      endReason: "Discharged",
      version: "",
    };
    const answers = await Promise.all([lead.post(end, ended), coordinator.post(end, ended)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect((await lead.get(end)).location).toBe(about);
  });
});

describe("who must not be told", () => {
  test("is marked once, said first and loudly, reviewed, and lifted by a named decision alone", async () => {
    const id = await addUntold(app, lead, child, { name: "Qxuntold Person" });
    const at = `${about}/people/${id}/do-not-tell`;
    expect((await lead.get(at)).location).toBe(about);
    expect((await lead.post(at, aMark())).status).toBe(409);
    const { page, html } = await lead.get(about);
    expect(page.text).toContain("Do not tell: Qxuntold Person (father)");
    expect(page.text).toContain("He has threatened her; the police know");
    const mark = /\/do-not-tell\/([0-9a-f-]{36})\/lift/.exec(html)?.[1] ?? "";
    const lift = `${about}/do-not-tell/${mark}/lift`;
    const late = { reason: "Still", ...dayOf("reviewBy", "2029-01-01"), version: "" };
    const review = `${about}/do-not-tell/${mark}/review`;
    expect((await lead.post(review, late)).page.text).toContain("It must be within six months");
    const soon = { ...late, ...dayOf("reviewBy", "2027-03-01") };
    expect((await lead.post(review, soon)).status).toBe(303);
    const nameless = await lead.post(lift, { decidedBy: "", reason: "Safe now", version: "" });
    expect(nameless.page.text).toContain("Enter the name and role of the person who decided");
    const lifted = {
      decidedBy: "Dana Fox, team manager",
      reason: "Qxsafe since June",
      version: "",
    };
    const answers = await Promise.all([lead.post(lift, lifted), coordinator.post(lift, lifted)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const after = (await lead.get(about)).page.text;
    expect(after).not.toContain("Do not tell: Qxuntold");
    expect(after).toContain("decided by Dana Fox, team manager. Qxsafe since June");
  });

  test.each([
    ["no reason", { reason: " " }, "Enter why they must not be told"],
    ["a review in the past", dayOf("reviewBy", "2026-11-01"), "It must be after today"],
    ["a day to come", dayOf("fromOn", "2027-01-01"), "From when must be"],
  ])("%s is refused beside its question", async (_what, wrong, says) => {
    const id = await addAround(app, lead, child, { name: `Qxwrong ${_what}` });
    const refused = await lead.post(`${about}/people/${id}/do-not-tell`, aMark(wrong));
    expect(refused.status).toBe(422);
    expect(refused.page.text).toContain(says);
  });
});

describe("who gets in", () => {
  test("the person who does not reach the child finds nothing and adds nothing; the school reads once let in", async () => {
    const id = await addAround(app, lead, child, { name: "Qxschool Reads" });
    const forms = ["people/add", "responsibility/add", "orders/add", `people/${id}/change`];
    for (const path of [about, ...forms.map((form) => `${about}/${form}`)]) {
      expect((await school.get(path)).status).toBe(404);
      if (path !== about) expect((await school.post(path, aPerson())).status).toBe(404);
    }
    await letIn(app, child, "school");
    expect((await school.get(about)).page.text).toContain("Qxschool Reads");
  });

  test("who may read a record and not change it is refused, and is shown no link", async () => {
    const chair = await app.signIn("chair");
    await letIn(app, child, "chair");
    const read = await chair.get(about);
    expect([read.status, read.html.includes("/people/add")]).toEqual([200, false]);
    expect((await chair.post(`${about}/people/add`, aPerson())).status).toBe(403);
  });

  test("a person around another child is not found at this child's address", async () => {
    const other = await aChild(app, { familyName: "Qxotherfamily" });
    const id = await addAround(app, lead, child, { name: "Qxof Another" });
    const at = `${familyAt(other)}/people/${id}/do-not-tell`;
    expect((await lead.get(at)).status).toBe(404);
    expect((await lead.post(at, aMark())).status).toBe(404);
  });

  test("of a restricted child it is read by the circle alone", async () => {
    const hidden = await aChild(app, { familyName: "Qxhiddenfamily" });
    await addUntold(app, coordinator, hidden);
    await restrict(app, hidden);
    expect((await coordinator.get(familyAt(hidden))).status).toBe(404);
  });

  test("a brother with the name of a restricted child is added like any other, and nothing of that child is said", async () => {
    const hidden = await aChild(app, { familyName: "Qxsecret", givenName: "Rory" });
    await restrict(app, hidden);
    const answers = [];
    for (const name of ["Rory Qxsecret", "Rory Qxnobody"]) {
      const sent = await lead.post(
        `${about}/people/add`,
        aPerson({ name, relationship: "brother", phone: "" }),
      );
      const { page } = await lead.follow(sent);
      answers.push([sent.status, page.text.includes(name), page.text.includes(hidden.reference)]);
    }
    expect(answers).toEqual([
      [303, true, false],
      [303, true, false],
    ]);
  });

  test("there is no API for it", async () => {
    expect((await coordinator.get(`/api${about}`)).status).toBe(404);
  });

  test("reading and writing are audited with the child", async () => {
    const rows = await app.query<{ action: string }>(
      "select distinct action from audit.events where action ~ '^(around|do-not-tell|responsibility|court-order)' and $1 = any (subject_ids) order by 1",
      [child.personId],
    );
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        "around.add",
        "court-order.end",
        "do-not-tell.lift",
        "responsibility.add",
      ]),
    );
  });
});
