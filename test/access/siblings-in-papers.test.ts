import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { addAround, familyAt } from "../harness/family-network.ts";
import { letIn } from "./world.ts";
import { aFamilyMeeting, paperForm, prepareAt } from "../harness/papers.ts";

let app: TestApp;
let lead: Client;
let one: Child;
let other: Child;

beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  one = await aChild(app, { familyName: "Qxlinked", givenName: "Ada" });
  other = await aChild(app, { familyName: "Qxsecret", givenName: "Qxbo", bornOn: "2013-02-01" });
  const aroundId = await addAround(app, lead, one, { name: "Jo Qxcarer", relationship: "mother" });
  const brother = await addAround(app, lead, one, { name: "A brother", relationship: "brother" });
  const linked = await lead.post(`${familyAt(one)}/people/${brother}/record`, {
    record: "another",
    reference: other.reference,
    howKnown: "Qxknown: birth certificates seen",
    maySay: "yes",
    sayReason: "",
    version: "",
  });
  expect([linked.status, linked.page.errors]).toEqual([303, []]);
  expect(aroundId).not.toBe("");
});
afterAll(() => app.close());

const ofSibling = (html: string): boolean =>
  [other.reference, other.personId, "Qxsecret", "Qxknown"].some((word) => html.includes(word));

test("a paper for the family has nothing of the record of a linked brother or sister", async () => {
  const meetingId = await aFamilyMeeting(app, one);
  const [mother] = await app.query<{ id: string }>(
    "select around_id as id from protect.around_entries where person_id = $1 and name like 'Jo %'",
    [one.personId],
  );
  const made = await lead.post(prepareAt(meetingId), {
    ...paperForm,
    recipient: `around-${mother?.id ?? ""}`,
  });
  expect(made.status).toBe(303);
  const { html } = await lead.follow(made);
  expect(html).toContain("Qxlinked");
  expect(ofSibling(html)).toBe(false);
});

test("the MASH reads on a concern that there is an open case among brothers and sisters, without a name", async () => {
  const id = await sendAs(await app.signIn("school"), { familyName: "Qxlinked", givenName: "Ada" });
  const mash = await app.signIn("mash");
  const [row] = await app.query<{ version: number }>(
    "select version from identify.mash_episodes where mash_episode_id = $1",
    [id],
  );
  const typed = { version: String(row?.version), verdict: "same", reason: "Name and birth" };
  expect((await mash.post(`/mash/${id}/match/${one.personId}`, typed)).status).toBe(303);
  const { page, html } = await mash.get(`/mash/${id}`);
  expect(page.text).toContain("1 open case among those with a record here");
  expect(ofSibling(html)).toBe(false);
  // Who sent it reaches no record: that there are brothers or sisters with one is not for them.
  const school = await app.signIn("school");
  for (const at of [`/concerns/${id}`, `/concerns/${id}/sent`, `/concerns`]) {
    const answer = await school.get(at);
    expect([at, answer.status]).toEqual([at, 200]);
    expect(answer.page.text).not.toMatch(
      /open case|may be at risk|[Bb]rothers? (?:and|or) sisters?/,
    );
    expect(ofSibling(answer.html)).toBe(false);
  }
});

test("who meets on the child and lacks reach reads that a brother or sister may be at risk, without a name", async () => {
  await letIn(app, one, "school");
  const school = await app.signIn("school");
  for (const at of [`/children/${one.personId}/plan`, `/children/${one.personId}`]) {
    const { page, html } = await school.get(at);
    expect([at, page.text]).toEqual([at, expect.stringContaining("may be at risk")]);
    expect(ofSibling(html)).toBe(false);
  }
});
