import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { aThing } from "../harness/flags.ts";
import { dayOf } from "../harness/measures.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { aSharedThing, aTie, maySuggest, setSuggested } from "../harness/suggested.ts";

/** Links that Lantern suggests: off until turned on, hop by hop, taken or declined by a person, and never of a child. */
let app: TestApp;
let coordinator: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  await setSuggested(app, { isOn: true });
});
afterAll(() => app.close());

const said = ({ page }: Answer): string => page.errors.map(({ text }) => text).join();
const listed = async (by = coordinator): Promise<string> =>
  (await by.get("/suggested-links")).page.text;
const pageOf = async (thingId: string, by = coordinator): Promise<string> =>
  (await by.get(`/subjects/${thingId}`)).page.text;
const decline = (one: string, other: string, reason: string, by = coordinator) =>
  by.post(`/subjects/${one}/suggested/${other}/decline`, { reason });
const taken = (over: Readonly<Record<string, string>> = {}) => ({
  relation: "contact",
  certainty: "alleged",
  confidence: "low",
  wording: "Qxtaken words",
  source: "Suggested link",
  ...dayOf("learnedOn", "2026-11-24"),
  grading: "",
  handling: "subjects",
  ...dayOf("beganOn", ""),
  ...dayOf("untilOn", ""),
  ...dayOf("reviewBy", "2027-03-01"),
  ...over,
});

describe("what is suggested", () => {
  test("nothing while it is off, for anybody, and there is no such page", async () => {
    const [one, other] = await aSharedThing(app, { names: ["Qxoff A", "Qxoff B"] });
    await setSuggested(app, { isOn: false });
    expect(await listed()).toContain("Suggested links are off");
    expect(await listed()).not.toContain("Qxoff");
    expect(await pageOf(one)).not.toContain("Suggested links");
    expect((await coordinator.get(`/subjects/${one}/suggested/${other}/take`)).status).toBe(404);
    expect((await coordinator.get("/home")).html).not.toContain("/suggested-links");
    await setSuggested(app, { isOn: true });
    expect(await listed()).toContain("Qxoff A");
    expect((await coordinator.get("/home")).html).toContain("/suggested-links");
  });

  test("two adults who have the same vehicle, hop by hop, with the weakest, on both pages", async () => {
    const [one, other] = await aSharedThing(app, {
      names: ["Qxhop A", "Qxhop B"],
      ties: [{ certainty: "confirmed" }, { confidence: "moderate", source: "Qxweak source" }],
    });
    for (const [here, there] of [
      [one, "Qxhop B"],
      [other, "Qxhop A"],
    ] as const) {
      const text = await pageOf(here);
      expect(text).toContain(there);
      expect(text).toContain("Both have the same vehicle");
      expect(text).toContain("Qxhop A: uses it, confirmed, confidence high");
      expect(text).toContain("weakest hop: Qxhop B: alleged, confidence moderate. Qxweak source");
      expect(text).toContain("Expires 22 February 2027");
    }
    expect(await listed()).toContain("Qxweak source");
  });

  test("less than the least evidence suggests nothing", async () => {
    const names = ["Qxleast A", "Qxleast B"] as const;
    await aSharedThing(app, { names, ties: [{}, { confidence: "low" }] });
    expect(await listed()).not.toContain("Qxleast");
    await setSuggested(app, { isOn: true, leastConfidence: "low" });
    expect(await listed()).toContain("Qxleast");
    await setSuggested(app, { isOn: true, leastConfidence: "low", leastCertainty: "confirmed" });
    expect(await listed()).not.toContain("Qxleast");
    await setSuggested(app, { isOn: true, leastConfidence: "low", leastShared: 2 });
    expect(await listed()).not.toContain("Qxleast");
    await setSuggested(app, { isOn: true });
  });

  test("what more than so many have suggests nothing", async () => {
    const [, , taxi] = await aSharedThing(app, { names: ["Qxtaxi A", "Qxtaxi B"] });
    const third = await aThing(app, { kind: "person", label: "Qxtaxi C" });
    await aTie(app, { from: third, to: taxi });
    expect(await listed()).toContain("Qxtaxi");
    await setSuggested(app, { isOn: true, mostOnOne: 2 });
    expect(await listed()).not.toContain("Qxtaxi");
    await setSuggested(app, { isOn: true });
  });

  test("nothing from who was seen there, works there or was in touch", async () => {
    for (const relation of ["seen-at", "works", "contact", "seen-with", "other"])
      await aSharedThing(app, {
        names: [`Qx${relation} A`, `Qx${relation} B`],
        ties: [{ relation }, { relation }],
      });
    expect(await listed()).not.toMatch(/Qx(seen|works|contact|other)/);
  });

  test("it goes by itself, and an ended or reviewed-out link carries none", async () => {
    const [, , car] = await aSharedThing(app, { names: ["Qxage A", "Qxage B"] });
    expect(await listed()).toContain("Qxage");
    await app.query("update subjects.thing_ties set review_by = '2026-11-23' where to_id = $1", [
      car,
    ]);
    expect(await listed()).not.toContain("Qxage");
    await app.query(
      "update subjects.thing_ties set review_by = '2027-05-01', recorded_at = '2026-08-20T10:00Z' where to_id = $1",
      [car],
    );
    expect(await listed()).not.toContain("Qxage");
    await app.query(
      "update subjects.thing_ties set recorded_at = '2026-08-27T10:00Z' where to_id = $1",
      [car],
    );
    expect(await listed()).toContain("Expires 25 November 2026".slice(8));
  });
});

