import type { Page } from "playwright-core";
import type { Site } from "./browser.ts";
import { aLatePromise, aStandaloneAction } from "./chasing.ts";
import type { Child } from "./factories.ts";
import { asksWhoItIs, sayWhoItIs } from "./second-factor.ts";
import { press, type } from "./steps.ts";
import type { Stop } from "./stop.ts";

type Act = (page: Page) => Promise<void>;

const all =
  (...acts: readonly Act[]): Act =>
  async (page) => {
    for (const act of acts) await act(page);
  };
const pressing =
  (name: string): Act =>
  (page) =>
    press(page, name);
const opening =
  (name: RegExp): Act =>
  async (page) => {
    const link = page.getByRole("main").getByRole("link", { name }).first();
    await Promise.all([page.waitForEvent("load"), link.click()]);
  };
const typing =
  (typed: Readonly<Record<string, string>>): Act =>
  (page) =>
    type(page, typed);

const coordinator = { as: "coordinator" };

const views: readonly Stop[] = [
  {
    ...coordinator,
    name: "views, with one of their own",
    at: "/children/views/new?level=3",
    then: all(typing({ "Name of the view": "High <b> only" }), pressing("Save the view"), (page) =>
      page.goto("/children/views").then(() => undefined),
    ),
    heading: "Views of the tracker",
  },
  {
    ...coordinator,
    name: "renaming a view",
    at: "/children/views",
    then: opening(/^Rename/),
    heading: "Rename “High <b> only”",
  },
  {
    ...coordinator,
    name: "deleting a view",
    at: "/children/views",
    then: opening(/^Delete/),
    heading: "Delete the view “High <b> only”",
  },
];

const columns: readonly Stop[] = [
  {
    ...coordinator,
    name: "columns of their own",
    at: "/children/columns",
    then: async (page) => {
      await typing({ "Name of the column": "Dental check <b>" })(page);
      await page.getByLabel("Text", { exact: true }).check();
      await press(page, "Add the column");
    },
    heading: "Columns of your own",
  },
  {
    ...coordinator,
    name: "changing a column",
    at: "/children/columns",
    then: opening(/^Change/),
    heading: "Change Dental check",
  },
  {
    ...coordinator,
    name: "retiring a column",
    at: "/children/columns",
    then: opening(/^Retire/),
    heading: "Retire Dental check",
  },
  {
    ...coordinator,
    name: "one of their saves",
    at: "/children/edit/saves",
    then: opening(/2026/),
    heading: "Saved on",
  },
  {
    ...coordinator,
    name: "adding a child who may be known",
    at: "/children/new",
    then: all(
      typing({
        "First name": "Anastasia Wilhelmina",
        "Last name": "Featherstonehaugh <b>",
        "Why the child is opened": "Seen with train tickets to three towns.",
      }),
      pressing("Add the child"),
    ),
    heading: "Add a child",
  },
];

const makeOne: Act = async (page) => {
  await page.getByLabel("Papers for a panel or meeting").check();
  await page.getByLabel("I keep it for my own work").check();
  const file = page.waitForEvent("download");
  await page.getByRole("button", { name: "Make the file" }).click();
  const asked = asksWhoItIs(page).waitFor();
  const isAsked = await Promise.race([file.then(() => false), asked.then(() => true)]);
  if (isAsked) {
    await sayWhoItIs(page);
    await page.getByRole("button", { name: "Make and download the file" }).click();
  } else asked.catch(() => undefined);
  await (await file).cancel();
  await page.goto("/exports");
};

const askForNames: Act = async (page) => {
  await page.getByLabel("Papers for a panel or meeting").check();
  await page.getByLabel("A colleague").check();
  // Not the manager, who is the second person in what follows.
  const colleague = { label: "Tom Cole, Eastmoor Police" };
  await page.getByLabel("Colleague", { exact: true }).selectOption(colleague);
  await page.getByLabel("Yes", { exact: true }).check();
  await page.getByLabel("Why names are needed").fill("The panel talks about each child");
  await page.getByRole("button", { name: "Make the file" }).click();
};

