import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import type { Child } from "../harness/factories.ts";
import { addAround, addUntold, dayOf } from "../harness/family-network.ts";
import { aFamilyMeeting, paperForm, prepareAt } from "../harness/papers.ts";
import { letIn } from "./world.ts";

/** A child of unknown birth date, with an interpreter and one unsafe parent, from the concern to the paper for the family. */
let app: TestApp;
let mash: Client;
let lead: Client;
let concernId: string;
let child: Child;

beforeAll(async () => {
  app = await anApp();
  [mash, lead] = [await app.signIn("mash"), await app.signIn("lead")];
  const school = await app.signIn("school");
  const unknown = { "bornOn-day": "", "bornOn-month": "", "bornOn-year": "", age: "14" };
  concernId = await sendAs(school, { familyName: "Qxnobirth", ...unknown });
}, 180_000);
afterAll(() => app.close());

test("the MASH makes a record: what the concern says of the age goes along and nobody types it again", async () => {
  const at = `/mash/${concernId}/new-child`;
  expect((await mash.get(`/mash/${concernId}`)).page.text).toContain("about 14");
  const { fields } = (await mash.get(at)).page;
  const sent = await mash.post(at, {
    ...fields,
    sex: "female",
    reason: "Nobody knows her date of birth",
  });
  expect([sent.status, sent.page.errors]).toEqual([303, []]);
  const [made] = await app.query<Child>(
    `select p.person_id as "personId", p.reference, p.circle_id as "circleId"
     from identify.mash_episodes e join subjects.people p using (person_id) where e.mash_episode_id = $1`,
    [concernId],
  );
  if (!made) throw new Error("no record was made");
  child = made;
  for (const key of ["lead", "mash"]) await letIn(app, child, key);
  const { text } = (await lead.get(`/children/${child.personId}`)).page;
  expect(text).toContain("about 14 · date of birth not known");
  const ages = await lead.get(`/children/${child.personId}/identity/age`);
  expect(ages.page.text).toMatch(/Concern K-\d/);
});

test("an interpreter and one parent who must not be told stand where contact begins", async () => {
  const at = `/children/${child.personId}`;
  const interpreter = {
    state: "known",
    sourceName: "",
    childAsked: "",
    notWith: "",
    need: "yes",
    spoken: "polish",
    dialect: "",
    gender: "female",
    source: "child",
    ...dayOf("notedOn", "2026-11-20"),
    version: "0",
  };
  const said = await lead.post(`${at}/identity/interpreter`, interpreter);
  expect([said.status, said.page.errors]).toEqual([303, []]);
  await addUntold(app, lead, child, { name: "Darren Qxnobirth" });
  await addAround(app, lead, child, { name: "Mina Qxnobirth", relationship: "mother", phone: "" });
  for (const page of [at, `${at}/door`]) {
    const { text } = (await lead.get(page)).page;
    expect(text).toContain("Polish");
    expect(text).toContain("Never family");
    expect(text).toContain("Darren Qxnobirth");
  }
  const { text } = (await mash.get(`/mash/${concernId}`)).page;
  expect(text).toContain("Polish");
  expect(text).toContain("Darren Qxnobirth");
});

test("the paper for the family is refused for him and made for her", async () => {
  const meetingId = await aFamilyMeeting(app, child);
  const people = await app.query<{ id: string; name: string }>(
    "select around_id as id, name from protect.around_entries where person_id = $1 order by name",
    [child.personId],
  );
  const answers = [];
  for (const { id } of people) {
    const { status } = await lead.post(prepareAt(meetingId), {
      ...paperForm,
      recipient: `around-${id}`,
    });
    answers.push(status);
  }
  expect(people.map(({ name }) => name)).toEqual(["Darren Qxnobirth", "Mina Qxnobirth"]);
  expect(answers).toEqual([422, 303]);
});
