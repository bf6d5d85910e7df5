import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { addAround, dayOf, familyAt } from "../harness/family-network.ts";
import { protect } from "./world.ts";

let app: TestApp;
let lead: Client;
let coordinator: Client;

beforeAll(async () => {
  app = await anApp();
  [lead, coordinator] = [await app.signIn("lead"), await app.signIn("coordinator")];
}, 180_000);
afterAll(() => app.close());

type Form = Readonly<Record<string, string>>;

describe("households", () => {
  const household = (more: Form = {}): Form => ({
    kind: "shared",
    inAll: "40",
    source: "social-care",
    sourceName: "",
    ...dayOf("fromOn", "2026-10-01"),
    "untilOn-day": "",
    "untilOn-month": "",
    "untilOn-year": "",
    ...dayOf("notedOn", "2026-11-20"),
    version: "",
    ...more,
  });

  test("a hostel of forty is a number beside those who matter; it ends with a day, and stays to be read", async () => {
    const child = await aChild(app);
    const id = await addAround(app, lead, child, { name: "Qxroommate", relationship: "friend" });
    const at = `${familyAt(child)}/households/add`;
    expect((await lead.post(at, household({ people: id }))).status).toBe(303);
    const { page, html } = await lead.get(familyAt(child));
    expect(page.text).toContain("Hostel or shared accommodation, from 1 October 2026");
    expect(page.text).toMatch(/Qxroommate \(friend[^)]*\) and about 39 others/);
    const door = (await lead.get(`/children/${child.personId}/door`)).page.text;
    expect(door).toContain("Hostel or shared accommodation: Qxroommate");
    expect(door).not.toContain("Nobody is recorded as living with the child");
    const end = /href="([^"]+\/households\/[^"]+\/end)"/.exec(html)?.[1] ?? "";
    const ended = { endKind: "ended", endReason: "Qxmoved on", version: "" };
    const early = await lead.post(end, { ...ended, ...dayOf("endedOn", "2026-09-01") });
    expect(early.page.text).toContain("It must be on or after the first day");
    expect((await lead.post(end, { ...ended, ...dayOf("endedOn", "2026-11-01") })).status).toBe(
      303,
    );
    const after = (await lead.get(familyAt(child))).page.text;
    expect(after).toMatch(/Households not of today[\s\S]*Ended on 1 November 2026: Qxmoved on/);
  });

  test.each([
    ["nobody and no number", { inAll: "" }, "Choose who lives there, or enter how many"],
    ["a number that is none", { inAll: "many" }, "How many live there must be a whole number"],
    ["more than a hostel", { inAll: "5000" }, "from 1 to 500"],
    ["no kind", { kind: "" }, "Choose what kind of household it is"],
    ["an end before it began", dayOf("untilOn", "2026-09-01"), "It must be on or after"],
  ])("%s is refused beside its question", async (_what, wrong, says) => {
    const child = await aChild(app);
    await addAround(app, lead, child, { name: "Qxaunt", relationship: "aunt-or-uncle" });
    const refused = await lead.post(`${familyAt(child)}/households/add`, household(wrong));
    expect([refused.status, refused.page.text.includes(says)]).toEqual([422, true]);
  });

  test("tell nobody where a child is whose place is protected: not by the page, the drawing, the chronology or a statement", async () => {
    const child = await aChild(app);
    const name = "Qxfosterer";
    const id = await addAround(app, lead, child, { name, relationship: "foster-carer" });
    const at = `${familyAt(child)}/households/add`;
    const foster = household({ kind: "foster", people: id, inAll: "" });
    expect((await lead.post(at, foster)).status).toBe(303);
    const before = (await lead.get(familyAt(child))).page.text;
    expect(before).toContain("Foster home");
    expect(before).toContain("Same household");
    await protect(app, child, ["lead", "manager"]);
    for (const who of [lead, coordinator]) {
      const { page } = await who.get(familyAt(child));
      expect(page.text).toContain("who they live with is not shown");
      expect(page.text).not.toContain("Foster home");
      const door = (await who.get(`/children/${child.personId}/door`)).page.text;
      expect(door).not.toContain("Foster home");
      expect((await who.get(at)).location).toBe(familyAt(child));
      expect((await who.post(at, foster)).status).toBe(409);
    }
    const lines = await app.query(
      "select detail from protect.chronology_entries where person_id = $1 and headline like 'Household%'",
      [child.personId],
    );
    expect(lines).toEqual([{ detail: null }]);
    const kept = await app.query("select 1 from protect.households where person_id = $1", [
      child.personId,
    ]);
    expect(kept).toHaveLength(1);
  });

  test("of a child with nobody around them is a number, and nobody is offered", async () => {
    const child = await aChild(app);
    const at = `${familyAt(child)}/households/add`;
    expect((await lead.get(at)).page.text).not.toContain("Who lives there");
    const refused = await lead.post(at, household({ inAll: "" }));
    expect(refused.page.text).toContain("Enter how many live there");
    expect((await lead.post(at, household())).status).toBe(303);
    expect((await lead.get(familyAt(child))).page.text).toContain("about 40 people");
  });

  test("someone around another child is in no household of this one", async () => {
    const [child, stranger] = [await aChild(app), await aChild(app)];
    const id = await addAround(app, lead, stranger, { name: "Qxstranger" });
    const refused = await lead.post(
      `${familyAt(child)}/households/add`,
      household({ people: id, inAll: "" }),
    );
    expect(refused.status).toBe(422);
  });
});
