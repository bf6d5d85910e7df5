import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { addAround, addUntold, dayOf, familyAt, markUntold } from "../harness/family-network.ts";
import { aFamilyMeeting, paperForm, prepareAt, prepared, step } from "../harness/papers.ts";

let app: TestApp;
let lead: Client;
let manager: Client;
let child: Child;
let meetingId: string;
let darren: string;
let mina: string;

beforeAll(async () => {
  app = await anApp();
  [lead, manager] = [await app.signIn("lead"), await app.signIn("manager")];
}, 180_000);
beforeEach(async () => {
  child = await aChild(app, { familyName: "Qxtold", givenName: "Ada" });
  meetingId = await aFamilyMeeting(app, child);
  darren = await addUntold(app, lead, child);
  mina = await addAround(app, lead, child, {
    name: "Mina Qxhill",
    relationship: "mother",
    phone: "",
  });
});
afterAll(() => app.close());

const prepare = (more: Record<string, string> = {}): Promise<Answer> =>
  lead.post(prepareAt(meetingId), { ...paperForm, ...more });

describe("a paper for the family", () => {
  test("offers the people around the child with their relation, and hides nobody", async () => {
    const { page } = await lead.get(`/meetings/${meetingId}/family`);
    expect(page.text).toContain("Mina Qxhill (Mother)");
    expect(page.text).toContain("Darren Qxhill (Father)");
    expect(page.text).toContain("Darren Qxhill (father) must not be told");
  });

  test("is refused beside the question for the person who must not be told, and made for another", async () => {
    const refused = await prepare({ recipient: `around-${darren}` });
    expect(refused.status).toBe(422);
    expect(refused.page.text).toContain(
      "Darren Qxhill (father) must not be told. Choose someone else",
    );
    expect((await prepare({ recipient: `around-${mina}` })).status).toBe(303);
  });

  test.each([
    ["the name, typed", { name: "QXHILL, Darren" }],
    ["the name with a middle one", { name: "Darren Lee Qxhill" }],
    [
      "the telephone where it is posted",
      { name: "Dad", channel: "post", address: "c/o 07700900123" },
    ],
  ])("is stopped with a question by %s", async (_what, typed) => {
    const stopped = await prepare(typed);
    expect(stopped.status).toBe(422);
    expect(stopped.page.text).toContain("If this is someone else, enter who they are");
    const said = await prepare({ ...typed, notThem: "His cousin, seen at the office" });
    expect(said.status).toBe(303);
    expect((await lead.get(said.location ?? "")).status).toBe(200);
  });

  test("passes through no hands of the person who must not be told", async () => {
    const refused = await prepare({ hands: "Left with Darren Qxhill" });
    expect(refused.page.text).toContain("it must not pass through their hands");
  });

  test("holds neither their number nor what is known of contact with them", async () => {
    const at = `${familyAt(child)}/people/${darren}/contact`;
    const why = "Qxwhy: he waits outside the school";
    const contact = { safety: "not-safe", why, ...dayOf("fromOn", "2026-11-01") };
    const sourced = {
      source: "child",
      sourceName: "",
      ...dayOf("notedOn", "2026-11-21"),
      version: "",
    };
    expect((await lead.post(at, { ...contact, ...sourced })).status).toBe(303);
    const says = { worries: `We know this. ${why}.`, child: "Ring +44 7700 900123." };
    const other = await aFamilyMeeting(app, child, says);
    const found = await lead.post(prepareAt(other), { ...paperForm, recipient: `around-${mina}` });
    expect(found.status).toBe(422);
    expect(found.page.text).toContain("says how to reach someone who must not be told");
    expect(found.page.text).toContain("must be left out");
  });

  test("that was prepared before the mark is neither asked for, released nor printed after it", async () => {
    const [first, second] = await Promise.all(
      ["Sol", "Una"].map((name) => addAround(app, lead, child, { name: `${name} Qxlater` })),
    );
    const at = await prepared(lead, meetingId, {
      ...paperForm,
      recipient: `around-${first ?? ""}`,
    });
    await markUntold(lead, child, first ?? "");
    const asked = await step(app, lead, { at, to: "ask" });
    expect(asked.status).toBe(403);
    expect(asked.page.text).toContain("they must not be told");

    const other = await prepared(lead, meetingId, {
      ...paperForm,
      recipient: `around-${second ?? ""}`,
    });
    expect((await step(app, lead, { at: other, to: "ask" })).status).toBe(303);
    expect((await step(app, manager, { at: other, to: "release" })).status).toBe(303);
    expect((await lead.get(`${other}/print`)).status).toBe(200);
    await markUntold(lead, child, second ?? "");
    for (const print of ["print", "print.docx"])
      expect((await lead.get(`${other}/${print}`)).status).toBe(403);
  });

  test("is refused by the database as well, for everyone who asks it", async () => {
    await prepared(lead, meetingId, { ...paperForm, recipient: `around-${mina}` });
    const copy = (what: string) =>
      app.query(
        `insert into papers.papers (paper_id, partnership_id, person_id, reference, kind, made_from, recipient_kind, recipient_name,
           recipient_around_id, channel, body, prepared_by, prepared_at)
         select gen_random_uuid(), partnership_id, person_id, gen_random_uuid()::text, kind, made_from, recipient_kind, ${what},
           channel, body, prepared_by, prepared_at from papers.papers where recipient_around_id = $1`,
        [mina],
      );
    await expect(copy(`'Anyone', '${darren}'::uuid`)).rejects.toThrow(/must not be told/);
    await expect(copy("'qxhill-DARREN', null")).resolves.toBeDefined();
    await expect(copy("'Darren  QXHILL', null")).rejects.toThrow(/must not be told/);
  });
});