const exported: readonly Stop[] = [
  {
    ...coordinator,
    name: "taking a list out",
    at: "/children/export",
    heading: "Export this list",
  },
  {
    ...coordinator,
    name: "taking a list out, with errors",
    at: "/children/export",
    then: pressing("Make the file"),
    heading: "Export this list",
  },
  {
    ...coordinator,
    name: "exports",
    at: "/children/export",
    then: makeOne,
    heading: "Your exports",
  },
  {
    ...coordinator,
    name: "a file that waits for a second person",
    at: "/children/export",
    then: askForNames,
    heading: "A file of the tracker",
  },
  { as: "manager", name: "papers with a file that waits", at: "/papers", heading: "Papers" },
  {
    as: "manager",
    name: "a file to release, with errors",
    at: "/papers",
    then: all(opening(/with names$/), pressing("Send it back")),
    heading: "A file of the tracker",
  },
  {
    ...coordinator,
    name: "an export",
    at: "/exports",
    then: opening(/^E-\d/),
    heading: "Export",
  },
  {
    ...coordinator,
    name: "the end of an export, with errors",
    at: "/exports",
    then: all(opening(/^Say that/), pressing("Confirm that it is destroyed")),
    heading: "Say that",
  },
  { as: "governance", name: "the register", at: "/exports", heading: "Register of exports" },
];

function chased(site: Site, child: Child): readonly Stop[] {
  const letNurseIn: Act = async (page) => {
    await aLatePromise(site.app, child, "lead");
    await page.goto("/overdue");
  };
  return [
    { ...coordinator, name: "what is late", at: "/overdue", then: letNurseIn, heading: "Overdue" },
    {
      ...coordinator,
      name: "what was asked about",
      at: "/overdue",
      then: async (page) => {
        const ask = page.getByRole("button", { name: /^Ask: / }).first();
        await Promise.all([page.waitForEvent("load"), ask.click()]);
      },
      heading: "Overdue",
    },
    { as: "lead", name: "work with a question", at: "/work", heading: "My work" },
    {
      as: "police",
      name: "an action without the record, with errors",
      at: "/work",
      then: async (page) => {
        const actionId = await aStandaloneAction(site.app, child, "police");
        await page.goto(`/work/actions/${actionId}`);
        await press(page, "Record the outcome");
      },
      heading: "An action without the record",
    },
    { as: "police", name: "work with such an action", at: "/work", heading: "My work" },
    { as: "lead", name: "a question", at: "/asked", heading: "Asked of you" },
    { as: "lead", name: "all actions", at: "/work/all", heading: "My work: the whole of a list" },
    {
      as: "lead",
      name: "an answer with errors",
      at: "/asked",
      then: all(opening(/^Another date, or not mine/), pressing("Send this answer")),
      heading: "Answer a question",
    },
    {
      as: "lead",
      name: "a question that is answered",
      at: "/asked",
      then: async (page) => {
        const answer = page.getByRole("button", { name: /^No information held/ }).first();
        await Promise.all([page.waitForEvent("load"), answer.click()]);
      },
      heading: "Asked of you",
    },
  ];
}

const admin = { as: "admin", at: "/admin/service-accounts" };
const theAccount = opening(/^Case <b> system/);

const machines: readonly Stop[] = [
  {
    ...admin,
    name: "a service account",
    at: "/admin/service-accounts/new",
    then: async (page) => {
      await type(page, { "Name of the system": "Case <b> system" });
      for (const label of ["Team it acts for", "What it may do", "Who answers for it"]) {
        await page.getByLabel(label, { exact: true }).selectOption({ index: 1 });
      }
      await press(page, "Add the account");
    },
    heading: "Case <b> system",
  },
  {
    ...admin,
    name: "a token with errors",
    then: all(theAccount, opening(/^Make a token/), pressing("Make the token")),
    heading: "Make a token",
  },
  {
    ...admin,
    name: "a token that is shown",
    then: all(theAccount, opening(/^Make a token/), async (page) => {
      await type(page, { "What it is for": "The nightly run" });
      await page.getByRole("checkbox").first().check();
      await page.getByLabel("How long it is good for").selectOption({ index: 1 });
      await press(page, "Make the token");
    }),
    heading: "The token is made",
  },
  {
    ...admin,
    name: "revoking a token",
    then: all(theAccount, opening(/^Revoke/)),
    heading: "Revoke",
  },
  {
    ...admin,
    name: "ending an account",
    then: all(theAccount, opening(/^End/)),
    heading: "End",
  },
];

/** The tracker's other pages, chasing, and the accounts of machines, with something in them. */
export const trackerPages = (site: Site, child: Child): readonly Stop[] => [
  ...views,
  ...columns,
  ...exported,
  ...chased(site, child),
  ...machines,
];
