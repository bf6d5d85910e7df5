import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../../test/harness/app.ts";
import type { Client } from "../../../../test/harness/client.ts";
import { sendAs } from "../../../../test/harness/concerns.ts";

let app: TestApp;
let mash: Client;
let school: Client;
beforeAll(async () => {
  app = await anApp();
  [mash, school] = [await app.signIn("mash"), await app.signIn("school")];
});
afterAll(() => app.close());

const of = async (concernId: string) => {
  const [row] = await app.query<{ version: number; reference: string }>(
    `select e.version, c.reference from identify.mash_episodes e
     join identify.concerns c on c.concern_id = e.mash_episode_id where c.concern_id = $1`,
    [concernId],
  );
  return { version: String(row?.version), reference: row?.reference ?? "" };
};
const said = {
  rationale: "Seen together",
  dissent: "",
  forFamily: "We ring",
  forSender: "Ring us",
};

test("children whose family name nobody knows are not one household", async () => {
  const unnamed = [
    await sendAs(school, { familyName: "Name not known", givenName: "Ada" }),
    await sendAs(await app.signIn("police"), {
      familyName: "(Surname not known)",
      givenName: "Bo",
    }),
  ];
  const [ada = "", bo = ""] = unnamed;
  expect((await mash.get("/mash")).page.links.map(({ text }) => text).join()).not.toMatch(
    /Decide together.*not known/iu,
  );
  expect((await mash.get(`/mash/${ada}`)).page.text).not.toContain("and the others on one form");
  const form = (await mash.get(`/mash/${ada}/household`)).page.text;
  expect(form).toContain("1 concern: 1 to decide, 0 decided.");
  expect(form).not.toContain((await of(bo)).reference);
});

test("who was overtaken is led to the child whom someone worked on", async () => {
  const dan = await sendAs(school, { familyName: "Qxovertaken", givenName: "Dan" });
  const eve = await sendAs(school, { familyName: "Qxovertaken", givenName: "Eve" });
  const before = { [dan]: (await of(dan)).version, [eve]: (await of(eve)).version };
  const rated = { version: before[eve] ?? "", rating: "red", reason: "A second call" };
  expect((await mash.post(`/mash/${eve}/rate`, rated)).status).toBe(303);
  const answer = await mash.post(`/mash/${dan}/household`, {
    ...said,
    [`version-${dan}`]: before[dan] ?? "",
    [`version-${eve}`]: before[eve] ?? "",
    [`nextStep-${dan}`]: "early-help",
    [`threshold-${dan}`]: "level-2",
    [`nextStep-${eve}`]: "early-help",
    [`threshold-${eve}`]: "level-2",
  });
  expect(answer.status).toBe(409);
  expect(answer.page.errors).toEqual([
    expect.objectContaining({
      text: expect.stringContaining(`Eve Qxovertaken, ${(await of(eve)).reference}`) as string,
      href: `#child-${eve}`,
    }),
  ]);
  expect(answer.html).toContain(`id="child-${eve}"`);
});

test("what was kept of a child whom a colleague decided meanwhile is still to be read", async () => {
  const fay = await sendAs(school, { familyName: "Qxkept", givenName: "Fay" });
  const gus = await sendAs(school, { familyName: "Qxkept", givenName: "Gus" });
  const form = (await mash.get(`/mash/${fay}/household`)).page;
  await mash.post("/drafts/mash-household", {
    ...form.fields,
    _subject: fay,
    _return: "",
    _script: "yes",
    [`rationale-${gus}`]: "Begun by me",
  });
  const decide = { ...said, threshold: "level-2", nextStep: "early-help" };
  const decided = await mash.post(`/mash/${gus}/decide`, {
    ...decide,
    version: (await of(gus)).version,
  });
  expect(decided.status).toBe(303);
  expect((await mash.get(`/mash/${fay}/household`)).page.text).toContain(
    "You wrote, and it is not recorded: Begun by me",
  );
});

test("a number that is none is said to be so, and what one form does not hold is counted", async () => {
  const first = await sendAs(school, { familyName: "Qxmany", givenName: "One" });
  const odd = (await mash.get(`/mash/${first}/household?with=2041%20%3F`)).page;
  expect(odd.text).toContain("No concern that can be decided here has this number: 2041, ?");
  for (let at = 0; at < 12; at += 1) {
    await sendAs(school, { familyName: "Qxmany", givenName: `No ${"x".repeat(at + 1)}` });
  }
  const { text } = (await mash.get(`/mash/${first}/household`)).page;
  expect(text).toContain("12 concerns: 12 to decide, 0 decided.");
  expect(text).toContain("1 other concern of the same household, incident or name is not on it");
});

test("what is missing is said in the order of the page", async () => {
  const hal = await sendAs(school, { familyName: "Qxorder", givenName: "Hal" });
  const answer = await mash.post(`/mash/${hal}/household`, {
    ...said,
    rationale: "",
    [`version-${hal}`]: (await of(hal)).version,
    [`nextStep-${hal}`]: "early-help",
  });
  expect(answer.page.errors.map(({ href }) => href)).toEqual(["#rationale", `#threshold-${hal}`]);
});
