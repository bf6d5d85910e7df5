import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aMeeting } from "../../src/rooms/meetings/fixtures/a-meeting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { agencyIdOf, answerOf, askAbout } from "../harness/checks.ts";
import type { Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aLink, sendBy } from "../harness/families.ts";
import { aMoment } from "../harness/moments.ts";
import { actorOf } from "../harness/sign-in.ts";
import { acting } from "../database/acting.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let coordinator: Client;
let mash: Client;
let lead: Client;
let child: Child;
let page: string;
let meetingId: string;

const keyOf = (html: string, value: string): string =>
  /offered-facts\/([0-9a-f]{32})\//.exec(html.slice(html.indexOf(`: ${value}`)))?.[1] ?? "";

async function checkAbout(): Promise<void> {
  const concernId = await sendAs(await app.signIn("school"), { familyName: "Qxsourced" });
  const [row] = await app.query<{ version: number }>(
    "select version from identify.mash_episodes where mash_episode_id = $1",
    [concernId],
  );
  const matched = await mash.post(`/mash/${concernId}/match/${child.personId}`, {
    version: String(row?.version),
    verdict: "same",
    reason: "Name and birth",
  });
  expect(matched.status).toBe(303);
  const [check = ""] = await askAbout(app, mash, concernId, { agencies: ["Eastmoor Police"] });
  const officer = await app.signIn("police");
  const words = "Qxpolice: seen in QX56 GHJ in May.";
  const said = await answerOf(app, check, { holds: "something", words });
  expect((await officer.post(`/checks/${check}`, { ...said, version: "1" })).status).toBe(303);
}

beforeAll(async () => {
  app = await anApp();
  [coordinator, mash, lead] = [
    await app.signIn("coordinator"),
    await app.signIn("mash"),
    await app.signIn("lead"),
  ];
  child = await aChild(app, { familyName: "Qxsourced", givenName: "Ada" });
  for (const key of ["lead", "chair", "nurse", "mash"]) await letIn(app, child, key);
  page = `/children/${child.personId}/offered-facts`;
  await checkAbout();
  meetingId = await aMeeting(app, child);
  const shared = {
    agency: await agencyIdOf(app, "Eastmoor Health Trust"),
    holds: "something",
    shared: "Qxhealth: fetched from clinic by QX78 KLM.",
    basis: "",
    basisReason: "",
  };
  const told = await (await app.signIn("nurse")).post(`/meetings/${meetingId}/shared`, shared);
  expect(told.status).toBe(303);
  const link = await aLink(lead, child.personId);
  const words = "Qxfamily: a man rang from 07700 900321.";
  const toAll = { "q-saw": words, audience: "everyone" };
  expect((await sendBy(app.nobody(), link, toAll)).status).toBeLessThan(400);
  const alone = { "q-saw": "Qxalone: he rings from 07700 900654.", audience: "worker" };
  const other = await aLink(lead, child.personId);
  expect((await sendBy(app.nobody(), other, alone)).status).toBeLessThan(400);
  await aMoment(coordinator, child.personId, { wording: "Qxmoment: stopped in QX90 NPR." });
});
afterAll(() => app.close());

describe("a partner check, a meeting, a family’s message and a reachable moment", () => {
  test("offer what they name, each with its source, to who may read that source", async () => {
    const read = await mash.get(page);
    for (const words of [
      "Vehicle: QX56 GHJ",
      "Partner check on K-",
      "Eastmoor Police",
      "Vehicle: QX78 KLM",
      "Multi-agency planning meeting",
      "Vehicle: QX90 NPR",
      "Reachable moment, The custody sergeant",
    ])
      expect(read.page.text).toContain(words);
  });

  test("of a check nobody but who decides in the MASH is offered anything, nor counts it", async () => {
    for (const key of ["coordinator", "lead", "chair", "nurse"]) {
      const client = await app.signIn(key);
      const { text } = (await client.get(page)).page;
      expect([key, text]).toEqual([key, expect.not.stringMatching(/Qxpolice|QX56/)]);
      expect((await client.get(`/children/${child.personId}`)).html).not.toMatch(/Qxpolice|QX56/);
    }
  });

  test("of what a family wrote for one worker alone nothing is offered, to that worker neither", async () => {
    for (const key of ["lead", "coordinator", "mash", "chair", "nurse"]) {
      const { text } = (await (await app.signIn(key)).get(page)).page;
      expect([key, text]).toEqual([key, expect.not.stringMatching(/Qxalone|900654/)]);
      expect(text).toContain("Telephone number: 07700 900321");
    }
  });

  test("of a meeting that its reader is shut out of nothing is offered, nor what was decided", async () => {
    const nurse = await app.signIn("nurse");
    expect((await nurse.get(page)).page.text).toContain("QX78 KLM");
    const key = keyOf((await mash.get(page)).html, "QX78 KLM");
    const declined = await mash.post(`${page}/${key}/decline`, { reason: "Qxtaxi" });
    expect(declined.status).toBe(303);
    expect((await nurse.get(page)).page.text).toContain("Qxtaxi");
    await app.query(
      `update panels.meetings set shut_out = array[(select staff_id from directory.staff where email like 'nurse@%')]
       where meeting_id = $1`,
      [meetingId],
    );
    expect((await nurse.get(page)).page.text).not.toMatch(/Qxtaxi|Qxhealth|QX78/);
  });

  test("a decision on a check is of the child whom it is about: the database refuses another’s", async () => {
    const other = await aChild(app, { familyName: "Qxother" });
    await letIn(app, other, "mash");
    const actor = await actorOf(app, "mash");
    const ofChild = (personId: string) =>
      acting(app, actor, (tx) =>
        sql`insert into protect.offer_decisions (offer_decision_id, partnership_id, person_id, source, source_id, offer_key, outcome, reason, decided_by, decided_at)
          select gen_random_uuid(), k.partnership_id, ${personId}::uuid, 'partner-check', k.partner_check_child_id, ${"a".repeat(32)}, 'declined', 'Words', ${actor.id}::uuid, now()
          from identify.partner_check_children k`.execute(tx),
      );
    await expect(ofChild(other.personId)).rejects.toThrow(/row-level security/);
    await ofChild(child.personId);
  });

  test("what is linked from a check says in the subject which sort of source it was", async () => {
    const key = keyOf((await mash.get(page)).html, "QX56 GHJ");
    const linked = await mash.post(`${page}/${key}/link`, {
      label: "Grey Golf",
      relation: "named-by-other",
    });
    expect(linked.status).toBe(303);
    const [thing] = await app.query(
      "select source, says from subjects.things where identifier = 'QX56 GHJ'",
    );
    expect(thing).toEqual({ source: "A partner check of the MASH", says: null });
  });
});
