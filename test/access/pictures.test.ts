import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "kysely";
import { newId } from "../../src/kernel/ids.ts";
import { systemActor } from "../../src/platform/access/actor.ts";
import { aJpeg, aPdf, aPng } from "../../src/platform/files/fixtures/made-files.ts";
import { housekeepingJobs } from "../../src/housekeeping.ts";
import { createLog } from "../../src/platform/telemetry/log.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aColleagueOf } from "../harness/colleagues.ts";
import { sendAs } from "../harness/concerns.ts";
import { liftHolds } from "../harness/holds.ts";
import { actorOf } from "../harness/sign-in.ts";

let app: TestApp;
let school: Client;
let colleague: Client;
let mash: Client;
let concernId: string;
let entryId: string;
let fileId: string;
beforeAll(async () => {
  app = await anApp();
  school = await app.signIn("school");
  colleague = await aColleagueOf(app, "school");
  mash = await app.signIn("mash");
});
afterAll(() => app.close());
beforeEach(async () => {
  concernId = await sendAs(school);
  [entryId, fileId] = await addPicture(school);
});

async function addPicture(client: Client): Promise<readonly [string, string]> {
  const id = newId();
  const answer = await client.upload(
    `/concerns/${concernId}/parts/picture`,
    { _id: id, shows: "The shop front, from the street" },
    [{ field: "file", name: "shop.jpg", content: aJpeg() }],
  );
  expect([answer.status, answer.page.errors]).toEqual([303, []]);
  const [row] = await app.query<{ file: string }>(
    "select file_id as file from identify.concern_parts where concern_part_id = $1",
    [id],
  );
  return [id, row?.file ?? ""];
}

const ofSender = (client: Client) => client.get(`/concerns/${concernId}/files/${entryId}`);
const ofMash = (client: Client) => client.get(`/mash/${concernId}/files/${entryId}`);
const review = (client: Client, outcome: string, reason = "A shop front") =>
  client.post(`/mash/${concernId}/pictures/${entryId}`, { outcome, reason });
const statuses = async () => [
  (await ofSender(school)).status,
  (await ofSender(colleague)).status,
  (await ofMash(mash)).status,
];
const kept = async () => {
  const [row] = await app.query<{ size: number; sealed: boolean; emptied: boolean }>(
    `select length(content) as size, sealed_key is not null as sealed, emptied_at is not null as emptied
     from files.files where file_id = $1`,
    [fileId],
  );
  return row;
};

describe("a picture that someone sent", () => {
  test("is opened by its sender and by the MASH alone until the MASH has looked at it", async () => {
    expect(await statuses()).toEqual([200, 404, 200]);
    const page = await colleague.get(`/concerns/${concernId}`);
    expect(page.page.text).toContain("Waiting for the MASH to check it");
    expect(page.html).not.toContain(`/files/${entryId}`);
    expect((await review(mash, "accepted")).status).toBe(303);
    expect(await statuses()).toEqual([200, 200, 200]);
    expect((await colleague.get(`/concerns/${concernId}`)).page.text).toContain(
      "kept it: A shop front",
    );
  });

  test("is kept without where it was taken, sealed, and not twice reviewed", async () => {
    const before = await kept();
    expect(before).toMatchObject({ sealed: true, emptied: false });
    const [row] = await app.query<{ content: Buffer }>(
      "select content from files.files where file_id = $1",
      [fileId],
    );
    expect(row?.content.subarray(0, 3).equals(aJpeg().subarray(0, 3))).toBe(false);
    expect((await review(mash, "accepted")).status).toBe(303);
    expect((await review(mash, "refused")).status).toBe(404);
    expect(await kept()).toEqual(before);
  });

  test("that is refused is opened by nobody, and its bytes stay while a legal hold stands", async () => {
    expect((await review(mash, "refused", "From a phone")).status).toBe(303);
    expect(await statuses()).toEqual([404, 404, 404]);
    expect(await kept()).toMatchObject({ sealed: true, emptied: false });
    const sweep = housekeepingJobs({ database: app.db, clock: app.clock, log: createLog("silent") })
      .find(({ name }) => name === "sweep-refused"); // prettier-ignore
    await sweep?.run(undefined);
    expect(await kept()).toMatchObject({ emptied: false });
    const page = (await school.get(`/concerns/${concernId}`)).page.text;
    expect(page).toContain("refused it: From a phone");
  });

  test("comes back with what is missing", async () => {
    const answer = await review(mash, "", "");
    expect(answer.page.errors.map(({ href }) => href)).toEqual(["#outcome", "#reason"]);
    const sent = { _id: newId(), shows: "" };
    const address = `/concerns/${concernId}/parts/picture`;
    for (const [content, error] of [
      [aPdf, "#file"],
      [aPng(), "#shows"],
    ] as const) {
      const back = await school.upload(address, sent, [{ field: "file", name: "a", content }]);
      expect(back.page.errors.map(({ href }) => href)).toContain(error);
    }
    const chronology = await school.upload(
      `/concerns/${concernId}/parts/chronology`,
      { note: "" },
      [{ field: "file", name: "photo.jpg", content: aJpeg() }],
    );
    expect(chronology.page.errors.map(({ text }) => text).join()).toContain("not a picture");
    expect((await school.get(address)).page.text).toContain("police single point of contact");
  });
});

