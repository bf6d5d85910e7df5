import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { addAround, addUntold, dayOf } from "../harness/family-network.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import {
  aRequest,
  decideFields,
  requestFields,
  requestsAt,
  sendStep,
} from "../harness/victim-requests.ts";
import { letIn } from "./world.ts";

/** The register of requests for a victim's information: what leaves, who is never notified, and who reads what. */
let app: TestApp;
let police: Client;
let manager: Client;
let lead: Client;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  [police, manager, lead] = [
    await app.signIn("police"),
    await app.signIn("manager"),
    await app.signIn("lead"),
  ];
  child = await aChild(app, { familyName: "Qxvictim", givenName: "Ada" });
  await letIn(app, child, "police");
}, 180_000);
afterAll(() => app.close());

const said = ({ page }: Answer): string => page.errors.map(({ text }) => text).join("; ");
const send = (
  by: Client,
  id: string,
  name: string,
  form: Record<string, string | readonly string[]>,
) => sendStep(app, by, { child, id, name, form });

const safe = (whom: readonly string[]) => ({
  answer: whom.length > 0 ? "some" : "nobody",
  whom,
  why: "Her father is named as the person who harms her",
});
const notice = (whom: string, how = "Read the notice to her, with her worker") => ({
  whom,
  how,
  ...dayOf("notifiedOn", "2026-11-24"),
});
const given = (materials: readonly string[]) => ({
  given: materials,
  givenTo: "DC Ray Fox",
  what: "Two pages of October, handed over by Priya Shah",
  ...dayOf("givenOn", "2026-11-24"),
});

describe("a request from police, from end to end", () => {
  test("is refused in part, and the unsafe parent is never notified", async () => {
    const darren = await addUntold(app, lead, child);
    const mina = await addAround(app, lead, child, {
      name: "Mina Qxvictim",
      relationship: "mother",
      phone: "",
    });
    const id = await aRequest(police, child);

    // The lead practitioner reads who must not be told before anything else, and nobody decided yet.
    const page = (await lead.get(`${requestsAt(child)}/${id}`)).page.text;
    expect(page).toContain("Darren Qxhill (father) must not be told");
    expect(page).toContain("refused by default");
    const early = await send(lead, id, "notified", notice("child"));
    expect(early.status).toBe(422);
    expect(said(early)).toContain("Decide first who it is safe to notify");

    // The father is on no list, typed into the form he is not kept, and nobody is notified beside who was decided.
    const form = (await lead.get(`${requestsAt(child)}/${id}`)).html;
    expect(form).toContain(`value="${mina}"`);
    expect(form).not.toContain(`value="${darren}"`);
    expect((await send(lead, id, "safe", safe(["child", darren]))).status).toBe(303);
    expect((await send(lead, id, "notified", notice(darren))).status).toBe(422);
    expect((await send(lead, id, "notified", notice(mina))).status).toBe(422);
    const rung = await send(lead, id, "notified", notice("child", "Rang Darren Qxhill for her"));
    expect(said(rung)).toContain("must not be told");
    expect((await send(lead, id, "notified", notice("child"))).status).toBe(303);

    const decided = await send(lead, id, "decide", decideFields());
    expect(decided.status, said(decided)).toBe(303);
    const refused = await send(lead, id, "given", given(["meetings"]));
    expect(said(refused)).toContain("Choose what was given");
    expect((await send(lead, id, "given", given(["case-record"]))).status).toBe(303);
    const ended = { because: "finished", ending: "Part of the record; the rest is refused" };
    expect((await send(lead, id, "close", ended)).status).toBe(303);

    const answer = (await police.get(`${requestsAt(child)}/${id}`)).page.text;
    expect(answer).toContain("Refused in part");
    expect(answer).toContain("Counselling-type material is not given");
    expect(answer).toContain("Your access to this record is for safeguarding");
    for (const word of [
      "(father) must not be told",
      "Mina",
      "named as the person",
      "handed over by",
    ])
      expect(answer).not.toContain(word);

    const told = await app.query<{ whom: string[] }>(
      "select whom from protect.victim_request_steps where victim_request_id = $1 and step = 'notified'",
      [id],
    );
    expect(told).toEqual([{ whom: ["child"] }]);
    const notices = await app.query(
      "select from protect.victim_request_steps where around_id = $1",
      [darren],
    );
    expect(notices).toEqual([]);
  });

  test("the database refuses what no form lets through", async () => {
    const other = await aChild(app, { familyName: "Qxrow" });
    const father = await addUntold(app, lead, other);
    const id = await aRequest(lead, other);
    const actor = await actorOf(app, "lead");
    const add = (values: string) =>
      acting(app, actor, (tx) =>
        sql
          .raw(
            `insert into protect.victim_request_steps (victim_request_step_id, partnership_id, person_id, victim_request_id, step, whom, around_id, materials, given_to, wording, happened_on, recorded_by, recorded_at)
           values (gen_random_uuid(), ${actor.partnershipId}, '${other.personId}', '${id}', ${values}, 'Words', '2026-11-24', '${actor.id}', now())`,
          )
          .execute(tx),
      );
    await expect(add(`'notified', '{child}', null, '{}', null`)).rejects.toThrow("nobody decided");
    await add(`'safe', '{child,${father}}', null, '{}', null`);
    await expect(add(`'notified', '{${father}}', '${father}', '{}', null`)).rejects.toThrow(
      "must not be told",
    );
    await expect(add(`'given', '{}', null, '{case-record}', 'DC Fox'`)).rejects.toThrow(
      "nobody decided to give it",
    );
    const decide = (by: string, outcome: string) =>
      actorOf(app, by).then((who) =>
        acting(app, who, (tx) =>
          sql
            .raw(
              `insert into protect.victim_request_decisions (victim_request_decision_id, partnership_id, person_id, victim_request_id, material, is_counselling, outcome, reason, value_reason, decided_by, decided_at)
             values (gen_random_uuid(), ${who.partnershipId}, '${other.personId}', '${id}', 'isva', true, '${outcome}', 'Words', 'Words', '${who.id}', now())`,
            )
            .execute(tx),
        ),
      );
    await expect(decide("lead", "give")).rejects.toThrow("a manager decides");
    await decide("manager", "give");
  });
});

