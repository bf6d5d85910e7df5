import type { Page } from "playwright-core";
import { demoEmail, demoPassword } from "../../src/demonstration/index.ts";
import { signIn, type Site } from "./browser.ts";
import { aChild, type Child } from "./factories.ts";

export type Stop = {
  readonly name: string;
  /** Who is looking; nobody where it is left out. */
  readonly as?: string;
  readonly at: string;
  /** What makes the state that is looked at, once the page is open. */
  readonly then?: (page: Page) => Promise<void>;
  /** How the page's main heading begins: that the right page is being looked at. */
  readonly heading: string;
};

const press = (name: string) => (page: Page) => page.getByRole("button", { name }).click();

async function firstStep(page: Page): Promise<void> {
  await page.getByLabel("Work email address").fill(demoEmail("nurse"));
  await page.getByLabel("Password").fill(demoPassword);
  await press("Continue")(page);
}

/** A name as long as names get, and one that could be taken for markup. */
export function aHardChild(site: Site): Promise<Child> {
  const familyName = "Featherstonehaugh-Wolstenholme-Papadimitriou <b>";
  return aChild(site.app, { familyName, givenName: "Anastasia Wilhelmina Oluwaseun", level: 3 });
}

const beforeSigningIn: readonly Stop[] = [
  { name: "sign-in", at: "/sign-in", heading: "Sign in" },
  {
    name: "sign-in with errors",
    at: "/sign-in",
    then: press("Continue"),
    heading: "Sign in",
  },
  {
    name: "the one-time code",
    at: "/sign-in",
    then: firstStep,
    heading: "Enter your one-time code",
  },
  {
    name: "a wrong one-time code",
    at: "/sign-in",
    then: async (page) => {
      await firstStep(page);
      await page.getByLabel("One-time code").fill("12345");
      await press("Sign in")(page);
    },
    heading: "Enter your one-time code",
  },
  { name: "help", at: "/help", heading: "Help" },
  { name: "a help page", at: "/help/tracker", heading: "The tracker" },
  { name: "an address that leads nowhere", at: "/nowhere", heading: "Page not found" },
];

/** Every page of Lantern in every state it can be in, errors included. */
export function everyPage(site: Site, child: Child): readonly Stop[] {
  const path = `/children/${child.personId}`;
  const coordinator = { as: "coordinator" };
  return [
    ...beforeSigningIn,
    { ...coordinator, name: "the tracker", at: "/children", heading: "Tracker" },
    {
      ...coordinator,
      name: "the tracker, filtered to nothing",
      at: "/children?level=1&show=closed",
      heading: "Tracker",
    },
    { ...coordinator, name: "a child", at: path, heading: "Anastasia" },
    { ...coordinator, name: "a chronology", at: `${path}/chronology`, heading: "Chronology" },
    { ...coordinator, name: "a note", at: `${path}/note`, heading: "Add a note" },
    {
      ...coordinator,
      name: "a note with errors",
      at: `${path}/note`,
      then: async (page) => {
        await page.getByLabel("Month").fill("13");
        await press("Add to the chronology")(page);
      },
      heading: "Add a note",
    },
    { ...coordinator, name: "a level", at: `${path}/level`, heading: "Record a level" },
    {
      ...coordinator,
      name: "a level with errors",
      at: `${path}/level`,
      then: press("Record this level"),
      heading: "Record a level",
    },
    {
      ...coordinator,
      name: "a level that somebody else recorded meanwhile",
      at: `${path}/level`,
      then: async (page) => {
        await site.app.query(
          "update protect.tracker_entries set version = version + 1 where person_id = $1",
          [child.personId],
        );
        await page.getByLabel("Low").check();
        await page.getByLabel("Reason").fill("Nothing new.");
        await press("Record this level")(page);
      },
      heading: "Record a level",
    },
    { ...coordinator, name: "a circle", at: `${path}/circle`, heading: "Who is involved" },
    {
      ...coordinator,
      name: "a circle with errors",
      at: `${path}/circle`,
      then: press("Add to the circle"),
      heading: "Who is involved",
    },
    {
      ...coordinator,
      name: "a page without permission",
      at: "/audit",
      heading: "You do not have permission",
    },
    {
      as: "school",
      name: "the children of somebody who works with none",
      at: "/children",
      heading: "Children you work with",
    },
    {
      as: "school",
      name: "a child out of reach",
      at: path,
      heading: "Page not found",
    },
    { as: "governance", name: "the audit", at: "/audit", heading: "Audit" },
    {
      as: "governance",
      name: "the audit, filtered to nothing",
      at: "/audit?outcome=refused&page=9",
      heading: "Audit",
    },
    {
      as: "admin",
      name: "the calendar",
      at: "/admin/calendar",
      heading: "Working-day calendar",
    },
    {
      as: "admin",
      name: "the calendar with errors",
      at: "/admin/calendar",
      then: press("Add this day"),
      heading: "Working-day calendar",
    },
    ...afterAWhile(site, path),
  ];
}

/** Last, because they move the clock past everybody's session. */
function afterAWhile(site: Site, path: string): readonly Stop[] {
  const sendLate = async (page: Page): Promise<void> => {
    await page.getByLabel("Headline").fill("Two calls on Tuesday");
    site.app.clock.advance({ hours: 1 });
    await press("Add to the chronology")(page);
  };
  return [
    {
      as: "coordinator",
      name: "signed out while typing",
      at: `${path}/note`,
      then: sendLate,
      heading: "Sign in",
    },
    {
      as: "lead",
      name: "signed in again with what was typed",
      at: `${path}/note`,
      then: async (page) => {
        await sendLate(page);
        await signIn(page, "lead", site.app);
      },
      heading: "You are signed in again",
    },
  ];
}
