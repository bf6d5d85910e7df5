import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { aThing } from "../harness/flags.ts";
import {
  anEntry,
  answerFields,
  aProduct,
  sanitiseFields,
  sendFields,
  turnOn,
} from "../harness/intelligence.ts";
import { agencyIdOf } from "../harness/leads.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

/** From a form that any agency fills in to a reference and an answer; who reads what on the way. */
let app: TestApp;
let school: Client;
let officer: Client;
let spoc: Client;
let manager: Client;
beforeAll(async () => {
  app = await anApp();
  [school, officer, spoc, manager] = (await Promise.all(
    ["school", "intelligence", "police", "manager"].map((key) => app.signIn(key)),
  )) as [Client, Client, Client, Client];
});
afterAll(() => app.close());

const said = ({ page }: Answer): string => page.errors.map(({ text }) => text).join("; ");

describe("sending", () => {
  test("says first that it is neither a referral nor a crime report, and leads to both", async () => {
    const { html, page } = await school.get("/intelligence/send");
    const intro = html.indexOf("neither a referral nor a crime report");
    expect(intro).toBeGreaterThan(0);
    expect(intro).toBeLessThan(html.indexOf('name="what"'));
    expect(html).toContain('href="/concerns/new"');
    expect(html).toContain('href="tel:999"');
    expect(html).toContain('href="tel:101"');
    expect(page.text).toContain("Could a child be recognised as the source?");
    expect(page.text).toContain("has the child been told that this may go to police?");
  });

  test("what a child said is not kept before the child is told, and nothing typed is lost", async () => {
    const before = await app.query("select from identify.intelligence_entries");
    const refused = await school.post("/intelligence/send", sendFields({ childSaid: "not-yet" }));
    expect(refused.status).toBe(422);
    expect(said(refused)).toContain("Tell the child first");
    expect(refused.html).toContain("QX12 ABC");
    expect(await app.query("select from identify.intelligence_entries")).toHaveLength(
      before.length,
    );
  });

  test("a child is never asked to gather information: neither by an answer nor by the words", async () => {
    const asked = await school.post("/intelligence/send", sendFields({ asksChild: "yes" }));
    expect(said(asked)).toContain("Never ask a child to gather information");
    const worded = await school.post(
      "/intelligence/send",
      sendFields({ what: "We have asked the girl to find out where he lives" }),
    );
    expect(said(worded)).toContain("asked the girl to find out");
  });

  test("takes 20,000 characters and no more, and loses nothing", async () => {
    const long = `${"A car waits. ".repeat(1537)}Its end`;
    await anEntry(school, { what: long, whenSaid: "Qxlong" });
    const tooLong = await school.post(
      "/intelligence/send",
      sendFields({ what: `${long} and more than that` }),
    );
    expect(tooLong.status).toBe(422);
    expect(tooLong.html).toContain("Its end");
  });

  test("a second sender hears that something alike came, and nothing of it", async () => {
    const nurse = await app.signIn("nurse");
    await anEntry(nurse, { what: "The car with QX55 XYZ was outside the clinic. Qxnurse" });
    const again = await school.post(
      "/intelligence/send",
      sendFields({ what: "qx55xyz parked by the gate" }),
    );
    const { text, html } = { text: "", ...(await school.follow(again)) };
    expect(`${text}${html}`).toContain("Something alike came from someone else before");
    expect(html).not.toContain("Qxnurse");
    const other = await school.post(
      "/intelligence/send",
      sendFields({ what: "QX99 ZZZ by the gate" }),
    );
    expect((await school.follow(other)).html).not.toContain("Something alike");
  });

  test("is not for who works with no child, and machines", async () => {
    for (const key of ["analyst", "scrutineer", "governance", "admin"])
      expect((await (await app.signIn(key)).get("/intelligence/send")).status, key).toBe(403);
  });
});

