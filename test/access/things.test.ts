import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild, restrict } from "../harness/factories.ts";
import {
  aLink,
  aThing,
  aThingFlag,
  linkForm,
  personForm,
  thingFlagForm,
  vehicleForm,
} from "../harness/flags.ts";
import { aFact, aChildElsewhere, letIn, protect } from "./world.ts";
import { auditDuring } from "./walk.ts";

/** Persons of concern, places, vehicles: found before they are made twice, linked within reach, flagged. */
let app: TestApp;
let coordinator: Client;
let intelligence: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  intelligence = await app.signIn("intelligence");
});
afterAll(() => app.close());

const said = ({ page }: Answer): readonly string[] => page.errors.map(({ text }) => text);

describe("adding", () => {
  test("what is here already is found however it is written, and is not made twice", async () => {
    const first = await coordinator.post("/subjects/new", vehicleForm("AB12 CDE"));
    expect(first.status).toBe(303);
    const again = await intelligence.post("/subjects/new", vehicleForm("ab12-cde"));
    expect(again.status).toBe(422);
    expect(again.page.text).toContain("Already here");
    expect(again.html).toContain(first.location);
    const even = { ...vehicleForm("AB12CDE"), another: "yes" };
    expect((await intelligence.post("/subjects/new", even)).status).toBe(422);
  });

  test("another person of the same name is added once it is said that it is another", async () => {
    expect((await coordinator.post("/subjects/new", personForm("Jo Qxsame"))).status).toBe(303);
    const same = await coordinator.post("/subjects/new", personForm("Jo  QXSAME"));
    expect(said(same)).toEqual([
      "One of this name is already here: open it, or say that this is another",
    ]);
    const other = { ...personForm("Jo Qxsame"), another: "yes" };
    expect((await coordinator.post("/subjects/new", other)).status).toBe(303);
  });

  test("a child is never a person of concern: named to who reaches it, and the MASH is rung by everybody else", async () => {
    const child = await aChild(app, { givenName: "Kit", familyName: "Qxchild" });
    const born = { "bornOn-day": "4", "bornOn-month": "5", "bornOn-year": "2011" };
    const form = { ...personForm("Kit Qxchild"), ...born };
    const seen = await coordinator.post("/subjects/new", form);
    expect(said(seen).join()).toContain(child.reference);
    const asked = { ...form, mashSays: "yes" };
    expect((await coordinator.post("/subjects/new", asked)).status).toBe(422);
    const unseen = await intelligence.post("/subjects/new", form);
    expect(unseen.html).not.toContain(child.reference);
    expect(said(unseen).join()).toContain("ring the MASH");
    // The same of a young person of whom there is no record.
    const nobody = await intelligence.post("/subjects/new", { ...form, label: "Nobody Qxatall" });
    expect(nobody.page.errors).toEqual(unseen.page.errors);
    const rung = { ...form, label: "Nobody Qxatall", mashSays: "yes" };
    expect((await intelligence.post("/subjects/new", rung)).status).toBe(422);
  });

  test("is not for whoever reads alone, and nobody else reads", async () => {
    const thing = `/subjects/${await aThing(app)}`;
    const police = await app.signIn("police");
    expect((await police.get(thing)).status).toBe(200);
    expect((await police.get("/subjects/new")).status).toBe(403);
    const lead = await app.signIn("lead");
    for (const path of ["/subjects", thing, "/api/subjects"])
      expect((await lead.get(path)).status).toBe(403);
  });

  test("two who put the same right: the second keeps what was typed", async () => {
    const thingId = await aThing(app);
    const form = { ...vehicleForm(), version: "1" };
    expect((await coordinator.post(`/subjects/${thingId}/edit`, form)).status).toBe(303);
    const late = await intelligence.post(`/subjects/${thingId}/edit`, { ...form, says: "Qxkept" });
    expect(late.status).toBe(409);
    expect(late.html).toContain("Qxkept");
  });
});

