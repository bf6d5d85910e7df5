import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import {
  agree,
  join,
  leadMayJoinElsewhere,
  pairAt,
  propose,
  settle,
  splitting,
  type Joining,
} from "../harness/merging.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { letIn } from "./world.ts";

/** What waits for a second person, in the My work of who may be that person and of nobody else. */

let app: TestApp;
let coordinator: Client;
let mash: Client;
let manager: Client;
let lead: Client;
beforeAll(async () => {
  app = await anApp();
  await leadMayJoinElsewhere(app);
  [coordinator, mash] = [await app.signIn("coordinator"), await app.signIn("mash")];
  [manager, lead] = [await app.signIn("manager"), await app.signIn("lead")];
});
afterAll(() => app.close());

const title = "Waiting for a second person";
let stays: Child;
let ends: Child;
const takenBack =
  "update subjects.pair_decisions set ended_by = decided_by, ended_at = decided_at, end_reason = 'A slip'";
const nothingWaits = async (): Promise<void> => {
  await app.query(`${takenBack} where ended_at is null`);
  await app.query(
    `update subjects.merge_proposals set state = 'declined', answer = 'A slip', answered_by = proposed_by, answered_at = proposed_at
     where state = 'open'`,
  );
};
beforeEach(async () => {
  await nothingWaits();
  stays = await aChild(app, { familyName: "Qxsecond", givenName: "Amelia" });
  ends = await aChild(app, { familyName: "Qxsecond", givenName: "Ameila" });
});

const joining = (): Joining => ({ coordinator, mash, stays, ends });
const say = (who: Client, verdict: string, reason = "Only the first says this") =>
  who.post(pairAt(joining()), { verdict, reason });
const addresses = ["/work", "/work/all?list=second"];

/** Whether My work of this person tells of the two, on itself and on the page of the whole list. */
async function tells(who: Client): Promise<boolean> {
  const [work, whole] = await Promise.all(addresses.map(async (at) => (await who.get(at)).html));
  const isThere = whole?.includes(title) ?? false;
  expect(work?.includes(title)).toBe(isThere);
  for (const { reference, personId } of [stays, ends]) {
    expect(whole?.includes(reference)).toBe(isThere);
    expect(whole?.includes(personId)).toBe(isThere);
  }
  return isThere;
}

const section = async (who: Client): Promise<string> => {
  const { html } = await who.get("/work/all?list=second");
  const list = /<section>[\s\S]*?<\/section>/.exec(html)?.[0] ?? "";
  return list.replaceAll(/nonce="[^"]*"/g, "");
};

describe("a pair that waits for its second look", () => {
  test("stands with who may look, leads to the pair, is audited, and goes when they have looked", async () => {
    expect(await tells(mash)).toBe(false);
    await say(coordinator, "same");
    const events = await auditDuring(app, async () => {
      const { page } = await mash.get("/work");
      expect(page.text).toContain(`${title}: 1`);
      expect(page.text).toContain("A colleague has checked; your turn");
      expect(page.text).toContain("since 24 November 2026");
      const to = page.links.map(({ href }) => href).filter((href) => href.includes("same-child/"));
      expect(to).toHaveLength(1);
      expect((await mash.get(to[0] ?? "")).page.text).toContain("Is this one child?");
    });
    const read = JSON.stringify(events.find(({ action }) => action === "work.read"));
    for (const { personId } of [stays, ends]) expect(read).toContain(personId);
    expect(await tells(manager)).toBe(true);
    expect(await tells(coordinator)).toBe(false);
    await say(mash, "same");
    for (const who of [mash, manager, coordinator]) expect(await tells(who)).toBe(false);
  });

  test("tells nothing of what the first person said, and not who it was", async () => {
    await say(coordinator, "same");
    await app.query("update subjects.pair_decisions set bits = 20 where ended_at is null");
    const same = await section(mash);
    await app.query(
      "update subjects.pair_decisions set verdict = 'different', reason = 'Another' where ended_at is null",
    );
    expect(await section(mash)).toBe(same);
    expect(same).not.toContain("Only the first says this");
    const [{ name } = { name: "" }] = await app.query<{ name: string }>(
      "select name from directory.staff where email like 'coordinator@%'",
    );
    expect(same).not.toContain(name);
  });

  test("the longest waiting first", async () => {
    await say(coordinator, "same");
    const first = [stays, ends] as const;
    app.clock.advance({ minutes: 5 });
    stays = await aChild(app, { familyName: "Qxlater" });
    ends = await aChild(app, { familyName: "Qxlater" });
    await say(coordinator, "same");
    const list = await section(mash);
    expect(list).toContain(`${title}: 2`);
    expect(list.indexOf(first[0].reference)).toBeLessThan(list.indexOf(stays.reference));
    expect(list.indexOf(first[0].reference)).toBeGreaterThan(0);
  });

  test("does not come back when the first decision was taken back", async () => {
    await say(coordinator, "same");
    await nothingWaits();
    expect(await tells(mash)).toBe(false);
  });
});

