import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { addAround, aMark, familyAt } from "../harness/family-network.ts";
import { decideForm } from "../harness/mash.ts";
import { doneForm, reportAs, returnForm } from "../harness/missing.ts";
import { visitForm } from "../harness/visits.ts";
import { letIn, protect } from "./world.ts";

let app: TestApp;
let coordinator: Client;
let lead: Client;
let mash: Client;
let child: Child;
let page: string;
let concernId: string;

const keyOf = (html: string, value: string): string => {
  const at = html.indexOf(`: ${value}`);
  return /offered-facts\/([0-9a-f]{32})\//.exec(html.slice(at))?.[1] ?? "";
};
const linkTyped = { label: "Grey Golf", relation: "named-by-other" };

async function concernAbout(): Promise<string> {
  const school = await app.signIn("school");
  const id = await sendAs(school, { familyName: "Qxoffered", givenName: "Ada" });
  const parts = `/concerns/${id}/parts`;
  await school.post(`${parts}/vehicles`, {
    registration1: "QX12 ABC",
    looks1: "Grey Golf",
    what1: "Waits at the gate",
    registration2: "QX1… on a moped",
  });
  await school.post(`${parts}/places`, { where1: "Qxarcade", what1: "After school" });
  await school.post(`${parts}/adults`, { name1: "Dev", what1: "Rings from 07700 900456." });
  const send = async (part: string, fields: Record<string, string>): Promise<void> => {
    const [row] = await app.query<{ version: number }>(
      "select version from identify.mash_episodes where mash_episode_id = $1",
      [id],
    );
    const sent = await mash.post(`/mash/${id}/${part}`, {
      version: String(row?.version),
      ...fields,
    });
    expect(sent.status).toBe(303);
  };
  await send("rate", { rating: "red", reason: "Seen twice" });
  await send(`match/${child.personId}`, { verdict: "same", reason: "Name and birth" });
  await send("decide", decideForm({ rationale: "Known", dissent: "", nextStep: "assessment" }));
  return id;
}

beforeAll(async () => {
  app = await anApp();
  [coordinator, lead, mash] = [
    await app.signIn("coordinator"),
    await app.signIn("lead"),
    await app.signIn("mash"),
  ];
  child = await aChild(app, { familyName: "Qxoffered", givenName: "Ada" });
  page = `/children/${child.personId}/offered-facts`;
  concernId = await concernAbout();
  const episode = await reportAs(coordinator, child);
  const at = `/children/${child.personId}/missing/${episode}`;
  await coordinator.post(`${at}/return`, returnForm);
  await coordinator.post(`${at}/interview`, {
    ...doneForm,
    childAccount: "He fetched me in QX34 DEF. Nobody hurt me.",
  });
  await coordinator.post(`/children/${child.personId}/visits/new`, {
    ...(await visitForm(app, "coordinator")),
    observed: "Well. She gave her number, 07700 900789.",
  });
});
afterAll(() => app.close());