describe("what links one with a child", () => {
  test("is counted in the list as its page lists it: of children within reach, each once", async () => {
    const label = "Qxcountedcar";
    const thingId = await aThing(app, { label });
    const [near, far, hidden] = [await aChild(app), await aChild(app), await aChild(app)];
    for (const { personId } of [near, far, hidden]) await aLink(app, { personId, thingId });
    await letIn(app, near, "intelligence");
    await restrict(app, hidden);
    const countFor = async (client: Client): Promise<string | undefined> => {
      const { text } = (await client.get(`/subjects?q=${label}`)).page;
      return /(\d+ child(?:ren)?|None you can see)/.exec(text.slice(text.lastIndexOf(label)))?.[0];
    };
    expect(await countFor(intelligence)).toBe("1 child");
    expect(await countFor(coordinator)).toBe("2 children");
    expect(await countFor(await app.signIn("police"))).toBe("None you can see");
    await letIn(app, hidden, "coordinator");
    expect(await countFor(await app.signIn("coordinator"))).toBe("3 children");
  });

  test("is read and counted by who reaches the child, from both sides", async () => {
    const thingId = await aThing(app, { label: "Qxlinkedcar" });
    const near = await aChild(app, { familyName: "Qxnear" });
    const far = await aChild(app, { familyName: "Qxfar" });
    for (const { personId } of [near, far]) await aLink(app, { personId, thingId });
    await letIn(app, near, "intelligence");
    const page = await intelligence.get(`/subjects/${thingId}`);
    expect(page.page.text).toContain("Qxnear");
    expect(page.page.text).toContain("1 link you can see");
    expect(page.html).not.toContain("Qxfar");
    expect(page.html).not.toContain(far.reference);
    const all = await coordinator.get(`/subjects/${thingId}`);
    expect(all.page.text).toContain("2 links you can see");
    expect((await intelligence.get(`/children/${far.personId}/linked`)).status).toBe(404);
    const ofNear = await intelligence.get(`/children/${near.personId}/linked`);
    expect(ofNear.page.text).toContain("Qxlinkedcar");
  });

  test("with a restricted child is there for its circle alone", async () => {
    const thingId = await aThing(app);
    const child = await aChild(app, { familyName: "Qxrestricted" });
    await aLink(app, { personId: child.personId, thingId });
    await letIn(app, child, "coordinator");
    await restrict(app, child);
    const named = await coordinator.get(`/subjects/${thingId}`);
    expect(named.page.text).toContain("Qxrestricted");
    const mash = await (await app.signIn("mash")).get(`/subjects/${thingId}`);
    expect(mash.page.text).toContain("0 links you can see");
    expect(mash.html).not.toContain("Qxrestricted");
  });

  test("is recorded with whose words it is, said in the chronology without whom, and taken back with a reason", async () => {
    const child = await aChild(app);
    const thingId = await aThing(app, { kind: "person", label: "Qxpersonof" });
    const linked = `/children/${child.personId}/linked`;
    const found = await coordinator.get(`${linked}?q=qxperson`);
    expect(found.html).toContain(`thing=${thingId}`);
    const events = await auditDuring(app, async () => {
      const sent = await coordinator.post(linked, { ...linkForm(), thing: thingId, q: "" });
      expect(sent.status).toBe(303);
    });
    expect(events.map(({ action, subject_ids }) => [action, subject_ids])).toEqual([
      ["subject.link", [child.personId]],
    ]);
    const twice = await coordinator.post(linked, { ...linkForm(), thing: thingId, q: "" });
    expect(said(twice)).toEqual(["This is recorded already"]);
    const lead = await app.signIn("lead");
    const chronology = await lead.get(`/children/${child.personId}/chronology`);
    expect(chronology.page.text).toContain("Linked with a person of concern: named by the child");
    expect(chronology.html).not.toContain("Qxpersonof");
    const [link] = await app.query<{ id: string }>(
      "select thing_link_id as id from protect.thing_links where thing_id = $1",
      [thingId],
    );
    const end = `${linked}/${link?.id ?? ""}/end`;
    expect((await coordinator.post(end, { reason: " " })).status).toBe(422);
    expect((await coordinator.post(end, { reason: "Another man" })).status).toBe(303);
    expect((await coordinator.post(end, { reason: "Another man" })).status).toBe(409);
    expect((await coordinator.get(linked)).page.text).toContain("1 link withdrawn");
    expect((await coordinator.get(`/subjects/${thingId}`)).page.text).toContain("0 links");
  });

  test("is made from the other side by reference, and the same for out of reach as for nobody's", async () => {
    const thingId = await aThing(app);
    const near = await aChild(app);
    const far = await aChild(app);
    await letIn(app, near, "intelligence");
    const links = `/subjects/${thingId}/links`;
    const sent = await intelligence.post(links, linkForm({ reference: near.reference }));
    expect(sent.status).toBe(303);
    const out = await intelligence.post(links, linkForm({ reference: far.reference }));
    const none = await intelligence.post(links, linkForm({ reference: "C-9999-9" }));
    expect(out.page.errors).toEqual(none.page.errors);
    const elsewhere = await aChildElsewhere(app, "Qxelsewhere");
    const there = await coordinator.post(links, linkForm({ reference: elsewhere.reference }));
    expect(there.page.errors).toEqual(none.page.errors);
  });

  test("a place is not linked with a child whose whereabouts are protected, nor shown", async () => {
    const child = await aChild(app);
    const thingId = await aThing(app, { kind: "place", label: "Qxhiddenplace" });
    await aLink(app, { personId: child.personId, thingId });
    const linked = `/children/${child.personId}/linked`;
    expect((await coordinator.get(linked)).page.text).toContain("Qxhiddenplace");
    await aFact(app, child, { kind: "address", wording: "12 Wintersedge Lane" });
    await protect(app, child, ["coordinator", "manager"]);
    expect((await coordinator.get(linked)).html).not.toContain("Qxhiddenplace");
    const other = await coordinator.get(`/subjects/${thingId}`);
    expect(other.page.text).toContain("0 links you can see");
    const another = await aThing(app, { kind: "place", label: "Qxotherplace" });
    const sent = await coordinator.post(linked, { ...linkForm(), thing: another, q: "" });
    expect(said(sent).join()).toContain("protected");
  });
});