test("two records that were taken apart wait for nobody: why they are two is read by everybody there", async () => {
  const at = await join(joining());
  app.clock.advance({ minutes: 1 });
  expect((await mash.post(`${at}/split`, splitting)).status).toBe(303);
  await app.query("update subjects.pair_decisions set bits = 20 where ended_at is null");
  for (const who of [coordinator, manager]) {
    expect((await who.get("/work/all?list=second")).html).not.toContain(ends.reference);
    const { page } = await who.get(pairAt(joining()));
    expect(page.text).toContain("It is decided");
    expect(page.text).toContain(splitting.reason);
  }
});

describe("a joining that a colleague proposes", () => {
  test("stands with who may agree until it is answered, and not with who proposed it", async () => {
    await settle(joining());
    expect(await tells(mash)).toBe(false);
    const at = await propose(joining());
    const { page, html } = await mash.get("/work");
    expect(page.text).toContain("A colleague proposes it; you agree or decline");
    expect(page.links.map(({ href }) => href)).toContain(at);
    expect(html).not.toContain("The older record has more");
    expect(await tells(coordinator)).toBe(false);
    // The manager may say whether two records are of one child, and may not join them.
    expect(await tells(manager)).toBe(false);
    expect((await agree(joining(), at)).status).toBe(303);
    for (const { html: work } of [await mash.get("/work"), await mash.get(addresses[1] ?? "")]) {
      expect(work).not.toContain(title);
    }
  });
});

describe("who does not learn that something waits", () => {
  beforeEach(async () => {
    await settle(joining());
    await propose(joining());
    await say(coordinator, "same");
  });

  test("who may not decide, whatever they reach", async () => {
    for (const key of ["nurse", "school", "governance", "scrutineer"]) {
      const { html } = await (await app.signIn(key)).get("/work");
      expect({ key, tells: html.includes(title) || html.includes(ends.reference) }).toEqual({
        key,
        tells: false,
      });
    }
  });

  test("who reaches them by one post and may decide by another, until they are in both professional networks", async () => {
    const both = { stays: await aChild(app), ends: await aChild(app) };
    await nothingWaits();
    [stays, ends] = [both.stays, both.ends];
    await say(coordinator, "same");
    expect(await tells(lead)).toBe(false);
    await letIn(app, stays, "lead");
    expect(await tells(lead)).toBe(false);
    await letIn(app, ends, "lead");
    lead = await app.signIn("lead");
    expect(await tells(lead)).toBe(true);
    expect((await lead.get(pairAt(joining()))).status).toBe(200);
  });

  test("whoever has a conflict of interest with either child", async () => {
    for (const child of [stays, ends]) {
      expect(await tells(mash)).toBe(true);
      await app.query(
        "update subjects.people set shut_out = array[$2::uuid] where person_id = $1",
        [child.personId, await staffIdOf(app, "mash")],
      );
      expect(await tells(mash)).toBe(false);
      await app.query("update subjects.people set shut_out = '{}' where person_id = $1", [
        child.personId,
      ]);
    }
  });

  test("anyone once a record is restricted, as the page of the pair is nobody’s then", async () => {
    await restrict(app, ends);
    expect(await tells(mash)).toBe(false);
    for (const child of [stays, ends]) await letIn(app, child, "mash");
    mash = await app.signIn("mash");
    expect((await mash.get(pairAt(joining()))).status).toBe(404);
    expect(await tells(mash)).toBe(false);
  });
});
