import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { liftHolds } from "../harness/holds.ts";
import { readXlsx } from "../../src/platform/spreadsheets/fixtures/read-sheet.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { exportForm, takeOut } from "../harness/exports.ts";
import { restrict } from "../harness/factories.ts";
import { shutOut } from "../harness/for-machines.ts";
import { aMachine, apiClient, type ApiClient, type MadeToken } from "../harness/machine.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { bringInWords, sayInTracker } from "./tracker-words.ts";
import { auditDuring } from "./walk.ts";
import { aFact, childrenWithCanaries, endPosts, protect, type Told } from "./world.ts";

/**
 * A record that is restricted to others, or whose reader is shut out, or where a child can be found,
 * changes no list, no count, no group, no file and no answer: each reads as if there were none.
 */
let app: TestApp;
let machine: MadeToken;
let importId: string;
let plain: Told;
beforeAll(async () => {
  app = await anApp();
  await liftHolds(app);
  machine = await aMachine(app);
  [plain] = (await childrenWithCanaries(app, ["Qxplain"])) as [Told];
  [importId] = await bringInWords(app, [{ ...plain, asked: "lead" }]);
  await aFact(app, plain.child, { kind: "ward", wording: "Qxplainward" });
}, 180_000);
afterAll(() => app.close());

const columns = "columns=level,harm,flag,lead,stage,ward,school,actions,agencies,own.notes";
const groups = ["level", "harm", "stage", "lead", "ward"];
const take = async (client: Client, format: "csv" | "xlsx", show: string): Promise<string> => {
  const form = { ...exportForm, names: "yes", "names-reason": "A test", columns: "ward", format };
  const both = { by: client, second: await app.signIn("lead") };
  const answer = await takeOut(both, `/children/export?show=${show}&${columns}`, form);
  // Who can release it has a notice, which would be counted at the next door.
  await app.query("delete from work.notifications where kind = 'export'");
  if (answer.status !== 200) return answer.page.text;
  return format === "xlsx" ? JSON.stringify(await readXlsx(answer.raw)) : answer.html;
};
const page =
  (path: string) =>
  async (client: Client): Promise<string> => {
    const { page: read, html } = await client.get(path);
    return path.startsWith("/api/") ? html : read.text;
  };

type Door = (client: Client) => Promise<string>;

/** Every list, count, group, search, print, file and question, each with whether the co-ordinator finds the plain child there. */
const doors: Readonly<Record<string, readonly [Door, "shows" | "silent"]>> = {
  "the list": [page(`/children?${columns}`), "shows"],
  ...Object.fromEntries(
    groups.map((group) => [
      `the list by ${group}`,
      [page(`/children?group=${group}&${columns}`), "shows"] as const,
    ]),
  ),
  "the closed ones": [page("/children?show=closed"), "silent"],
  "overdue actions": [page("/children?actions=overdue"), "shows"],
  "ward not known": [page("/children?ward=unknown"), "silent"],
  "a ward": [page("/children?ward=Qxhiddenward"), "silent"],
  "an own column": [page("/children?own.notes=Qxhiddenown"), "silent"],
  "a name": [page("/children?q=Qxplainfamily"), "shows"],
  "a hidden name": [page("/children?q=Qxhiddenfamily"), "silent"],
  "another hidden name": [page("/children?q=Qxhiddenalias"), "silent"],
  "the list on paper": [page(`/children/print?group=ward&${columns}`), "shows"],
  "the list as a form": [page(`/children/edit?${columns}`), "shows"],
  "the form for a file": [page(`/children/export?${columns}`), "silent"],
  "a text file": [(client) => take(client, "csv", "open"), "shows"],
  "a workbook": [(client) => take(client, "xlsx", "open"), "shows"],
  "own columns": [page("/children/columns"), "silent"],
  chasing: [page("/overdue"), "shows"],
  "what was asked": [page("/asked"), "silent"],
  "my work": [page("/work"), "silent"],
  "what a workbook offered": [
    async (client) => page(`/imports/${importId}/offers`)(client),
    "shows",
  ],
  "an import": [async (client) => page(`/imports/${importId}`)(client), "silent"],
  "the list for programs": [page("/api/children"), "shows"],
  "actions for programs": [page("/api/actions"), "silent"],
  "questions for programs": [page("/api/chases"), "silent"],
  notices: [page("/notices"), "silent"],
};