describe("a manager decides where telling the child is unsafe", () => {
  test("police read nothing before, and the sender cannot decide", async () => {
    const decider = await staffIdOf(app, "manager");
    const over = {
      what: "Qxunsafe: he keeps a knife",
      childSaid: "unsafe",
      why: "He reads her phone",
      decider,
    };
    const id = await anEntry(school, over);
    for (const police of [officer, spoc]) {
      expect((await police.get(`/intelligence/${id}`)).status).toBe(404);
      expect((await police.get("/intelligence")).html).not.toContain("Qxunsafe");
    }
    expect((await school.get(`/intelligence/sent/${id}/decide`)).status).toBe(403);
    const coordinator = await app.signIn("coordinator");
    expect((await coordinator.get(`/intelligence/sent/${id}/decide`)).status).toBe(404);
    const page = await manager.get(`/intelligence/sent/${id}/decide`);
    expect(page.html).toContain("He reads her phone");
    expect((await manager.get("/home")).page.text).toContain("what a child said goes to police");
    const sent = await manager.post(`/intelligence/sent/${id}/decide`, {
      outcome: "pass-on",
      reason: "The danger is greater",
    });
    expect(sent.status).toBe(303);
    expect((await officer.get(`/intelligence/${id}`)).html).toContain("Qxunsafe");
    expect((await manager.get(`/intelligence/sent/${id}/decide`)).status).toBe(404);
    // The database refuses to pass it on without the decision as well.
    const other = await anEntry(school, { ...over, what: "Qxheld" });
    await expect(
      app.query(
        "update identify.intelligence_entries set state = 'new', passed_at = now() where intelligence_id = $1",
        [other],
      ),
    ).rejects.toThrow("a named manager decides first");
    await manager.post(`/intelligence/sent/${other}/decide`, { outcome: "withhold", reason: "No" });
    expect((await officer.get(`/intelligence/${other}`)).status).toBe(404);
    expect((await school.get(`/intelligence/sent/${other}`)).html).toContain("Qxheld");
  });
});

describe("sanitising", () => {
  test("a name of a child is refused with where it stands, whoever reaches the child", async () => {
    const child = await aChild(app, {
      givenName: "Kelsie",
      familyName: "Qxbrown",
    });
    await letIn(app, child, "school");
    expect((await officer.get(`/children/${child.personId}`)).status).toBe(404);
    const id = await anEntry(school, { what: "He talks to Kelsie Qxbrown at the gate" });
    const send = (wording: string) =>
      officer.post(`/intelligence/${id}/sanitise`, sanitiseFields({ wording }));
    expect(said(await send("A car waits.\nKelsie Qxbrown’s friends know it"))).toContain(
      "line 2, “Kelsie Qxbrown’s”",
    );
    expect(said(await send("A car waits for Kelsie"))).toContain("line 1, “Kelsie”");
    expect((await send("A car waits for a child")).status).toBe(303);
  });

  test("of a child whom neither reaches nothing is told", async () => {
    await aChild(app, { givenName: "Noor", familyName: "Qxunseen" });
    const id = await anEntry(school);
    const wording = "Noor Qxunseen was named";
    const sent = await officer.post(`/intelligence/${id}/sanitise`, sanitiseFields({ wording }));
    expect(sent.status).toBe(303);
  });

  test("handling is never missing; a recognisable child asks for conditions; a grade is whole or none", async () => {
    const id = await anEntry(school, { recognisable: "yes" });
    const send = (over: Record<string, string>) =>
      officer.post(`/intelligence/${id}/sanitise`, sanitiseFields(over));
    expect(said(await send({ handling: "" }))).toContain("Choose the handling code");
    expect(said(await send({ handling: "P" }))).toContain("could be recognised as the source");
    expect(said(await send({ handling: "C" }))).toContain("Enter the conditions");
    const conditions = "Police only: ask the officer first";
    expect(said(await send({ handling: "C", conditions, grading: "3x5x2" }))).toContain(
      "Choose the evaluation in 3x5x2",
    );
    expect(said(await send({ handling: "C", conditions, grading: "5x5x5" }))).not.toBe("");
    const graded = {
      handling: "C",
      conditions,
      grading: "3x5x2",
      source: "3x5x2:2",
      assessment: "3x5x2:C",
    };
    expect((await send(graded)).status).toBe(303);
    expect((await officer.get(`/intelligence/${id}`)).page.text).toContain(
      "2 (Untested), C (Known indirectly)",
    );
  });

  test("only police grade: nobody else has the pages, and the database refuses the row", async () => {
    const id = await aProduct(school, officer);
    for (const key of ["school", "manager", "coordinator", "mash"]) {
      const client = await app.signIn(key);
      for (const path of ["", "/sanitise", "/answer", "/share", "/about", "/file"])
        expect((await client.get(`/intelligence/${id}${path}`)).status, `${key}${path}`).toBe(403);
      expect((await client.post(`/intelligence/${id}/sanitise`, sanitiseFields())).status).toBe(
        403,
      );
    }
  });

  test("a role with the permission outside the police reads nothing", async () => {
    const id = await aProduct(school, officer, { product: { wording: "Qxoutside" } });
    await app.query(
      "update directory.roles set permissions = permissions || '{intelligence.handle}'::text[] where key = 'team-manager'",
    );
    const client = await app.signIn("manager");
    expect((await client.get("/intelligence")).html).not.toContain("Qxoutside");
    expect((await client.get(`/intelligence/${id}`)).status).toBe(404);
    await app.query(
      "update directory.roles set permissions = array_remove(permissions, 'intelligence.handle') where key = 'team-manager'",
    );
  });
});