describe("a person decides", () => {
  test("taken, it is an ordinary link, and is suggested no more, also once that ends", async () => {
    const [one, other] = await aSharedThing(app, { names: ["Qxtake A", "Qxtake B"] });
    const at = `/subjects/${one}/suggested/${other}/take`;
    const form = await coordinator.get(at);
    expect(form.page.text).toContain("It is not a finding");
    expect(form.html).toContain("Both have the same vehicle");
    expect(said(await coordinator.post(at, taken({ relation: "" })))).toContain("how they are");
    const done = await coordinator.post(at, taken());
    expect(done.status).toBe(303);
    expect((await coordinator.follow(done)).page.text).toContain("Qxtaken words");
    expect(await pageOf(other)).toContain("In contact with Qxtake A");
    expect(await listed()).not.toContain("Qxtake");
    expect((await coordinator.post(at, taken())).status).toBe(404);
    await app.query(
      "update subjects.thing_ties set ended_on = '2026-11-24', ended_by = recorded_by, end_reason = 'Wrong' where wording = 'Qxtaken words'",
    );
    expect(await listed()).not.toContain("Qxtake");
  });

  test("a no stays, also with more of the same, and falls to evidence of another kind", async () => {
    const [one, other] = await aSharedThing(app, { names: ["Qxno A", "Qxno B"] });
    expect(said(await decline(one, other, " "))).toContain("Enter why");
    expect((await decline(other, one, "Qxreason: sold it to him")).status).toBe(303);
    expect(await listed()).not.toContain("Qxno");
    expect(await pageOf(one)).toContain("Qxreason: sold it to him");
    const second = await aThing(app, { label: "Qxsecond car" });
    for (const from of [one, other]) await aTie(app, { from, to: second });
    expect(await listed()).not.toContain("Qxno");
    const phone = await aThing(app, { kind: "phone", label: "Qxno phone" });
    for (const from of [one, other]) await aTie(app, { from, to: phone });
    expect(await listed()).not.toContain("Qxno");
    await maySuggest(coordinator, phone);
    expect(await listed()).toContain("Qxno phone");
    expect((await decline(one, other, "Still not")).status).toBe(303);
    expect(await listed()).not.toContain("Qxno");
  });

  test("only who records subjects: others have no list, no form and no part of the page", async () => {
    const [one, other] = await aSharedThing(app, { names: ["Qxwho A", "Qxwho B"] });
    for (const key of ["police", "lead", "school", "governance"]) {
      const client = await app.signIn(key);
      expect((await client.get("/suggested-links")).status, key).toBe(403);
      expect((await decline(one, other, "Mine", client)).status, key).toBe(403);
      expect((await client.post(`/subjects/${one}/suggested/${other}/take`, taken())).status).toBe(
        403,
      );
    }
    expect(await pageOf(one, await app.signIn("police"))).not.toContain("Suggested links");
  });
});