/** Less what is new in every file: its number, and what a workbook notes of itself. */
const steady = (text: string): string => text.replaceAll(/E-\d+-\d/g, "E");

async function look(client: Client): Promise<Readonly<Record<string, string>>> {
  const said: Record<string, string> = {};
  for (const [name, [open]] of Object.entries(doors)) said[name] = steady(await open(client));
  return said;
}

const askMachine = async (by: ApiClient): Promise<string> =>
  (await Promise.all(["actions", "chases", "concerns"].map((one) => by.get(`/api/${one}`))))
    .map(({ text }) => text)
    .join("\n");

const staff = ["coordinator", "lead"] as const;

async function aHidden(): Promise<Told> {
  const [told] = await childrenWithCanaries(app, ["Qxhidden"]);
  if (!told) throw new Error("no child was made");
  await sayInTracker(
    app,
    { ...told, asked: "lead" },
    { coordinator: await staffIdOf(app, "coordinator"), importId },
  );
  await aFact(app, told.child, { kind: "ward", wording: "Qxhiddenward" });
  return told;
}

const hidings: Readonly<Record<string, (told: Told) => Promise<void>>> = {
  "a record restricted to others": ({ child }) => restrict(app, child),
  "a record that they are shut out of": async ({ child }) => {
    for (const key of staff) await shutOut(app, child, await staffIdOf(app, key));
    await shutOut(app, child, machine.accountId);
  },
};

let before: Readonly<Record<string, Readonly<Record<string, string>>>> = {};
beforeEach(async () => {
  await app.query("delete from subjects.people where family_name like 'Qxhidden%'");
  const said: Record<string, Readonly<Record<string, string>>> = {};
  for (const key of staff) said[key] = await look(await app.signIn(key));
  before = said;
}, 180_000);

test("the doors are open: where children stand, the plain one does", () => {
  for (const [name, [, sees]] of Object.entries(doors)) {
    const isThere = /qxplain|C-\d{4,}-\d/i.test(before["coordinator"]?.[name] ?? "");
    if (sees === "shows") expect([name, isThere]).toEqual([name, true]);
  }
});

test.each(Object.keys(hidings))("%s is nowhere, and in no count", async (name) => {
  const by = apiClient(app, machine.token);
  const toMachine = await askMachine(by);
  const told = await aHidden();
  await hidings[name]?.(told);
  for (const key of staff) {
    const client = await app.signIn(key);
    const events = await auditDuring(app, async () => {
      for (const [door, text] of Object.entries(await look(client))) {
        expect([key, door, text]).toEqual([key, door, before[key]?.[door]]);
      }
    });
    const touched = events.flatMap(({ subject_ids: ids }) => ids);
    expect(touched).not.toContain(told.child.personId);
  }
  expect(await askMachine(by)).toBe(toMachine);
});

test("the same child changes the lists of those who reach it: the comparison is not blind", async () => {
  await aHidden();
  const now = await look(await app.signIn("coordinator"));
  for (const door of ["the list", "the list by ward", "a text file", "chasing", "a hidden name"]) {
    expect([door, now[door] === before["coordinator"]?.[door]]).toEqual([door, false]);
  }
});

test("a protected ward is in no list, no group, no file and no choice, also of the named", async () => {
  const { child } = await aHidden();
  await protect(app, child, ["lead", "manager"]);
  for (const key of [...staff, "manager"]) {
    const said = await look(await app.signIn(key));
    for (const [door, text] of Object.entries(said)) {
      // The form in place is for those who may change it: who is named sees it there. A filter repeats what was typed.
      if (door === "a ward") expect(text).toContain("No child matches these filters");
      else if (door === "the list as a form" && key !== "coordinator") continue;
      else expect([key, door, text.includes("Qxhiddenward")]).toEqual([key, door, false]);
    }
  }
});

test("someone whose post ended yesterday has nothing left of what they were asked, promised or opened", async () => {
  const lead = await app.signIn("lead");
  const { child } = await aHidden();
  expect((await lead.get(`/children/${child.personId}`)).status).toBe(200);
  expect((await lead.get("/work")).page.text).toContain("Qxhidden");
  await endPosts(app, "lead", "2026-11-23");
  const after = await app.signIn("lead");
  for (const [door, text] of Object.entries(await look(after))) {
    expect([door, /qxhidden|qxplain/i.test(text)]).toEqual([door, false]);
  }
  await app.query("update directory.posts set ends_on = null where staff_id = $1", [
    await staffIdOf(app, "lead"),
  ]);
});