describe("a young person who turned 18", () => {
  let grown: Child;
  let meeting: string;
  let sol: string;

  beforeEach(async () => {
    grown = await aChild(app, { familyName: "Qxgrown", bornOn: "2008-11-20" });
    meeting = await aFamilyMeeting(app, grown);
    sol = await addAround(app, lead, grown, { name: "Sol Qxgrown", relationship: "mother" });
  });

  const forSol = (): Promise<Answer> =>
    lead.post(prepareAt(meeting), { ...paperForm, recipient: `around-${sol}` });

  test("decides who is told: until then no paper goes to the family, and nobody has responsibility", async () => {
    const page = (await lead.get(familyAt(grown))).page.text;
    expect(page).toContain("Nobody has parental responsibility for them");
    expect(page).toContain("turned 18 on 20 November 2026. Ask them again who may be told");
    expect((await forSol()).page.text).toContain("they decide who is told");
    expect((await lead.post(prepareAt(meeting), paperForm)).status).toBe(422);
    expect((await lead.post(prepareAt(meeting), { ...paperForm, recipient: "child" })).status).toBe(
      303,
    );
    const telling = `${familyAt(grown)}/telling`;
    const decision = { wording: "Only my mum", ...dayOf("decidedOn", "2026-11-21"), version: "" };
    const named = { ...decision, outcome: "named" };
    expect((await lead.post(telling, named)).page.text).toContain("Tick who may be told");
    expect((await lead.post(telling, { ...named, people: sol })).status).toBe(303);
    expect((await forSol()).status).toBe(303);
    expect((await lead.post(telling, { ...decision, outcome: "nobody" })).status).toBe(303);
    expect((await forSol()).status).toBe(422);
  });

  test("cannot name the person who must not be told before the mark is lifted", async () => {
    await markUntold(lead, grown, sol);
    const decision = { outcome: "named", people: sol, wording: "My mum", version: "" };
    const refused = await lead.post(`${familyAt(grown)}/telling`, {
      ...decision,
      ...dayOf("decidedOn", "2026-11-21"),
    });
    expect(refused.page.text).toContain("Lift the mark first");
  });
});
