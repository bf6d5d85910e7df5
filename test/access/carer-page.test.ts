import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { addAround, addUntold, markUntold } from "../harness/family-network.ts";
import { aLink, handedIn, linkForm, sendBy } from "../harness/families.ts";
import { letIn, protect } from "./world.ts";

let app: TestApp;
let lead: Client;
let family: Client;
let child: Child;
let base: string;
let mina: string;
let darren: string;

const turn = (isOn: boolean) =>
  app.query(
    `update directory.configuration set body = jsonb_set(body, '{carerPage}', $1::jsonb) where kind = 'family-links'`,
    [JSON.stringify({ isOn })],
  );
const sheet = (more: Record<string, string> = {}) =>
  linkForm({ purpose: "sheet", person: mina, ...more });

beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  family = app.nobody();
  child = await aChild(app, { familyName: "Qxcarer", givenName: "Bexley", level: 2 });
  base = `/children/${child.personId}`;
  for (const key of ["lead", "school"]) await letIn(app, child, key);
  darren = await addUntold(app, lead, child);
  mina = await addAround(app, lead, child, {
    name: "Mina Qxhill",
    relationship: "mother",
    phone: "",
  });
}, 180_000);
afterAll(() => app.close());

describe("the page for carers", () => {
  test("is off until a partnership turns it on", async () => {
    expect((await lead.get(`${base}/family-views/ask`)).html).not.toContain("parents and carers");
    const answer = await lead.post(`${base}/family-views/ask`, sheet());
    expect(answer.status).toBe(422);
    expect(answer.page.errors[0]?.text).toBe("Choose what you ask for");
    await turn(true);
    expect((await lead.get(`${base}/family-views/ask`)).html).toContain("parents and carers");
  });

  test.each([
    ["for the young person", { relation: "young-person" }, "The page is for a parent or carer"],
    [
      "where nobody asked whether it is safe",
      { safe: "not-asked" },
      "Ask first whether it is safe to open it there",
    ],
    [
      "where it is not safe",
      { safe: "no" },
      "Do not make a link that it is not safe to open. Ask in person, and write a note",
    ],
    ["for nobody in particular", { person: "" }, /Choose who it is for/],
  ])("is not made %s", async (_name, over, said) => {
    const answer = await lead.post(`${base}/family-views/ask`, sheet(over));
    expect(answer.status).toBe(422);
    expect(answer.page.errors.map(({ text }) => text).join("\n")).toMatch(said);
  });

  test("is never made for someone who must not be told, nor into their hands", async () => {
    const before = await app.query("select family_link_id from protect.family_links");
    const toHim = await lead.post(`${base}/family-views/ask`, sheet({ person: darren }));
    expect(toHim.status).toBe(422);
    const hands = "The telephone that Darren Qxhill pays for";
    const through = await lead.post(`${base}/family-views/ask`, sheet({ hands }));
    expect(through.status).toBe(422);
    expect(await app.query("select family_link_id from protect.family_links")).toEqual(before);
  });

  test("opens with its code, again while it stands, and without a word of the child", async () => {
    await app.query(`update directory.contact_numbers set is_public = true where desk is not null`);
    const link = await aLink(lead, child.personId, { purpose: "sheet", person: mina });
    expect(link.at).not.toContain(child.personId);
    const closed = await family.get(link.at);
    expect(closed.status).toBe(200);
    expect(closed.html).not.toContain("What to watch for");
    for (const _time of [1, 2]) {
      const opened = await family.post(link.at, { code: link.code });
      expect(opened.status).toBe(200);
      for (const said of ["What to watch for", "What to do tonight", "Who to ring", "999"])
        expect(opened.page.text).toContain(said);
      expect(opened.html).toMatch(/href="tel:/);
      expect(opened.html).not.toMatch(/Bexley|Qxcarer|Qxhill|Mina/);
      expect(opened.html).not.toContain(child.reference);
      expect(opened.html).not.toContain(child.personId);
    }
  });

  test("takes no answer", async () => {
    const link = await aLink(lead, child.personId, { purpose: "sheet", person: mina });
    expect((await sendBy(family, link)).status).toBe(403);
    expect(
      await app.query("select family_view_id from protect.family_views where person_id = $1", [
        child.personId,
      ]),
    ).toEqual([]);
  });

  test("waits for a second person where a place of the child is protected", async () => {
    const other = await aChild(app, { familyName: "Qxguarded", givenName: "Ivo", level: 2 });
    await letIn(app, other, "lead");
    await protect(app, other, ["lead", "coordinator"]);
    const form = linkForm({ purpose: "sheet" });
    const answer = await lead.post(`/children/${other.personId}/family-views/ask`, form);
    expect(answer.status).toBe(303);
    expect(() => handedIn(answer.page.text)).toThrow();
  });

  test("stops when it is turned off, and when its person must not be told", async () => {
    const link = await aLink(lead, child.personId, { purpose: "sheet", person: mina });
    await turn(false);
    expect((await family.post(link.at, { code: link.code })).status).toBe(403);
    await turn(true);
    expect((await family.post(link.at, { code: link.code })).status).toBe(200);
    const aunt = await addAround(app, lead, child, {
      name: "Rosa Qxfell",
      relationship: "grandparent",
    });
    const hers = await aLink(lead, child.personId, { purpose: "sheet", person: aunt });
    expect((await family.post(hers.at, { code: hers.code })).status).toBe(200);
    await markUntold(lead, child, aunt);
    expect((await family.post(hers.at, { code: hers.code })).status).toBe(403);
    expect((await family.get(hers.at)).status).toBe(403);
  });

  test("sets no cookie, and is found by nobody who tries codes", async () => {
    const link = await aLink(lead, child.personId, { purpose: "sheet", person: mina });
    const opened = await app.server.inject({ method: "GET", url: link.at });
    expect(
      opened.cookies.map(({ name }) => name).filter((name) => name !== "lantern-form"),
    ).toEqual([]);
    expect(opened.headers["x-robots-tag"]).toContain("noindex");
    const tries: number[] = [];
    for (let n = 0; n < 13; n++)
      tries.push((await family.post(link.at, { code: `QQQQ-${String(1000 + n)}` })).status);
    expect(tries.at(-1)).toBe(429);
  });

  test("says on the child’s record in which language it went, and that it asks nothing", async () => {
    const { text } = (await lead.get(`${base}/family-views`)).page;
    expect(text).toContain("Page for carers, English");
    expect(text).not.toContain("Handed over, not answered");
    expect((await lead.get(`${base}/chronology`)).page.text).toContain(
      "Gave the page for carers by a link: A parent",
    );
  });

  test("is in the language that is chosen, if it has the page", async () => {
    await app.query(
      `insert into directory.configuration (configuration_id, partnership_id, kind, key, body, in_force_from)
       select gen_random_uuid(), partnership_id, kind, 'pl',
         jsonb_set(jsonb_set(body, '{name}', '"Polski"'), '{carer,watchHeading}', '"Na co uważać"'), in_force_from
       from directory.configuration where kind = 'family-questions' and key = 'en'`,
    );
    const link = await aLink(lead, child.personId, {
      purpose: "sheet",
      person: mina,
      language: "pl",
    });
    const opened = await family.post(link.at, { code: link.code });
    expect(opened.page.text).toContain("Na co uważać");
    expect(opened.html).toContain('lang="pl"');
    expect(opened.html).not.toContain('dir="rtl"');
    await app.query("update directory.configuration set key = 'ur' where key = 'pl'");
    const fromTheRight = await aLink(lead, child.personId, {
      purpose: "sheet",
      person: mina,
      language: "ur",
    });
    const urdu = await family.post(fromTheRight.at, { code: fromTheRight.code });
    expect(urdu.html).toMatch(/<html[^>]*lang="ur"[^>]*dir="rtl"/);
    expect((await family.get(fromTheRight.at)).html).toMatch(/<html[^>]*dir="rtl"/);
    await app.query("update directory.configuration set key = 'pl' where key = 'ur'");
    await app.query(
      "update directory.configuration set body = body - 'carer' where kind = 'family-questions' and key = 'pl'",
    );
    const without = await lead.post(`${base}/family-views/ask`, sheet({ language: "pl" }));
    expect(without.page.errors[0]?.text).toBe("There is no page for carers in Polski yet");
  });
});