describe("nothing of a child suggests", () => {
  test("a telephone, an account and an address only once somebody said that adults have it", async () => {
    for (const kind of ["phone", "account", "place", "business"]) {
      const relation = kind === "place" ? "lives" : kind === "business" ? "runs" : "uses";
      const [, , shared] = await aSharedThing(app, {
        kind,
        names: [`Qx${kind} A`, `Qx${kind} B`],
        ties: [{ relation }, { relation }],
      });
      expect(await listed(), kind).not.toContain(`Qx${kind} A`);
      expect(await pageOf(shared)).toContain("It suggests nothing: nobody has recorded");
      await maySuggest(coordinator, shared);
      expect(await listed(), kind).toContain(`Qx${kind} A`);
      await maySuggest(coordinator, shared, "no");
      expect(await listed(), kind).not.toContain(`Qx${kind} A`);
    }
    const person = await aThing(app, { kind: "person", label: "Qxnobody" });
    expect((await coordinator.get(`/subjects/${person}/may-suggest`)).status).toBe(404);
  });

  test("never a child’s own telephone or account, whatever was said and whoever reaches the child", async () => {
    const child = await aChild(app, { familyName: "Qxown" });
    for (const kind of ["phone", "account"]) {
      const [, , shared] = await aSharedThing(app, { kind, names: [`Qxown ${kind}`, "Qxown B"] });
      await maySuggest(coordinator, shared);
      expect(await listed()).toContain(`Qxown ${kind}`);
      await app.query(
        `insert into protect.thing_links (thing_link_id, partnership_id, person_id, thing_id, relation, scheme_id, wording, source, learned_on, review_by, recorded_by, recorded_at)
         select gen_random_uuid(), 1, $1, $2, 'used-by-child', (select configuration_id from directory.configuration where kind = 'subject-links' limit 1),
           'Words', 'Seen', '2026-11-20', '2027-05-20', $3, now()`,
        [child.personId, shared, await staffIdOf(app, "lead")],
      );
      expect(await listed(), kind).not.toContain(`Qxown ${kind}`);
    }
  });

  test.each([
    ["placement", "QX1 4AB", "14 Qxlane, QX1 4AB"],
    ["carer", "QX2 4AB", "Foster carer, qx2 4ab"],
  ])("never an address at which a child is placed: %s", async (kind, postcode, wording) => {
    const child = await aChild(app, { familyName: "Qxplaced" });
    const [, , shared] = await aSharedThing(app, {
      kind: "place",
      names: [`Qxplaced ${kind}`, "Qxplaced B"],
      ties: [{ relation: "lives" }, { relation: "lives" }],
    });
    await app.query("update subjects.things set identifier = $2 where thing_id = $1", [
      shared,
      postcode,
    ]);
    await maySuggest(coordinator, shared);
    expect(await listed()).toContain(`Qxplaced ${kind}`);
    await app.query(
      `insert into subjects.whereabouts (whereabouts_id, partnership_id, person_id, acl, kind, wording, source, recorded_at)
       values (gen_random_uuid(), 1, $1, '{0}', $2, $3, 'Seen', now())`,
      [child.personId, kind, wording],
    );
    expect(await listed()).not.toContain(`Qxplaced ${kind}`);
  });

  test("nobody who may be a child, nobody in no list, and no group", async () => {
    const [one, , car] = await aSharedThing(app, { names: ["Qxyoung A", "Qxyoung B"] });
    expect(await listed()).toContain("Qxyoung");
    await app.query("update subjects.things set review_by = '2026-11-01' where thing_id = $1", [
      one,
    ]);
    expect(await listed()).not.toContain("Qxyoung");
    const group = await aThing(app, { kind: "group", label: "Qxgroup" });
    await aTie(app, { from: group, to: car });
    expect(await listed()).not.toContain("Qxgroup");
  });
});