describe("a flag on one", () => {
  test("stands once of a type, says that nobody reviewed it, and leaves every list when it ends", async () => {
    const thingId = await aThing(app, { label: "Qxflagged" });
    const one = `/subjects/${thingId}`;
    const form = thingFlagForm({ mirroredIn: "Niche\nLiquidlogic" });
    expect((await coordinator.post(`${one}/flags`, form)).status).toBe(303);
    const second = await intelligence.post(`${one}/flags`, form);
    expect(said(second).join()).toContain("is already on the record");
    const [flag] = await app.query<{ id: string }>(
      "update protect.thing_flags set review_by = '2026-11-03' where thing_id = $1 returning thing_flag_id as id",
      [thingId],
    );
    const overdue = "not reviewed since it was due on 3 november 2026";
    for (const path of [one, "/overdue/flags"])
      expect((await coordinator.get(path)).page.text.toLowerCase(), path).toContain(overdue);
    expect((await coordinator.get("/subjects?q=qxflagged")).page.text.toLowerCase()).toContain(
      overdue,
    );
    // In the work of whoever set it, and of nobody else who could read it.
    expect((await coordinator.get("/work")).page.text).toContain("Qxflagged");
    expect((await (await app.signIn("manager")).get("/work")).html).not.toContain("Qxflagged");
    const change = `${one}/flags/${flag?.id ?? ""}`;
    const end = { reason: "Not so after all", dissent: "", version: "1" };
    expect((await coordinator.post(`${change}/end`, { ...end, reason: "" })).status).toBe(422);
    expect((await coordinator.post(`${change}/end`, end)).status).toBe(303);
    expect((await intelligence.post(`${change}/end`, end)).status).toBe(409);
    for (const path of ["/overdue/flags", "/work"])
      expect((await coordinator.get(path)).html, path).not.toContain("Qxflagged");
    expect((await coordinator.get("/subjects?q=qxflagged")).page.text).toContain("None");
    const history = (await coordinator.get(one)).page.text;
    expect(history).toContain("1 flag that ended");
    expect(history).toContain("Still to be taken out of: Niche, Liquidlogic");
    expect((await coordinator.get("/overdue/flags?show=still")).page.text).toContain("Qxflagged");
    for (const system of ["Niche", "Liquidlogic"])
      expect((await coordinator.post(`${change}/taken-out`, { system })).status).toBe(303);
    expect((await coordinator.post(`${change}/taken-out`, { system: "Niche" })).status).toBe(404);
    expect((await coordinator.get("/overdue/flags?show=still")).html).not.toContain("Qxflagged");
  });

  test("on a child is in one’s work while the child is within reach", async () => {
    const child = await aChild(app, { familyName: "Qxofmine" });
    const flag = { type: "cse", reason: "Seen in town", dissent: "", mirroredIn: "" };
    const due = { "review-day": "30", "review-month": "11", "review-year": "2026" };
    const raised = await coordinator.post(`/children/${child.personId}/flags`, { ...flag, ...due });
    expect(raised.status).toBe(303);
    expect((await coordinator.get("/work")).page.text).toContain("Flags of yours to review");
    expect((await coordinator.get("/work")).html).toContain(`${child.personId}/flags/`);
    await restrict(app, child);
    expect((await coordinator.get("/work")).html).not.toContain(child.personId);
  });

  test("is not among the flags of who may not read subjects", async () => {
    const thingId = await aThing(app, { label: "Qxunseenflag" });
    await aThingFlag(app, { thingId, reviewBy: "2026-11-01" });
    expect((await coordinator.get("/overdue/flags")).html).toContain("Qxunseenflag");
    const lead = await (await app.signIn("lead")).get("/overdue/flags");
    expect(lead.status).toBe(200);
    expect(lead.html).not.toContain("Qxunseenflag");
  });
});