describe("counselling-type material", () => {
  test("is given by a manager alone, with a reason of its own, and kept from the person who asked", async () => {
    const id = await aRequest(police, child, { forceReference: "QX/44A/2" });
    const gives = decideFields({ "outcome.isva": "give", "reason.isva": "Directed by the judge" });
    const without = await send(manager, id, "decide", gives);
    expect(said(without)).toContain("Enter why counselling-type material must be given");
    expect(without.html).toContain("Directed by the judge");
    const full = { ...gives, "valueReason.isva": "Qxvalue: only she wrote down the day" };
    const notTheirs = await send(lead, id, "decide", full);
    expect(said(notTheirs)).toContain("A manager decides to give counselling-type material");
    expect((await send(manager, id, "decide", full)).status).toBe(303);
    expect((await manager.get(`${requestsAt(child)}/${id}`)).page.text).toContain("Qxvalue");
    expect((await police.get(`${requestsAt(child)}/${id}`)).page.text).not.toContain("Qxvalue");

    const words = {
      challenge: "The defence asks for the minutes",
      ...dayOf("challengedOn", "2026-11-24"),
    };
    expect((await send(lead, id, "challenge", words)).status).toBe(303);
    expect((await send(lead, id, "decide", decideFields())).status).toBe(303);
    expect((await send(lead, id, "given", given(["isva"]))).status).toBe(422);
  });
});

