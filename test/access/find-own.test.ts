import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { liftHolds } from "../harness/holds.ts";
import { anEpisode } from "../harness/missing.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

/** Find: what it says of a child who is within the asker's reach, and missing. */
let app: TestApp;
let child: Child;
let episode: string;
let number = 0;
const missingNow = "The child is missing now";
beforeAll(async () => {
  app = await anApp();
  await liftHolds(app);
});
beforeEach(async () => {
  child = await aChild(app, { familyName: `Qxown${++number}`, givenName: "Zoe" });
  const episodeId = await anEpisode(app, child, { since: "2026-11-23T20:00:00Z" });
  episode = `/children/${child.personId}/missing/${episodeId}`;
});
afterAll(() => app.close());

const ask = (client: Client) =>
  client.post("/find", {
    "given-name": "",
    "family-name": "",
    "born-day": "",
    "born-month": "",
    "born-year": "",
    reference: child.reference,
    relationship: "met-today",
    reason: "Talked with her today",
  });

const leads = async (key: string): Promise<void> => {
  await app.query(
    `insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at)
     select $1, partnership_id, $2, staff_id, 'allocation', 'Leads', $4 from directory.staff where staff_id = $3`,
    [newId(), child.circleId, await staffIdOf(app, key), app.clock.now()],
  );
};

const linksOf = ({ page }: Awaited<ReturnType<typeof ask>>): readonly string[] =>
  page.links.map(({ href }) => href);

test("whoever leads for the child is led to the record, and not told to ring themselves", async () => {
  await leads("lead");
  const answer = await ask(await app.signIn("lead"));
  expect([answer.status, answer.page.heading]).toEqual([200, "The child is known"]);
  expect(linksOf(answer)).toContain(`/children/${child.personId}`);
  expect(answer.page.text).toContain("You lead for the child.");
  expect(answer.page.text).not.toMatch(/Ring Mariam Begum|in an emergency|They have a notice/);
  expect(answer.page.text).toContain(missingNow);
  expect(linksOf(answer)).toContain(episode);
});

test("a colleague who reaches it is told who to ring, with the way to the record and no emergency", async () => {
  await leads("lead");
  await letIn(app, child, "police");
  for (const key of ["police", "mash"]) {
    const answer = await ask(await app.signIn(key));
    expect(linksOf(answer)).toContain(`/children/${child.personId}`);
    expect(answer.page.text).toContain("Ring Mariam Begum, who leads for the child");
    expect(answer.page.text).toContain(missingNow);
    expect(answer.page.text).not.toContain("in an emergency");
  }
});

test("nobody who does not reach the record is told that the child is missing, or led to it", async () => {
  await leads("lead");
  for (const key of ["school", "police"]) {
    const answer = await ask(await app.signIn(key));
    expect([key, answer.page.text.includes("missing")]).toEqual([key, false]);
    expect(linksOf(answer)).not.toContain(`/children/${child.personId}`);
  }
  await restrict(app, child);
  const answer = await ask(await app.signIn("mash"));
  expect(answer.page.heading).toBe("A record may match");
  expect(answer.html).not.toContain(`/children/${child.personId}"`);
  expect(answer.page.text).not.toContain("missing");
});
