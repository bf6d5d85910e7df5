import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { askForm, grantForm } from "../harness/flags.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { aFlag, letIn } from "./world.ts";

/** The use of a flag against the child: refused until somebody else grants it, for a time. */
let app: TestApp;
let coordinator: Client;
let police: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  police = await app.signIn("police");
});
afterAll(() => app.close());

const said = ({ page }: Answer): readonly string[] => page.errors.map(({ text }) => text);

const notFor = "Not to be used for enforcement";
const granted = "Use for enforcement granted until 1 December 2026";

async function flagged(): Promise<{ readonly child: Child; readonly at: string }> {
  const child = await aChild(app);
  for (const key of ["police", "school"]) await letIn(app, child, key);
  const flagId = await aFlag(app, child);
  return { child, at: `/children/${child.personId}/flags/${flagId}/enforcement` };
}

async function asked(by: Client, at: string): Promise<string> {
  const answer = await by.post(at, askForm);
  expect(said(answer)).toEqual([]);
  expect(answer.status).toBe(303);
  return answer.location ?? "";
}

const toldTo = async (key: string, child: Child): Promise<readonly string[]> =>
  (
    await app.query<{ headline: string }>(
      "select headline from work.notifications where staff_id = $1 and href like $2 order by notification_id",
      [await staffIdOf(app, key), `/children/${child.personId}/enforcement%`],
    )
  ).map(({ headline }) => headline);

test("without a grant each place that shows a flag says what it is not for", async () => {
  const { child, at } = await flagged();
  const path = `/children/${child.personId}`;
  await app.query(
    "update protect.tracker_entries set flags = '{county-lines}' where person_id = $1",
    [child.personId],
  );
  for (const page of [path, `${path}/worry`, `${path}/chronology`, at, "/children"])
    expect((await coordinator.get(page)).page.text, page).toContain(notFor);
  const api = await coordinator.get(`/api${path}/flags`);
  const { flags } = JSON.parse(api.html) as { flags: { enforcement: string }[] };
  expect(flags.map(({ enforcement }) => enforcement)).toEqual([notFor]);
  expect((await coordinator.get("/api/children")).html).toContain(notFor);
});

test("a grant is someone else's, says what protects the child, tells the professional network, and shows beside the flag", async () => {
  const { child, at } = await flagged();
  const request = await asked(police, at);
  expect((await police.get(request)).page.text).toContain("refused until then");
  expect((await police.post(request, grantForm)).status).toBe(403);
  const bare = { ...grantForm, section45: "", notCharging: "", safeguards: "" };
  expect(said(await coordinator.post(request, bare))).toHaveLength(3);
  const events = await auditDuring(app, async () => {
    expect((await coordinator.post(request, grantForm)).status).toBe(303);
  });
  expect(events.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    "flag.enforcement.decide done",
  ]);
  expect((await coordinator.post(request, grantForm)).status).toBe(409);
  const path = `/children/${child.personId}`;
  for (const page of [path, `${path}/worry`])
    expect((await police.get(page)).page.text, page).toContain(granted);
  const chronology = (await police.get(`${path}/chronology`)).page.text;
  expect(chronology).toContain("for enforcement against the child granted until 1 December 2026");
  expect(await toldTo("school", child)).toEqual([
    "A request was made to use a flag for enforcement against a child",
    "Use of a flag for enforcement against a child was granted for a time",
  ]);
  const end = { reason: "Done", version: "2" };
  expect((await coordinator.post(`${request}/end`, end)).status).toBe(303);
  expect((await coordinator.post(`${request}/end`, end)).status).toBe(409);
  expect((await police.get(path)).page.text).toContain(notFor);
});

test("what is refused stays refused, and another request waits its turn", async () => {
  const { at } = await flagged();
  const request = await asked(police, at);
  const twice = await police.post(at, { ...askForm, wantedUse: "Qxagain" });
  expect(twice.status).toBe(422);
  expect(twice.html).toContain("Qxagain");
  const no = { ...grantForm, outcome: "refused", "from-day": "", "until-day": "" };
  expect((await coordinator.post(request, no)).status).toBe(303);
  expect((await coordinator.get(request)).page.text).toContain("Refused");
  await asked(police, at);
});

test("nobody decides what they asked for, not even past the page", async () => {
  const { at } = await flagged();
  const request = await asked(coordinator, at);
  expect((await coordinator.get(request)).html).not.toContain("Record the decision");
  const own = await coordinator.post(request, grantForm);
  expect(said(own)).toEqual(["A colleague decides on your request"]);
  const mash = await app.signIn("mash");
  expect((await mash.post(request, grantForm)).status).toBe(303);
});

test("a grant that is over is refused again by itself", async () => {
  const { child, at } = await flagged();
  const request = await asked(police, at);
  expect((await coordinator.post(request, grantForm)).status).toBe(303);
  await app.query(
    `update protect.enforcement_requests set from_on = '2026-11-01', until_on = '2026-11-23' where person_id = $1`,
    [child.personId],
  );
  expect((await police.get(`/children/${child.personId}`)).page.text).toContain(notFor);
  expect((await police.get(request)).page.text).toContain("over");
});

test("governance reads how often and what was decided, and no child", async () => {
  const { child, at } = await flagged();
  await asked(police, at);
  const register = await (await app.signIn("governance")).get("/governance/enforcement");
  expect(register.page.text).toContain("Waits: refused until then");
  const typed = [askForm.wantedUse, askForm.power, askForm.reason, askForm.instead];
  for (const word of [child.reference, child.personId, ...typed])
    expect(register.html).not.toContain(word);
  const list = await coordinator.get("/enforcement");
  expect(list.page.text).toContain(child.reference);
});