describe("who gets in", () => {
  test("police read the requests of their own agency, and decide on nothing", async () => {
    const own = await aRequest(police, child, { forceReference: "QX/OWN" });
    const other = await aRequest(lead, child, { asker: "defence", forceReference: "QX/OTHER" });
    const list = (await police.get("/victim-requests")).page.text;
    expect(list).toContain("QX/OWN");
    expect(list).not.toContain("QX/OTHER");
    expect((await police.get(requestsAt(child))).page.text).not.toContain("QX/OTHER");
    expect((await police.get(`${requestsAt(child)}/${other}`)).status).toBe(404);
    const found = (client: Client) => client.post("/search", { sought: "QX/OTHER" });
    expect((await found(lead)).html).toContain(other);
    expect((await found(police)).html).not.toContain(other);
    for (const name of ["safe", "notified", "views", "decide", "given", "challenge", "close"])
      expect((await send(police, own, name, {})).status, name).toBe(403);
    const api = await police.get("/api/victim-requests");
    expect(api.html).not.toContain(other);
    expect(api.html).toContain(own);
  });

  test("a post that enforces the law reads no step and decides nothing, whatever its role says", async () => {
    await app.query(
      "update directory.roles set permissions = permissions || '{request.decide}' where key = 'police-spoc'",
    );
    const id = await aRequest(police, child);
    await send(lead, id, "safe", safe(["child"]));
    const officer = await app.signIn("police");
    const page = (await officer.get(`${requestsAt(child)}/${id}`)).page.text;
    expect(page).not.toContain("must not be told");
    expect(page).not.toContain("Who it is safe to notify");
    expect((await send(officer, id, "safe", safe([]))).status).toBe(403);
    const actor = await actorOf(app, "police");
    const steps = await acting(app, actor, (tx) =>
      tx.selectFrom("protect.victim_request_steps").select("step").execute(),
    );
    expect(steps).toEqual([]);
    await app.query(
      "update directory.roles set permissions = array_remove(permissions, 'request.decide') where key = 'police-spoc'",
    );
  });

  test("others read nothing; a restricted child is left to the circle; governance reads no child", async () => {
    const id = await aRequest(lead, child);
    for (const key of ["school", "nurse", "youthworker", "analyst", "governance"]) {
      const client = await app.signIn(key);
      expect((await client.get("/victim-requests")).status, key).toBe(403);
      expect([403, 404]).toContain((await client.get(`${requestsAt(child)}/${id}`)).status);
    }
    const hidden = await aChild(app, { familyName: "Qxhidden" });
    const closed = await aRequest(lead, hidden, { forceReference: "QX/HIDDEN" });
    await restrict(app, hidden);
    for (const key of ["manager", "coordinator", "police", "lead"]) {
      const client = await app.signIn(key);
      expect((await client.get(`${requestsAt(hidden)}/${closed}`)).status, key).toBe(404);
      expect((await client.get("/victim-requests")).page.text).not.toContain("QX/HIDDEN");
    }
    const shut = await aChild(app, { familyName: "Qxshut" });
    await letIn(app, shut, "police");
    const own = await aRequest(police, shut, { forceReference: "QX/SHUT" });
    await app.query("update subjects.people set shut_out = array[$2::uuid] where person_id = $1", [
      shut.personId,
      await staffIdOf(app, "police"),
    ]);
    const officer = await app.signIn("police");
    expect((await officer.get(`${requestsAt(shut)}/${own}`)).status).toBe(404);
    expect((await officer.get("/victim-requests")).page.text).not.toContain("QX/SHUT");
    const governance = await app.signIn("governance");
    const register = (await governance.get("/governance/victim-requests")).page.text;
    expect(register).toContain("Police or another authorised person");
    for (const word of ["Qxvictim", "Sable Street", "QX/"]) expect(register).not.toContain(word);
    expect((await lead.get("/governance/victim-requests")).status).toBe(403);
  });
});

describe("bad input", () => {
  test.each<[string, Record<string, string | readonly string[]>, string]>([
    ["a spoken request", { written: "spoken" }, "a spoken request is not recorded here"],
    ["everything", { materials: [] }, "a request for everything is sent back"],
    ["no line of enquiry", { enquiry: " " }, "Enter the line of enquiry"],
    ["no necessity", { necessity: "" }, "Enter why it is necessary"],
    ["of tomorrow", dayOf("askedOn", "2027-11-20"), "When it was made"],
    ["due before it was made", dayOf("dueOn", "2026-11-01"), "after the request was made"],
    ["an unknown asker", { asker: "press" }, "Choose who asks"],
  ])("%s is refused beside the field, and nothing typed is lost", async (_what, over, message) => {
    const answer = await lead.post(`${requestsAt(child)}/new`, requestFields(over));
    expect(answer.status).toBe(422);
    expect(said(answer)).toContain(message);
    expect(answer.html).toContain("DC Ray Fox");
  });

  test("of two who decide at once the second is told, and keeps what they typed", async () => {
    const id = await aRequest(lead, child);
    const first = { ...decideFields(), version: "1" };
    expect((await send(lead, id, "decide", first)).status).toBe(303);
    const challenge = { challenge: "Words", ...dayOf("challengedOn", "2026-11-24") };
    await send(lead, id, "challenge", challenge);
    const second = await send(manager, id, "decide", first);
    expect(second.status).toBe(409);
    expect(second.html).toContain("Only what bears on 4 October");
  });
});
