import { afterAll, beforeAll, expect, test } from "vitest";
import { auditDuring } from "../../../../test/access/walk.ts";
import { anApp, type TestApp } from "../../../../test/harness/app.ts";
import type { Client } from "../../../../test/harness/client.ts";
import { sendAs } from "../../../../test/harness/concerns.ts";

let app: TestApp;
let mash: Client;
let school: Client;
let concernId: string;
let at: string;
beforeAll(async () => {
  app = await anApp();
  [mash, school] = [await app.signIn("mash"), await app.signIn("school")];
  concernId = await sendAs(school, { familyName: "Qxcontact", givenName: "Ana" });
  at = `/mash/${concernId}`;
});
afterAll(() => app.close());

const version = async (): Promise<string> => {
  const [row] = await app.query<{ version: number }>(
    "select version from identify.mash_episodes where mash_episode_id = $1",
    [concernId],
  );
  return String(row?.version);
};
const rows = () =>
  app.query<{ reason: string }>(
    "select reason from identify.mash_referrals where mash_episode_id = $1",
    [concernId],
  );

test("what comes in is a contact, and says so wherever the MASH has it", async () => {
  expect((await mash.get("/mash")).page.text).toContain("· contact");
  const { text, links } = (await mash.get(at)).page;
  expect(text).toContain("What it is Contact");
  expect(links.map(({ href }) => href)).toContain(`${at}/referral`);
});

test("it is taken up once, with why, and what was typed is not lost", async () => {
  const form = (await mash.get(`${at}/referral`)).page;
  const empty = await mash.post(`${at}/referral`, { ...form.fields, reason: " " });
  expect([empty.status, empty.page.errors.map(({ href }) => href)]).toEqual([422, ["#reason"]]);
  const reason = "Two signs that nobody has explained";
  const late = await mash.post(`${at}/referral`, { reason, version: "0" });
  expect([late.status, late.page.fields["reason"]]).toEqual([409, reason]);
  expect(await rows()).toEqual([]);
  const audited = await auditDuring(app, async () => {
    const taken = await mash.post(`${at}/referral`, { reason, version: await version() });
    expect([taken.status, taken.location]).toEqual([303, at]);
  });
  expect(audited).toMatchObject([{ action: "mash.referral", outcome: "done" }]);
  const { text, links } = (await mash.get(at)).page;
  expect(text).toContain("Referral since");
  expect(text).toContain(reason);
  expect(links.map(({ href }) => href)).not.toContain(`${at}/referral`);
  expect((await mash.get("/mash")).page.text).toContain("· referral");
  // Pressed twice it is done once.
  const twice = await mash.post(`${at}/referral`, { reason, version: await version() });
  expect([twice.status, twice.location]).toEqual([303, at]);
  expect((await mash.get(`${at}/referral`)).status).toBe(404);
  expect(await rows()).toEqual([{ reason }]);
});

test("who was slower reads what stands, and what they wrote themselves", async () => {
  const words = "You wrote, and it is not recorded: Three signs";
  const slower = await mash.post(`${at}/referral`, { reason: "Three signs", version: "1" });
  expect([slower.status, slower.page.text.includes(words)]).toEqual([409, true]);
  expect(slower.page.text).toContain("Two signs that nobody has explained");
  const draft = { _subject: concernId, _return: "", _script: "yes", version: "1" };
  await mash.post("/drafts/mash-referral", { ...draft, reason: "Three signs" });
  expect((await mash.get(`${at}/referral`)).page.text).toContain(words);
  expect(await rows()).toHaveLength(1);
});

test("nobody but the MASH takes one up or reads why", async () => {
  for (const key of ["school", "lead", "police", "coordinator"]) {
    const client = await app.signIn(key);
    const sent = await client.post(`${at}/referral`, { reason: "Mine", version: await version() });
    expect([403, 404]).toContain(sent.status);
    expect((await client.get(`/concerns/${concernId}`)).page.text).not.toContain("Two signs");
  }
  expect(await rows()).toHaveLength(1);
});
