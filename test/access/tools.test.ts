import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { aScreening } from "../harness/tools.ts";
import { auditDuring } from "./walk.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let lead: Client;
let child: Child;
let other: Child;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  child = await aChild(app, { level: 2 });
  other = await aChild(app, { level: 2 });
});
afterAll(() => app.close());

const filledIn = async (word: string, given = {}): Promise<string> => {
  const answer = await lead.post(
    `/children/${child.personId}/tools/safeguard`,
    aScreening(word, given),
  );
  expect(answer.status).toBe(303);
  return answer.location ?? "";
};

test("judgement and answers stand beside each other; no level and no harm status is set", async () => {
  const standing = () =>
    app.query(
      "select level, harm_status, version from protect.tracker_entries where person_id = $1",
      [child.personId],
    );
  const before = await standing();
  const known = { "fact-learning-disability": "no" };
  const { page, status } = await lead.get(await filledIn("Seen", known));
  expect(status).toBe(200);
  expect(page.text).toMatch(/Judged\s+Medium/);
  expect(page.text).toMatch(/What the answers came to\s+Low \(1\)/);
  expect(page.text).toContain("Lower than the judgement");
  expect(await standing()).toEqual(before);
});

test("no band is shown where what is possible or not known could change it, and a result below the level says so", async () => {
  const high = await aChild(app, { level: 3 });
  const areas = Object.keys(aScreening("Qx")).filter((key) => key.startsWith("answer-"));
  const possible = Object.fromEntries(
    areas.flatMap((key) => [
      [key, "possible"],
      [key.replace("answer-", "evidence-"), "Seen by the school"],
    ]),
  );
  const given = { ...possible, "fact-learning-disability": "no", band: "low" };
  const address = `/children/${high.personId}/tools/safeguard`;
  const sent = await lead.post(address, aScreening("Qxnine", given));
  expect(sent.page.errors).toEqual([]);
  const one = await lead.get(sent.location ?? "");
  const list = await lead.get(`/children/${high.personId}/tools`);
  for (const { page } of [one, list]) {
    expect(page.text).toContain("Low to High: 9 to look into");
    expect(page.text).not.toContain("Low (0)");
    expect(page.text).toContain("Below the child’s level now: High");
  }
  expect(one.page.text).toContain("Not settled");
});

test("what is kept of an earlier time obeys the same rule", async () => {
  const given = { "answer-gangs": "unknown", "fact-learning-disability": "no" };
  const address = await filledIn("Qxkept", given);
  await app.query(
    `update protect.tool_uses set agreement = 'judged higher',
       calculated = calculated || '{"band": {"key": "low", "title": "Low", "from": 0}}' where tool_use_id = $1`,
    [address.split("/").at(-1)],
  );
  const { page } = await lead.get(address);
  expect(page.text).toContain("Low to Medium: 1 to look into");
});

test("every page says what a tool is not, and no number stands before someone has judged", async () => {
  const address = `/children/${child.personId}/tools/safeguard`;
  const form = await lead.get(address);
  const { band: _, judgement: __, ...unjudged } = aScreening("Qxunjudged");
  const again = await lead.post(address, unjudged);
  expect(again.status).toBe(422);
  for (const { page } of [form, again]) {
    expect(page.text).toContain("not a validated predictor");
    expect(page.text).not.toContain("What the answers came to");
  }
  const { page } = await lead.get(await filledIn("Qxjudged"));
  expect(page.text).toContain("not a validated predictor");
  expect(page.text).toContain("What the answers came to");
});

test("the next time shows what was said, takes it only where confirmed, and names what changed", async () => {
  await filledIn("First");
  const form = await lead.get(`/children/${child.personId}/tools/safeguard`);
  expect(form.page.text).toContain("Firstevidence");
  const { "answer-absent": _, "evidence-absent": __, ...rest } = aScreening("Second");
  const address = `/children/${child.personId}/tools/safeguard`;
  const unconfirmed = await lead.post(address, rest);
  expect(unconfirmed.status).toBe(422);
  const confirmed = await lead.post(address, {
    ...rest,
    "still-absent": "yes",
    "answer-gangs": "possible",
    "evidence-gangs": "A friend said so",
  });
  expect(confirmed.status).toBe(303);
  const { page } = await lead.get(confirmed.location ?? "");
  expect(page.text).toContain("Firstevidence");
  expect(page.text).toMatch(/What has changed since/);
  expect(page.text).toMatch(/Older age groups, gangs or involvement in crime\s+No\s+Possible/);
});

test("a use is read by who reaches the child and by nobody else, also under another child's address", async () => {
  const at = await filledIn("Alone");
  await letIn(app, child, "police");
  expect((await (await app.signIn("police")).get(at)).status).toBe(200);
  const nurse = await app.signIn("nurse");
  const audit = await auditDuring(app, async () => {
    const answer = await nurse.get(at);
    expect([answer.status, answer.html.includes("Alone")]).toEqual([404, false]);
  });
  expect(audit).toMatchObject([{ action: "tool.read", outcome: "not_found" }]);
  await letIn(app, other, "nurse");
  const borrowed = at.replace(child.personId, other.personId);
  expect((await nurse.get(borrowed)).status).toBe(404);
  expect((await nurse.get(`/children/${other.personId}/tools`)).html).not.toContain("Alone");
});

test("the database keeps what was filled in from being changed, and from being written for others", async () => {
  const at = await filledIn("Kept");
  const useId = at.split("/").at(-1) ?? "";
  const lines = await app.query<{ change: boolean; remove: boolean }>(
    `select has_table_privilege('lantern_app', 'protect.tool_uses', 'update') as change,
            has_table_privilege('lantern_app', 'protect.tool_uses', 'delete') as remove`,
  );
  expect(lines).toEqual([{ change: false, remove: false }]);
  const [row] = await app.query<{ used_by: string }>(
    "select used_by from protect.tool_uses where tool_use_id = $1",
    [useId],
  );
  expect(row?.used_by).toBe(await staffIdOf(app, "lead"));
});

test("the judgement and its reason stand in the chronology, the number does not", async () => {
  await filledIn("Told");
  const { page } = await lead.get(`/children/${child.personId}/chronology`);
  expect(page.text).toContain("SAFEGUARD screening filled in, judged Medium");
  expect(page.text).toContain("Toldjudgement");
});