describe("what sources bring", () => {
  test("is offered with its source, counted on the child, and in no place of the record", async () => {
    const { text } = (await coordinator.get(page)).page;
    expect(text).toContain("7 facts to check");
    for (const words of [
      "Vehicle: QX12 ABC",
      "Grey Golf",
      "Part of a registration cannot be added as it stands",
      "Place: Qxarcade",
      "Telephone number: 07700 900456",
      "Rings from 07700 900456.",
      "Vehicle: QX34 DEF",
      "He fetched me in QX34 DEF.",
      "Return home interview",
      "Telephone number: 07700 900789",
    ])
      expect(text).toContain(words);
    // The child’s account is offered whole to where the record keeps what the child says.
    expect(text).toContain("“He fetched me in QX34 DEF. Nobody hurt me.”");
    const first = (await coordinator.get(`/children/${child.personId}`)).page.text;
    expect(first).toContain("Facts to check (7)");
    const linked = (await coordinator.get(`/children/${child.personId}/linked`)).page.text;
    expect(linked).not.toContain("QX12 ABC");
  });

  test("one press links it, with the source in the link and nothing of the child in the subject", async () => {
    const { html } = await coordinator.get(page);
    const key = keyOf(html, "QX12 ABC");
    expect(html).toContain('value="Grey Golf"');
    const sent = await coordinator.post(`${page}/${key}/link`, linkTyped);
    expect(sent.status).toBe(303);
    expect((await coordinator.follow(sent)).page.text).toContain("6 facts to check");
    const linked = (await coordinator.get(`/children/${child.personId}/linked`)).page.text;
    expect(linked).toContain("QX12 ABC");
    expect(linked).toContain("Waits at the gate");
    const [thing] = await app.query(
      "select label, source, says from subjects.things where identifier = 'QX12 ABC'",
    );
    expect(thing).toEqual({
      label: "Grey Golf",
      source: "A concern sent to the MASH",
      says: null,
    });
  });

  test("who presses second is told, and nothing is linked twice", async () => {
    const { html } = await coordinator.get(page);
    const key = keyOf(html, "QX34 DEF");
    const [one, other] = await Promise.all([
      coordinator.post(`${page}/${key}/link`, { ...linkTyped, label: "A car" }),
      mash.post(`${page}/${key}/link`, { ...linkTyped, label: "A car" }),
    ]);
    expect([one.status, other.status].toSorted((a, b) => a - b)).toEqual([303, 409]);
  });

  test("it is declined with a reason, and not offered again", async () => {
    const { html } = await coordinator.get(page);
    const key = keyOf(html, "Qxarcade");
    const empty = await coordinator.post(`${page}/${key}/decline`, { reason: "" });
    expect([empty.status, empty.page.text]).toEqual([
      422,
      expect.stringContaining("Enter why it is not added to the record"),
    ]);
    const sent = await coordinator.post(`${page}/${key}/decline`, { reason: "Qxreason" });
    expect(sent.status).toBe(303);
    const { text } = (await coordinator.follow(sent)).page;
    expect(text).toContain("4 facts to check");
    expect(text).toContain("Qxreason");
  });

  test("part of a registration is not taken by a form that was made by hand", async () => {
    const { html } = await coordinator.get(page);
    expect(html).not.toContain(`offered-facts/${keyOf(html, "QX1… on a moped")}/link`);
    const answer = await coordinator.post(
      `${page}/${keyOf(html, "QX1… on a moped")}/link`,
      linkTyped,
    );
    expect(answer.status).toBe(422);
  });

  test("a telephone number is safe contact only after the questions of safe contact", async () => {
    const { html } = await coordinator.get(page);
    const at = `${page}/${keyOf(html, "07700 900789")}/safe-contact`;
    const form = await coordinator.get(at);
    expect(form.html).toContain('value="07700 900789"');
    const typed = {
      state: "known",
      number: "07700 900789",
      hours: "",
      voicemail: "no",
      source: "child",
      "notedOn-day": "20",
      "notedOn-month": "11",
      "notedOn-year": "2026",
      version: "0",
    };
    const empty = await coordinator.post(at, typed);
    expect([empty.status, empty.page.text]).toEqual([
      422,
      expect.stringContaining("Enter when it is safe to ring"),
    ]);
    expect((await coordinator.post(at, { ...typed, hours: "After 4pm" })).status).toBe(303);
    const identity = (await coordinator.get(`/children/${child.personId}/identity`)).page.text;
    expect(identity).toContain("After 4pm");
  });

  test("the number of a person who must not be told is refused", async () => {
    const around = await addAround(app, coordinator, child, { phone: "07700 900456" });
    await coordinator.post(`${familyAt(child)}/people/${around}/do-not-tell`, aMark());
    const { html } = await coordinator.get(page);
    const at = `${page}/${keyOf(html, "07700 900456")}/safe-contact`;
    const answer = await coordinator.post(at, {
      state: "known",
      number: "07700 900456",
      hours: "Any time",
      voicemail: "no",
      source: "child",
      "notedOn-day": "20",
      "notedOn-month": "11",
      "notedOn-year": "2026",
      version: "1",
    });
    expect([answer.status, answer.page.text]).toEqual([
      422,
      expect.stringContaining("must not be told"),
    ]);
  });
});

describe("who gets in", () => {
  test("who may not read the source sees nothing of what it offers, nor of what was decided", async () => {
    await letIn(app, child, "chair");
    const chair = await app.signIn("chair");
    expect((await chair.get(page)).page.text).toContain("Qxreason");
    await app.query(
      `update identify.concerns set shut_out = array[(select staff_id from directory.staff where email like 'chair@%')]
       where concern_id = $1`,
      [concernId],
    );
    const { text } = (await chair.get(page)).page;
    expect(text).not.toMatch(/Qxreason|Qxarcade|900456|QX12 ABC|moped/);
    // What the child said in the interview is left, which the chair may read.
    expect(text).toContain("1 fact to check");
    const key = keyOf((await coordinator.get(page)).html, "QX1… on a moped");
    expect((await coordinator.get(page)).page.text).toContain("Qxreason");
    expect((await chair.post(`${page}/${key}/decline`, { reason: "No" })).status).toBe(403);
  });

  test("of a child out of reach there is no page, and of one who may only read no form", async () => {
    const nurse = await app.signIn("nurse");
    expect((await nurse.get(page)).status).toBe(404);
    const chair = await app.signIn("chair");
    // A chair adds notes, and so what a child said; nothing else.
    expect((await chair.get(page)).html).not.toMatch(/offered-facts\/[0-9a-f]{32}\/(?!words)/);
    const leads = await lead.get(page);
    expect(leads.html).toContain("/decline");
    expect(leads.html).not.toMatch(/offered-facts\/[0-9a-f]{32}\/link/);
  });

  test("where a child can be found is protected: no place is offered", async () => {
    const other = await aChild(app, { familyName: "Qxprotected" });
    const episode = await reportAs(coordinator, other);
    const at = `/children/${other.personId}/missing/${episode}`;
    await coordinator.post(`${at}/return`, returnForm);
    await coordinator.post(`${at}/suggestions`, {
      kind: "place",
      suggestion: "Qxharbour",
      told: "yes",
    });
    const there = `/children/${other.personId}/offered-facts`;
    expect((await coordinator.get(there)).page.text).toContain("Place: Qxharbour");
    await letIn(app, other, "coordinator");
    await letIn(app, other, "lead");
    await protect(app, other, ["coordinator", "lead"]);
    expect((await coordinator.get(there)).page.text).not.toContain("Qxharbour");
  });

  test("of a restricted child it is read by the circle alone, and no decision is edited", async () => {
    await restrict(app, child);
    expect((await coordinator.get(page)).status).toBe(404);
    await expect(
      app.query("set role lantern_app; update protect.offer_decisions set reason = 'x'"),
    ).rejects.toThrow(/permission denied/);
  });
});
