import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import {
  join,
  mergeAt,
  pairAt,
  propose,
  settle,
  splitting,
  type Joining,
} from "../harness/merging.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

/** What is read of two records while they are one, and what is left of it when they are two again. */
let app: TestApp;
let coordinator: Client;
let mash: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  mash = await app.signIn("mash");
});
afterAll(() => app.close());

let number = 0;
let stays: Child;
let ends: Child;
beforeEach(async () => {
  number += 1;
  stays = await aChild(app, { familyName: `Stays${number}`, givenName: "Amelia" });
  ends = await aChild(app, { familyName: `Ends${number}`, givenName: "Ameila" });
});
const joining = (): Joining => ({ coordinator, mash, stays, ends });

async function apart(): Promise<string> {
  const at = await join(joining());
  app.clock.advance({ minutes: 1 });
  expect((await mash.post(`${at}/split`, splitting)).status).toBe(303);
  return at;
}

describe("while two records are one", () => {
  test("all four looks are read, and the addresses of before lead there", async () => {
    await settle(joining());
    const proposal = await propose(joining());
    const { location } = await mash.post(proposal, {
      answer: "agree",
      reason: "Compared the birth certificates",
      version: "1",
    });
    const at = location ?? "";
    const { text } = (await coordinator.get(at)).page;
    expect(text.match(/said: the same child/g)).toHaveLength(2);
    expect(text.match(/Rang the school/g)).toHaveLength(2);
    expect(text).toContain("The older record has more");
    expect(text).toContain("Compared the birth certificates");
    for (const before of [pairAt(joining()), mergeAt(joining()), proposal])
      expect(await coordinator.get(before)).toMatchObject({ status: 303, location: at });
    // Whoever may not take them apart finds what was always there.
    await restrict(app, stays);
    for (const before of [pairAt(joining()), mergeAt(joining()), proposal, at])
      expect((await coordinator.get(before)).status).toBe(404);
  });

  test("they count among the pairs that two people looked at", async () => {
    const looked = async () =>
      /looked at (\d+) pairs?/.exec((await coordinator.get("/same-child/decided")).page.text)?.[1];
    await settle(joining());
    const before = await looked();
    const at = await join({ ...joining(), ...(await another()) });
    expect(Number(await looked())).toBe(Number(before) + 1);
    expect((await mash.post(`${at}/split`, splitting)).status).toBe(303);
    expect(Number(await looked())).toBe(Number(before) + 1);
  });

  const another = async () => ({
    stays: await aChild(app, { familyName: `More${number}`, givenName: "Amelia" }),
    ends: await aChild(app, { familyName: `Further${number}`, givenName: "Ameila" }),
  });
});

describe("while a conflict of interest stands on records that are one", () => {
  const shutOut = async (keys: readonly string[]) =>
    app.query("update subjects.people set shut_out = $2::uuid[] where person_id = $1", [
      stays.personId,
      await Promise.all(keys.map((key) => staffIdOf(app, key))),
    ]);

  test("nobody takes them apart, and the page says which roles can end it, and no names", async () => {
    const at = await join(joining());
    await shutOut(["lead"]);
    const { page } = await coordinator.get(at);
    expect(page.text).toContain(`A colleague’s access to ${stays.reference} is blocked`);
    expect(page.text).toMatch(/These can end it, on the record’s Access page, .*Team manager/);
    // The lead practitioner's role is not among them: its one person in the team is the one who is shut out.
    expect(page.text).not.toMatch(/no longer true: [^(]*Lead practitioner/);
    expect(page.text).not.toContain("Ruth Adeyemi");
    expect(page.buttons).not.toContain("Separate them");
    const refused = await mash.post(`${at}/split`, splitting);
    expect(refused.status).toBe(409);
    expect(refused.page.text).toContain("These can end it");
  });

  test("and they are taken apart when it has ended", async () => {
    const at = await join(joining());
    await shutOut(["lead"]);
    await shutOut([]);
    app.clock.advance({ minutes: 1 });
    expect((await mash.post(`${at}/split`, splitting)).status).toBe(303);
  });
});

describe("when they were taken apart", () => {
  test("nobody's word that it is one child stands: whoever took them apart has said that it is not", async () => {
    await apart();
    const decided = await app.query(
      `select verdict, reason, end_reason as "endReason", ended_by is not null as ended, decided_by as by from subjects.pair_decisions
       where $1::uuid in (person_id, other_person_id) order by verdict, decided_at`,
      [stays.personId],
    );
    const ended = { ended: true, endReason: `The records were taken apart: ${splitting.reason}` };
    expect(decided).toEqual([
      expect.objectContaining({
        verdict: "different",
        reason: splitting.reason,
        ended: false,
        by: await staffIdOf(app, "mash"),
      }),
      expect.objectContaining({ verdict: "same", ...ended }),
      expect.objectContaining({ verdict: "same", ...ended }),
    ]);
    const { page } = await coordinator.get(mergeAt(joining()));
    expect(page.text).toContain("Two people have to say first");
    expect((await coordinator.post(mergeAt(joining()), { reason: "Again" })).status).toBe(409);
    expect((await coordinator.get(pairAt(joining()))).page.text).toContain("were taken apart");
  });

  test("a place that was ended while they were one is ended on both", async () => {
    for (const child of [stays, ends]) await letIn(app, child, "nurse");
    await letIn(app, ends, "school");
    const nurse = await app.signIn("nurse");
    const school = await app.signIn("school");
    const at = await join(joining());
    const [place] = await app.query<{ id: string }>(
      `select m.membership_id as id from sec.memberships m join subjects.people p using (circle_id)
       where p.person_id = $1 and m.staff_id = $2`,
      [stays.personId, await staffIdOf(app, "nurse")],
    );
    app.clock.advance({ minutes: 1 });
    const end = `/children/${stays.personId}/circle/${place?.id ?? ""}/end`;
    expect((await coordinator.post(end, {})).status).toBe(303);
    app.clock.advance({ minutes: 1 });
    expect((await mash.post(`${at}/split`, splitting)).status).toBe(303);
    for (const child of [stays, ends])
      expect((await nurse.get(`/children/${child.personId}`)).status).toBe(404);
    expect((await school.get(`/children/${ends.personId}`)).status).toBe(200);
  });

  test("people around the one child read nothing of the other", async () => {
    await letIn(app, stays, "school");
    const school = await app.signIn("school");
    const at = await apart();
    const chronology = (await school.get(`/children/${stays.personId}/chronology`)).html;
    expect(chronology).toContain("taken apart");
    const api = (await school.get(`/api/children/${stays.personId}/merges`)).html;
    for (const html of [chronology, api])
      for (const told of [splitting.reason, ends.reference, ends.personId, "The older record"])
        expect(html).not.toContain(told);
    // Nor does whoever may take records apart, once they reach one of the two alone.
    await restrict(app, ends);
    expect((await coordinator.get(at)).status).toBe(404);
    expect((await coordinator.get("/same-child/merges")).html).not.toContain(ends.reference);
  });

  test("the draft breach says when, whom it concerns and whom to ask", async () => {
    await apart();
    const [entry] = await app.query<{ body: Record<string, string> }>(
      "select body from govern.register_entries where register = 'breach' order by added_at desc, reference desc limit 1",
    );
    expect(entry?.body).toMatchObject({ people: "2 children" });
    const { happenedAt = "", discoveredAt = "", what = "" } = entry?.body ?? {};
    expect(Date.parse(discoveredAt) - Date.parse(happenedAt)).toBe(60_000);
    expect(what).toMatch(/ask .+, who took them apart, or the MASH/);
  });
});
