import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { aJpeg, aPdf } from "../../src/platform/files/fixtures/made-files.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aColleagueOf } from "../harness/colleagues.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { auditDuring } from "./walk.ts";
import { protect } from "./world.ts";

let app: TestApp;
let school: Client;
let colleague: Client;
let mash: Client;
let lead: Client;
let child: Child;
let concernId: string;
let entryId: string;
beforeAll(async () => {
  app = await anApp();
  school = await app.signIn("school");
  colleague = await aColleagueOf(app, "school");
  mash = await app.signIn("mash");
  lead = await app.signIn("lead");
});
afterAll(() => app.close());
beforeEach(async () => {
  child = await aChild(app, { familyName: "Qxguardedz" });
  concernId = await sendAs(school);
  entryId = await added("chronology", { note: "Attendance" }, { name: "log.pdf", content: aPdf });
});

type Sent = { readonly name: string; readonly content: Buffer };

async function added(part: string, fields: Record<string, string>, file: Sent): Promise<string> {
  const id = newId();
  const answer = await school.upload(
    `/concerns/${concernId}/parts/${part}`,
    { _id: id, ...fields },
    [{ field: "file", ...file }],
  );
  expect([answer.status, answer.page.errors]).toEqual([303, []]);
  return id;
}

/** The concern is about this child, as somebody at the MASH has decided. */
async function isAbout({ personId }: Child): Promise<void> {
  await app.query("update identify.concerns set person_id = $2 where concern_id = $1", [
    concernId,
    personId,
  ]);
  await app.query("update identify.mash_episodes set person_id = $2 where mash_episode_id = $1", [
    concernId,
    personId,
  ]);
}

const ofSender = () => `/concerns/${concernId}/files/${entryId}`;
const ofMash = () => `/mash/${concernId}/files/${entryId}`;
const statuses = async () => [
  (await school.get(ofSender())).status,
  (await colleague.get(ofSender())).status,
  (await mash.get(ofMash())).status,
];

test("opens for the sender’s team and the MASH while nothing is protected", async () => {
  expect(await statuses()).toEqual([200, 200, 200]);
  await isAbout(child);
  expect(await statuses()).toEqual([200, 200, 200]);
  // A protection of somebody else's place keeps nothing back.
  await protect(app, await aChild(app), ["manager", "lead"]);
  expect(await statuses()).toEqual([200, 200, 200]);
});

test("is opened by whoever added it and by the named alone, until one of them has read it", async () => {
  await isAbout(child);
  await protect(app, child, ["manager", "mash"]);
  expect(await statuses()).toEqual([200, 404, 200]);
  const theirs = await colleague.get(`/concerns/${concernId}`);
  expect(theirs.html).not.toContain(`files/${entryId}`);
  expect(theirs.page.text).toContain("It cannot be opened for now");
  // Its name may say where the child is as well.
  expect(theirs.page.text).not.toContain("log.pdf");
  expect(theirs.page.text).toContain("A file");
  for (const client of [school, mash]) {
    const at = client === mash ? `/mash/${concernId}` : `/concerns/${concernId}`;
    expect((await client.get(at)).page.text).toContain("log.pdf");
  }
  // That a record exists, and what stands on it, is not theirs to know.
  expect(theirs.page.text).not.toMatch(/protected|named/);
  for (const client of [school, colleague]) {
    expect((await client.get(`${ofSender()}/read-first`)).status).toBe(404);
    expect((await client.post(`${ofSender()}/read-first`, {})).status).toBe(404);
  }
  const at = `${ofMash()}/read-first`;
  expect((await mash.get(`/mash/${concernId}`)).html).toContain(at);
  expect((await mash.get(at)).page.heading).toBe("Read this file for everybody else");
  const [event] = await auditDuring(app, async () => {
    expect((await mash.post(at, {})).status).toBe(303);
  });
  expect(event?.action).toBe("mash.file.read-first");
  expect(await statuses()).toEqual([200, 200, 200]);
  expect((await mash.post(at, {})).status).toBe(404);
});

test("is not opened by one of the MASH who is not named, nor said to be harmless by them", async () => {
  await isAbout(child);
  await protect(app, child, ["manager", "lead"]);
  expect(await statuses()).toEqual([200, 404, 404]);
  const page = await mash.get(`/mash/${concernId}`);
  expect(page.page.text).toContain("one of those who know it reads the file first");
  expect(page.html).not.toContain(`files/${entryId}`);
  expect((await mash.get(`${ofMash()}/read-first`)).status).toBe(404);
  expect((await mash.post(`${ofMash()}/read-first`, {})).status).toBe(404);
  // Knowing where the child is opens no concern of somebody else's team.
  expect((await lead.get(`${ofSender()}/read-first`)).status).toBeGreaterThanOrEqual(403);
  expect(await statuses()).toEqual([200, 404, 404]);
});

test("is read first by one of the sender’s team, where they are named", async () => {
  await isAbout(child);
  await protect(app, child, ["manager", "school"]);
  const at = `${ofSender()}/read-first`;
  expect((await school.get(`/concerns/${concernId}`)).html).toContain(at);
  expect((await school.get(at)).status).toBe(200);
  expect((await school.post(at, {})).status).toBe(303);
  expect(await statuses()).toEqual([200, 200, 200]);
  // It was said for this protection: a later one asks again.
  await app.query(
    "update subjects.protections set ended_at = since, ended_by = protected_by where person_id = $1",
    [child.personId],
  );
  await protect(app, child, ["manager", "lead"]);
  expect(await statuses()).toEqual([200, 404, 404]);
});

test("a picture is looked at by one who may open it", async () => {
  entryId = await added(
    "picture",
    { shows: "A shop front" },
    { name: "shop.jpg", content: aJpeg() },
  );
  await isAbout(child);
  await protect(app, child, ["manager", "lead"]);
  const at = `/mash/${concernId}/pictures/${entryId}`;
  expect((await mash.get(at)).status).toBe(404);
  expect((await mash.post(at, { outcome: "accepted", reason: "A shop" })).status).toBe(404);
});
