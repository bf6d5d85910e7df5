import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import {
  actionFields,
  afterFields,
  anOpenContext,
  aReferral,
  assessFields,
  decideFields,
  factFields,
  movedFields,
  reviewFields,
  voiceFields,
} from "../harness/contexts.ts";
import { aThing } from "../harness/flags.ts";

/** A park from its referral by a school to made safer, and the car park to which the harm moved. */
let app: TestApp;
beforeAll(async () => (app = await anApp()));
afterAll(() => app.close());

const said = ({ page }: Answer): string => page.errors.map(({ text }) => text).join("; ");
const accepted = (answer: Answer): void => expect(answer.status, said(answer)).toBe(303);

async function workedOn(lead: Client, at: string): Promise<void> {
  const assess = `${at}/assess/neighbourhood-triangle`;
  const { html } = await lead.get(assess);
  const bare = assessFields(html);
  const noEvidence = Object.fromEntries(
    Object.entries(bare).map(([name, value]) => [name, name.startsWith("evidence") ? "" : value]),
  );
  const refused = await lead.post(assess, noEvidence);
  expect(refused.status).toBe(422);
  expect(said(refused)).toContain("rests on");
  expect(refused.html).toContain("The dark corner has to change first");
  const evidence = Object.keys(bare).find((name) => name.startsWith("evidence")) ?? "";
  const naming = await lead.post(assess, { ...bare, [evidence]: "Seen, C-1234-5 says" });
  expect(naming.status).toBe(422);
  expect(said(naming)).toContain("Take the name of a child out: line 1, “C-1234-5”");
  expect(naming.page.errors.map(({ href }) => href)).toEqual([`#${evidence.replace(".", "-")}`]);
  accepted(await lead.post(assess, bare));
  const { page } = await lead.get(at);
  expect(page.text).toContain("What the answers come to");
  expect(page.text).toContain("Unsafe");
  accepted(await lead.post(`${at}/actions/new`, actionFields()));
  accepted(await lead.post(`${at}/facts/new`, factFields()));
  accepted(await lead.post(`${at}/voices/new`, voiceFields()));
}

const linkIn = (html: string, part: string): string =>
  new RegExp(`href="([^"]*/${part}/[0-9a-f-]{36})"`).exec(html)?.[1] ?? "";

test("a park is made safer by named facts, and the next park opens in one press", async () => {
  await aThing(app, { kind: "place", label: "Qxpark" });
  await aThing(app, { kind: "place", label: "Qxcarpark" });
  const [school, lead, coordinator] = (await Promise.all(
    ["school", "lead", "coordinator"].map((key) => app.signIn(key)),
  )) as [Client, Client, Client];
  const park = await aReferral(school);
  expect((await coordinator.get("/home")).page.text).toContain("referred: to decide");
  accepted(
    await coordinator.post(
      `/contexts/${park}/decide`,
      await decideFields(app, { place: "Qxpark" }),
    ),
  );
  const at = `/contexts/${park}`;
  await workedOn(lead, at);
  const next = await anOpenContext(
    { app, by: coordinator, manager: coordinator },
    { refer: { name: "Qxcarpark", reason: "They meet there now" } },
  );
  accepted(await coordinator.post(`${at}/moved`, movedFields({ movedTo: next })));
  const close = { version: "2", outcome: "made-safer", reason: "The café looks after it" };
  expect(said(await coordinator.post(`${at}/close`, close))).toContain("Actions are open");
  const { html } = await lead.get(at);
  const action = { version: "1", state: "done", outcome: "The light works" };
  accepted(await lead.post(linkIn(html, "actions"), action));
  expect(said(await coordinator.post(`${at}/close`, close))).toContain("needs a named fact");
  accepted(await lead.post(linkIn(html, "facts"), afterFields()));
  accepted(await coordinator.post(`${at}/review`, reviewFields({ level: "1" })));
  accepted(await coordinator.post(`${at}/close`, { ...close, version: "3" }));
  const ended = await lead.get(at);
  for (const words of ["Closed: made safer", "9 in four weeks", "1 in four weeks", "Level lowered"])
    expect(ended.page.text).toContain(words);
  expect(ended.html).toContain(`href="/contexts/${next}"`);
  expect((await lead.get(`/contexts/${next}`)).page.text).toContain("To here,");
  // The school has no part in the next case: it reads where the harm moved in words, and no way to it.
  const seen = await school.get(at);
  expect(seen.page.text).toContain("To the car park behind it");
  expect(seen.html).not.toContain(next);
  const listed = JSON.parse((await lead.get("/api/contexts")).html) as {
    contexts: readonly { contextId: string; levelName: string }[];
  };
  expect(listed.contexts.map(({ contextId }) => contextId)).toEqual([next]);
  expect((await lead.get("/api/contexts")).html).not.toContain("Qxcarpark");
});

test("what is late stands in the list and under what is overdue; what is typed wrongly comes back", async () => {
  const [lead, coordinator] = (await Promise.all(
    ["lead", "coordinator"].map((key) => app.signIn(key)),
  )) as [Client, Client];
  const id = await anOpenContext({ app, by: coordinator, manager: coordinator });
  const long = `${"Lights ".repeat(300)}end`;
  const both = actionFields({ wording: long, agency: "", guardian: "" });
  const refused = await lead.post(`/contexts/${id}/actions/new`, both);
  expect(refused.status).toBe(422);
  expect(refused.html).toContain("Lights end");
  expect(said(refused)).toContain("or fewer");
  const early = afterFields({ "afterOn-month": "10", "afterOn-day": "1" });
  accepted(await lead.post(`/contexts/${id}/facts/new`, factFields()));
  const { html } = await lead.get(`/contexts/${id}`);
  expect(said(await lead.post(linkIn(html, "facts"), early))).toContain(
    "later than the day before",
  );
  app.clock.advance({ days: 60 });
  const later = await app.signIn("lead");
  const late = await later.get("/contexts?show=late");
  expect(late.html).toContain(id);
  expect(late.page.text).toContain("Places and groups");
  expect((await later.get("/home")).page.text).toContain("of yours to review");
});
