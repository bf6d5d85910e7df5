import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { matchingJobs } from "../../src/rooms/subjects/matching/matching-job.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import {
  join,
  leadMayJoinElsewhere,
  mergeAt,
  pairAt,
  propose,
  settle,
  type Joining,
} from "../harness/merging.ts";
import { letIn } from "./world.ts";

/**
 * The lead practitioner reaches the children by one post, and may decide and join by another, in a team
 * that holds none of them: the page of a pair is not theirs, and no list tells what is on it.
 */
let app: TestApp;
let coordinator: Client;
let mash: Client;
let lead: Client;
let stays: Child;
let ends: Child;
let number = 0;

beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  mash = await app.signIn("mash");
  await leadMayJoinElsewhere(app);
  lead = await app.signIn("lead");
});
beforeEach(async () => {
  await app.query("delete from subjects.likely_pairs");
  number += 1;
  const bornOn = `${2003 + number}-03-04`;
  stays = await aChild(app, { familyName: `Listed${number}`, givenName: "Amelia", bornOn });
  ends = await aChild(app, { familyName: `Listed${number}`, givenName: "Ameila", bornOn });
  for (const job of matchingJobs({ admin: app.admin, database: app.db, clock: app.clock }))
    await job.run({});
});
afterAll(() => app.close());

const joining = (): Joining => ({ coordinator, mash, stays, ends });
const tells = async (who: Client, at: string): Promise<boolean> => {
  const { status, html } = await who.get(at);
  expect(status).toBe(200);
  return [stays, ends].some(
    ({ reference, personId }) => html.includes(reference) || html.includes(personId),
  );
};
const counted = async (who: Client): Promise<number> =>
  (JSON.parse((await who.get("/api/same-child")).html) as { total: number }).total;

describe("a list tells of what its reader's posts open", () => {
  test("pairs that wait, and how many", async () => {
    expect((await lead.get(`/children/${stays.personId}`)).status).toBe(200);
    expect((await lead.get(pairAt(joining()))).status).toBe(404);
    for (const at of ["/same-child", "/api/same-child"]) {
      expect({ at, tells: await tells(lead, at) }).toEqual({ at, tells: false });
      expect({ at, tells: await tells(coordinator, at) }).toEqual({ at, tells: true });
    }
    expect([await counted(lead), await counted(coordinator)]).toEqual([0, 1]);
  });

  test("pairs that were decided, and why", async () => {
    await settle(joining());
    expect(await tells(lead, "/same-child/decided")).toBe(false);
    expect((await lead.get("/same-child/decided")).html).not.toContain("Rang the school");
    expect(await tells(coordinator, "/same-child/decided")).toBe(true);
  });

  test("joinings that are proposed, and records that were joined", async () => {
    await settle(joining());
    const proposal = await propose(joining());
    expect((await lead.get(mergeAt(joining()))).status).toBe(404);
    expect((await lead.get(proposal)).status).toBe(404);
    expect(await tells(lead, "/same-child/merges")).toBe(false);
    expect(await tells(mash, "/same-child/merges")).toBe(true);
    const agreed = { answer: "agree", reason: "Read both", version: "1" };
    const at = (await mash.post(proposal, agreed)).location ?? "";
    expect((await lead.get(at)).status).toBe(404);
    expect(await tells(lead, "/same-child/merges")).toBe(false);
    expect((await lead.get("/same-child/merges")).html).not.toContain("The older record has more");
    expect(await tells(mash, "/same-child/merges")).toBe(true);
  });

  test("also by a place in both professional networks, which goes with any post that reaches records", async () => {
    await letIn(app, stays, "lead");
    expect((await lead.get(pairAt(joining()))).status).toBe(404);
    expect(await tells(lead, "/same-child")).toBe(false);
    await letIn(app, ends, "lead");
    lead = await app.signIn("lead");
    expect((await lead.get(pairAt(joining()))).status).toBe(200);
    expect(await tells(lead, "/same-child")).toBe(true);
    expect(await counted(lead)).toBe(1);
    const at = await join(joining());
    expect((await lead.get(at)).status).toBe(200);
    expect(await tells(lead, "/same-child/merges")).toBe(true);
  });
});