describe("the review", () => {
  test.each(["school", "nurse", "lead", "manager", "coordinator", "admin", "governance"])(
    "is closed to %s",
    async (key) => {
      const client = await app.signIn(key);
      const address = `/mash/${concernId}/pictures/${entryId}`;
      expect((await client.get(address)).status).toBe(403);
      expect((await review(client, "accepted")).status).toBe(403);
      const before = await app.query("select 1 from files.picture_reviews where file_id = $1", [fileId]); // prettier-ignore
      expect(before).toEqual([]);
    },
  );

  test("is never the sender's own, on the page and in the database", async () => {
    const [own, ownFile] = await sentByMash();
    expect((await mash.get(`/mash/${concernId}/pictures/${own}`)).status).toBe(404);
    const answer = await mash.post(`/mash/${concernId}/pictures/${own}`, {
      outcome: "accepted",
      reason: "Mine",
    });
    expect(answer.status).toBe(404);
    const actor = await actorOf(app, "mash");
    await expect(
      acting(app, actor, (tx) =>
        sql`insert into files.picture_reviews values (${ownFile}, 1, 'accepted', 'Mine', ${actor.id}, now())`.execute(tx),
      ),
    ).rejects.toThrow(/somebody else/); // prettier-ignore
  });

  test("is not written in the database by who does not decide, nor in another's name", async () => {
    const insert = (by: string) =>
      sql`insert into files.picture_reviews values (${fileId}, 1, 'accepted', 'x', ${by}, now())`;
    const lead = await actorOf(app, "lead");
    const decider = await actorOf(app, "mash");
    for (const [actor, by] of [
      [lead, lead.id],
      [decider, lead.id],
    ] as const)
      await expect(acting(app, actor, (tx) => insert(by).execute(tx))).rejects.toThrow(
        /row-level security/,
      );
    const update = sql`update files.picture_reviews set outcome = 'accepted'`;
    await expect(acting(app, decider, (tx) => update.execute(tx))).rejects.toThrow(/permission/);
  });
});

test("without a hold a refused picture loses its bytes at once; one that a hold kept, when it is lifted", async () => {
  expect((await review(mash, "refused")).status).toBe(303);
  const first = fileId;
  await liftHolds(app);
  const swept = await app.db.as(systemActor("housekeeping"), async (tx) => ({
    value: await sql<{ n: number }>`select files.sweep_refused(${app.clock.now()}) as n`.execute(
      tx,
    ),
    audit: { action: "test.sweep", outcome: "done", route: "test", requestId: "test" } as const,
  }));
  expect(swept.rows[0]?.n).toBeGreaterThan(0);
  fileId = first;
  expect(await kept()).toEqual({ size: 0, sealed: false, emptied: true });
  [entryId, fileId] = await addPicture(school);
  expect((await review(mash, "refused")).status).toBe(303);
  expect(await kept()).toEqual({ size: 0, sealed: false, emptied: true });
  expect(await statuses()).toEqual([404, 404, 404]);
});

/** A picture that the reviewer sent: put in by hand, because the MASH’s post sends for no team here. */
async function sentByMash(): Promise<readonly [string, string]> {
  const [id, file] = await addPicture(school);
  const actor = await actorOf(app, "mash");
  await app.query("update identify.concern_parts set added_by = $1 where concern_part_id = $2", [actor.id, id]); // prettier-ignore
  await app.query("update files.files set added_by = $1 where file_id = $2", [actor.id, file]);
  return [id, file];
}