describe("handing over", () => {
  test("is off until it is turned on; then by file, with reference and answer, and the sender hears general words", async () => {
    const id = await aProduct(school, officer, {
      sent: { what: "Qxoriginal, as the cleaner saw it" },
      product: { wording: "Qxsanitised: a car at a gate" },
    });
    expect((await officer.get(`/intelligence/${id}/hand-over`)).status).toBe(404);
    expect((await officer.get(`/intelligence/${id}/file`)).status).toBe(404);
    await turnOn(app, ["file"]);
    const file = await officer.get(`/intelligence/${id}/file`);
    expect(file.status).toBe(200);
    expect(file.html).toContain("Qxsanitised");
    expect(file.html).not.toContain("Qxoriginal");
    const [event] = await app.query<{ subject_ids: string[] }>(
      "select subject_ids from audit.events where action = 'intelligence.file' order by event_id desc limit 1",
    );
    expect(event?.subject_ids).toEqual([id]);
    expect((await school.get(`/intelligence/sent/${id}`)).html).toContain("Qxoriginal");
    expect((await officer.post(`/intelligence/${id}/hand-over`, { way: "api" })).status).toBe(422);
    expect((await officer.post(`/intelligence/${id}/hand-over`, { way: "file" })).status).toBe(303);
    const sealed = await school.get(`/intelligence/sent/${id}`);
    expect(sealed.html).not.toContain("Qxoriginal");
    expect(sealed.page.text).toContain("Sealed");
    expect((await school.get("/intelligence/sent")).html).not.toContain("Qxoriginal");
    expect((await spoc.get(`/intelligence/${id}`)).html).toContain("Qxoriginal");
    const receipt = await officer.post(`/intelligence/${id}/answer`, answerFields());
    expect(receipt.status).toBe(303);
    const last = answerFields({
      version: "2",
      outcome: "visit",
      note: "Qxnote: plates were false",
    });
    expect((await spoc.post(`/intelligence/${id}/answer`, last)).status).toBe(303);
    const heard = await school.get(`/intelligence/sent/${id}`);
    expect(heard.page.text).toContain("Something was done about it");
    expect(heard.html).not.toContain("INT/0441/26");
    expect(heard.html).not.toContain("Qxnote");
    expect((await school.get("/notices")).html).toContain("Police answered what you sent");
    await turnOn(app, []);
  });

  test("two who answer at once: the second is told", async () => {
    await turnOn(app, ["file"]);
    const id = await aProduct(school, officer);
    await officer.post(`/intelligence/${id}/hand-over`, { way: "file" });
    expect((await officer.post(`/intelligence/${id}/hand-over`, { way: "file" })).status).toBe(404);
    await officer.post(`/intelligence/${id}/answer`, answerFields());
    expect((await spoc.post(`/intelligence/${id}/answer`, answerFields())).status).toBe(409);
    await turnOn(app, []);
  });

  test("what is not used is closed, and its sender hears why", async () => {
    const id = await anEntry(school);
    expect((await officer.post(`/intelligence/${id}/not-used`, { reason: "known" })).status).toBe(
      303,
    );
    expect((await school.get(`/intelligence/sent/${id}`)).page.text).toContain(
      "Police knew this already",
    );
    expect((await officer.get(`/intelligence/${id}/sanitise`)).status).toBe(404);
  });
});

