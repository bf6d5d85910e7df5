import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { pairAt, propose, settle, type Joining } from "../harness/merging.ts";

let app: TestApp;
let coordinator: Client;
let mash: Client;
let stays: Child;
let ends: Child;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  mash = await app.signIn("mash");
});
afterAll(() => app.close());
beforeEach(async () => {
  stays = await aChild(app, { familyName: "Merrick", givenName: "Amelia" });
  ends = await aChild(app, { familyName: "Merrick", givenName: "Ameila" });
});

const joining = (): Joining => ({ coordinator, mash, stays, ends });
const say = async (who: Client, verdict: string) => {
  const { location = "" } = await who.post(pairAt(joining()), {
    verdict,
    reason: "Rang the school",
  });
  return who.get(location);
};

describe("what was recorded of a pair", () => {
  test("is said on the list after a first look, and on the pair after a second", async () => {
    const list = await say(coordinator, "same");
    expect(list.page.text).toContain("You recorded: the same child.");
    expect(list.page.text).toContain("A second colleague checks");
    expect((await coordinator.get("/same-child")).page.text).not.toContain("You recorded");
    // Only after their own look is the second person told of the first.
    expect((await mash.get(`${pairAt(joining())}?recorded=same`)).page.text).not.toContain(
      "You recorded",
    );
    const pair = await say(mash, "different");
    expect(pair.page.text).toContain("You recorded: different children.");
    expect(pair.page.text).toContain("Your colleague’s decision is below");
  });

  test("is nothing that the address makes up", async () => {
    const { page } = await coordinator.get("/same-child?recorded=joined");
    expect(page.text).not.toContain("You recorded");
  });
});

describe("a proposal to join two records", () => {
  test("is said on the pair: by whom, when, and where it is read", async () => {
    await settle(joining());
    expect((await mash.get(pairAt(joining()))).page.text).toContain("Join the two records");
    const at = await propose(joining());
    const { page, html } = await mash.get(pairAt(joining()));
    expect(page.text).toMatch(/Priya Nair.* proposed to join the two records, 24 November 2026/);
    expect(page.text).not.toContain("Join the two records");
    expect(html).toContain(`href="${at}"`);
    const joined = (await mash.get("/same-child/merges")).html;
    expect(joined).toContain(`<span class="app-reference">${ends.reference}</span>`);
  });

  test("is not told while a second look is asked: it would say what the first person said", async () => {
    await settle(joining());
    await propose(joining());
    await app.query(
      `update subjects.pair_decisions set ended_at = decided_at, ended_by = decided_by, end_reason = 'Unsure'
       where $1::uuid in (person_id, other_person_id) and is_second`,
      [stays.personId],
    );
    expect((await mash.get(pairAt(joining()))).page.text).not.toContain("proposed to join");
  });
});

test("how well this works, by group, is worded for whoever reads it", async () => {
  const { page } = await coordinator.get("/same-child/by-group");
  expect(page.text).not.toContain("your exploitation co-ordinator");
  expect(page.text).toContain("tell the exploitation co-ordinator");
});
