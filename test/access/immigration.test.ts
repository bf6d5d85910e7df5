import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { actorOf } from "../harness/sign-in.ts";
import { acting } from "../database/acting.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let lead: Client;
let police: Client;
let coordinator: Client;
let child: Child;
let page: string;

const fact = (more: Record<string, string> = {}): Record<string, string> => ({
  state: "known",
  nationalities: "Qxnation",
  status: "asylum-claim",
  unaccompanied: "yes",
  adviser: "Qxadviser",
  wording: "Qxwording",
  source: "child",
  "notedOn-day": "20",
  "notedOn-month": "11",
  "notedOn-year": "2026",
  version: "0",
  ...more,
});
const secret = /Qxnation|Qxadviser|Qxwording|[Aa]sylum|immigration/;

beforeAll(async () => {
  app = await anApp();
  [lead, police, coordinator] = [
    await app.signIn("lead"),
    await app.signIn("police"),
    await app.signIn("coordinator"),
  ];
  child = await aChild(app, { familyName: "Qxhavel" });
  page = `/children/${child.personId}/identity/immigration`;
  for (const key of ["police", "intelligence"]) await letIn(app, child, key);
});
afterAll(() => app.close());

describe("nationality and immigration status", () => {
  test("is recorded by who leads for the child, and shown for a stated purpose, which the audit keeps", async () => {
    const sent = await lead.post(`${page}/add`, fact());
    expect(sent.status).toBe(303);
    expect((await lead.get(page)).html).not.toMatch(/Qxnation/);
    const without = await lead.post(page, { purpose: "" });
    expect([without.status, /Qxnation/.test(without.html)]).toEqual([422, false]);
    const shown = await lead.post(page, { purpose: "legal-advice" });
    expect(shown.page.text).toContain("Qxnation");
    expect(shown.page.text).toContain("Asylum claim not decided");
    const [event] = await app.query<{ detail: { purpose: string } }>(
      "select detail from audit.events where action = 'immigration.read' and detail ? 'purpose' and $1 = any (subject_ids)",
      [child.personId],
    );
    expect(event?.detail.purpose).toBe("legal-advice");
  });

  test("a second version needs the first to be known, and both stand", async () => {
    expect((await lead.post(`${page}/add`, fact({ status: "refugee" }))).status).toBe(409);
    const later = fact({ status: "refugee", version: "1" });
    expect((await lead.post(`${page}/add`, later)).status).toBe(303);
    const { text } = (await lead.post(page, { purpose: "plan" })).page;
    expect(text).toContain("Refugee status");
    expect(text).toContain("Asylum claim not decided");
  });

  test("nothing of it stands on any other page of the record, in print, in the chronology or in the audit", async () => {
    for (const part of [
      "",
      "/identity",
      "/chronology",
      "/access",
      "/door",
      "/worry",
      "/safety-plan",
    ]) {
      const { html } = await coordinator.get(`/children/${child.personId}${part}`);
      expect([part, /Qxnation|Qxadviser|Qxwording|[Aa]sylum/.test(html)]).toEqual([part, false]);
    }
    const governance = await app.signIn("governance");
    const { html } = await governance.get("/audit");
    expect(html).not.toMatch(/Qxnation|Qxadviser|Qxwording|[Aa]sylum/);
    const kept = await app.query<{ all: string }>(
      "select string_agg(detail::text, ' ') as all from audit.events",
    );
    expect(kept[0]?.all).not.toMatch(/Qxnation|Qxadviser|Qxwording|asylum|refugee/i);
  });
});

describe("the person who enforces the law", () => {
  test("finds no way in: by address, by form, on the child's pages or by search", async () => {
    for (const client of [police, await app.signIn("intelligence")]) {
      const answers = [
        await client.get(page),
        await client.post(page, { purpose: "legal-advice" }),
        await client.get(`${page}/add`),
        await client.post(`${page}/add`, fact({ version: "2" })),
      ];
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
      for (const { html } of answers) expect(html).not.toMatch(/Qxnation|Qxadviser|[Aa]sylum/);
      const read = await client.get(`/children/${child.personId}/identity`);
      expect([read.status, secret.test(read.page.text)]).toEqual([200, false]);
      const found = await client.post("/search", { sought: "Qxnation" });
      expect(found.html.replaceAll("Qxnation", "")).not.toMatch(/Qxhavel|[Aa]sylum/);
    }
  });

  test("is refused by the page and by the database also where a role of theirs holds the permission", async () => {
    await app.query(
      "update directory.roles set permissions = permissions || '{immigration.view,child.edit}'::text[] where key in ('police-spoc', 'exploitation-coordinator')",
    );
    for (const at of [page, `${page}/add`]) expect((await police.get(at)).status).not.toBe(200);
    expect((await police.post(page, { purpose: "plan" })).status).toBe(403);
    expect((await police.get(`/children/${child.personId}/identity`)).html).not.toContain(
      "immigration",
    );
    const count = async (key: string): Promise<number> => {
      const actor = await actorOf(app, key);
      const rows = await acting(app, actor, (tx) =>
        tx.selectFrom("protect.immigration_facts").select("state").execute(),
      );
      return rows.length;
    };
    expect(await count("police")).toBe(0);
    expect(await count("coordinator")).toBe(2);
    expect((await coordinator.post(page, { purpose: "plan" })).page.text).toContain("Qxnation");
  });

  test("and so is someone at the council with a second post in the police", async () => {
    expect((await lead.post(page, { purpose: "plan" })).status).toBe(200);
    await app.query(
      `insert into directory.posts (post_id, partnership_id, staff_id, team_id, role_id, starts_on)
       select gen_random_uuid(), s.partnership_id, s.staff_id, o.team_id, o.role_id, '2026-01-01'
       from directory.staff s, directory.posts o join directory.staff p on p.staff_id = o.staff_id
       where s.email = 'lead@eastmoor.example' and p.email = 'police@eastmoor.example' limit 1`,
    );
    expect((await lead.post(page, { purpose: "plan" })).status).toBe(403);
  });
});