describe("an entry about a member of staff", () => {
  test("is closed to whoever it names, police as well, and to nobody else", async () => {
    const [police] = await app.query<{ name: string }>(
      "select name from directory.staff where staff_id = $1",
      [await staffIdOf(app, "police")],
    );
    const sent = await school.post(
      "/intelligence/send",
      sendFields({
        what: `Qxstaff: ${(police?.name ?? "").toUpperCase()} was in the car`,
        whenSaid: "Qxstaff",
      }),
    );
    expect((await school.follow(sent)).page.text).toContain("is named in it and cannot read it");
    const id = (sent.location ?? "").split("/").at(-1) ?? "";
    expect((await spoc.get(`/intelligence/${id}`)).status).toBe(404);
    expect((await spoc.get("/intelligence")).html).not.toContain("Qxstaff");
    expect((await spoc.get("/home")).html).not.toContain("Qxstaff");
    const wording = "Qxstaff product";
    expect(
      (await officer.post(`/intelligence/${id}/sanitise`, sanitiseFields({ wording }))).status,
    ).toBe(303);
    for (const show of ["new", "ready", "waiting", "ending", "closed"])
      expect((await spoc.get(`/intelligence?show=${show}`)).html, show).not.toContain("Qxstaff");
  });
});

describe("on a subject’s page", () => {
  test("police read it, an agency it is shared with until review-by or withdrawal, and nobody else", async () => {
    const thingId = await aThing(app, { kind: "place", label: "Qxpark" });
    const id = await aProduct(school, officer, { product: { wording: "Qxpiece about a park" } });
    const link = await officer.post(`/intelligence/${id}/about`, { sought: "Qxpark" });
    expect(link.status).toBe(303);
    const coordinator = await app.signIn("coordinator");
    const at = `/subjects/${thingId}`;
    expect((await spoc.get(at)).page.text).toContain("Not graded by police");
    expect((await coordinator.get(at)).html).not.toContain("Qxpiece");
    const agency = await agencyIdOf(app, "coordinator");
    expect(
      (await officer.post(`/intelligence/${id}/share`, { agency, purpose: "Patrols" })).status,
    ).toBe(303);
    const shared = await coordinator.get(at);
    expect(shared.html).toContain("Qxpiece");
    expect(shared.html).not.toContain(`/intelligence/${id}`);
    expect((await coordinator.get(`/intelligence/${id}`)).status).toBe(403);
    app.clock.advance({ days: 200 });
    const later = await app.signIn("coordinator");
    expect((await later.get(at)).html).not.toContain("Qxpiece");
    expect((await (await app.signIn("police")).get(at)).page.text).toContain("overdue");
  });

  test("somebody who is in no list any more, or may be a child, is connected with nobody", async () => {
    app.clock.advance({ days: -200 });
    const place = await aThing(app, { kind: "place", label: "Qxsquare" });
    await aThing(app, { kind: "vehicle", label: "Qxvan" });
    const person = await aThing(app, { kind: "person", label: "Qxconnected" });
    const [sender, by] = [await app.signIn("school"), await app.signIn("intelligence")];
    for (const named of [
      ["Qxsquare", "Qxvan"],
      ["Qxvan", "Qxconnected"],
    ]) {
      const id = await aProduct(sender, by, {
        product: { wording: `Seen: ${named.length} things` },
      });
      for (const sought of named) await by.post(`/intelligence/${id}/about`, { sought });
    }
    const connected = async () => (await by.get(`/subjects/${place}`)).page.text;
    expect(await connected()).toContain("Qxconnected through Qxvan");
    await app.query("update subjects.things set listed_until = '-infinity' where thing_id = $1", [
      person,
    ]);
    expect(await connected()).not.toContain("Qxconnected");
  });
});
