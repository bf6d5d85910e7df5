import type { Page } from "playwright-core";
import { type Site } from "./browser.ts";
import { accountPages } from "./account-pages.ts";
import { afterAWhile } from "./after-a-while.ts";
import { alarmPages, anAlarm, aReported } from "./alarm-pages.ts";
import { anUnusualUse, auditPages } from "./audit-pages.ts";
import { openCase } from "./case-pages.ts";
import { concernPages } from "./concern-pages.ts";
import { conflictPages } from "./conflict-pages.ts";
import { aChild, type Child } from "./factories.ts";
import { mashPages } from "./mash-pages.ts";
import { meetingPages } from "./meeting-pages.ts";
import { documentPages, receive } from "./document-pages.ts";
import { openDisruptionPlan } from "./disruption-pages.ts";
import { educationPages, study } from "./education-pages.ts";
import { elsewherePages } from "./elsewhere-pages.ts";
import { flagPages } from "./flag-pages.ts";
import { panelPages, sit } from "./panel-pages.ts";
import { exploitationPages } from "./exploitation-pages.ts";
import { familyPages, turnCarerPageOn } from "./family-pages.ts";
import { frontDoorPages } from "./front-door-pages.ts";
import { gridPages } from "./grid-pages.ts";
import { healthPages } from "./health-pages.ts";
import { importPages } from "./import-pages.ts";
import { goMissing, missingPages } from "./missing-pages.ts";
import { lifePages } from "./life-pages.ts";
import { pathwayPages } from "./pathway-pages.ts";
import { recover, recoveryPages } from "./recovery-pages.ts";
import { samePages, writeTwice } from "./same-child-pages.ts";
import { searchPages } from "./search-pages.ts";
import { goVisiting, visitPages } from "./visit-pages.ts";
import { workPages } from "./work-pages.ts";
import { planPages } from "./plan-pages.ts";
import { beforeSigningIn } from "./sign-in-pages.ts";
import { trackerPages } from "./tracker-pages.ts";
import type { Stop } from "./stop.ts";

const press = (name: string) => (page: Page) => page.getByRole("button", { name }).click();

/** A name as long as names get, and one that could be taken for markup. */
export async function aHardChild(site: Site): Promise<Child> {
  await anUnusualUse(site.app);
  await anAlarm(site.app);
  await aReported(site.app);
  // Whom the concerns in concern-pages.ts seem to be about.
  await aChild(site.app, {
    familyName: "Featherstonehaugh <b>",
    givenName: "Anastasia Wilhelmina",
  });
  // Whose name stands in a paper for somebody else's family.
  await aChild(site.app, { familyName: "Vale", givenName: "Tobias" });
  const familyName = "Featherstonehaugh-Wolstenholme-Papadimitriou <b>";
  const givenName = "Anastasia Wilhelmina Oluwaseun";
  const child = await aChild(site.app, { familyName, givenName, level: 3 });
  await openCase(site);
  await openDisruptionPlan(site);
  await goMissing(site, child);
  await recover(site, child);
  await turnCarerPageOn(site);
  await study(site, child);
  await sit(site, child);
  await goVisiting(site, child);
  await receive(site, child);
  await writeTwice(site, child);
  return child;
}

/** Every page of Lantern in every state it can be in, errors included. */
export function everyPage(site: Site, child: Child): readonly Stop[] {
  const path = `/children/${child.personId}`;
  const coordinator = { as: "coordinator" };
  return [
    ...beforeSigningIn,
    ...searchPages,
    { ...coordinator, name: "the tracker", at: "/children", heading: "Tracker" },
    { as: "admin", name: "backups", at: "/admin/backups", heading: "Backups" },
    {
      as: "admin",
      name: "service accounts",
      at: "/admin/service-accounts",
      heading: "Service accounts",
    },
    {
      as: "admin",
      name: "a service account with errors",
      at: "/admin/service-accounts/new",
      then: press("Add the account"),
      heading: "Add a service account",
    },
    {
      ...coordinator,
      name: "the tracker, filtered to nothing",
      at: "/children?level=1&show=closed",
      heading: "Tracker",
    },
    {
      ...coordinator,
      name: "the tracker, grouped, with every column and a filter that cannot be read",
      at: "/children?group=ward&opened-day=31&opened-month=2&opened-year=2026&columns=reference,born,agencies,school,opened,recorded",
      heading: "Tracker",
    },
    {
      ...coordinator,
      name: "the tracker for printing",
      at: "/children/print?group=level",
      heading: "Tracker",
    },
    { ...coordinator, name: "views", at: "/children/views", heading: "Views of the tracker" },
    {
      ...coordinator,
      name: "a new view with errors",
      at: "/children/views/new?level=3",
      then: press("Save the view"),
      heading: "Save this view",
    },
    { ...coordinator, name: "chasing", at: "/overdue", heading: "Overdue" },
    { ...coordinator, name: "my work", at: "/work", heading: "My work" },
    { as: "manager", name: "a team's work", at: "/work", heading: "My work" },
    { ...coordinator, name: "what is asked", at: "/asked", heading: "Asked of you" },
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
    {
      ...coordinator,
      name: "drafts",
      at: `${path}/note`,
      then: async (page) => {
        await page.getByLabel("Headline").fill("Seen at school");
        await press("Save and come back later")(page);
        await page.goto("/drafts");
      },
      heading: "Your drafts",
    },
    {
      ...coordinator,
      name: "the tools of a child",
      at: `${path}/tools`,
      heading: "Screening and assessment tools",
    },
    {
      ...coordinator,
      name: "a tool with errors",
      at: `${path}/tools/safeguard`,
      then: press("Send"),
      heading: "SAFEGUARD screening",
    },
    { ...coordinator, name: "how worried", at: `${path}/worry`, heading: "How worried we are" },
    {
      ...coordinator,
      name: "a harm status",
      at: `${path}/harm-status`,
      heading: "Record harm status",
    },
    {
      ...coordinator,
      name: "a harm status with errors",
      at: `${path}/harm-status`,
      then: press("Record this harm status"),
      heading: "Record harm status",
    },
    { ...coordinator, name: "a flag", at: `${path}/flags`, heading: "Raise a flag" },
    {
      ...coordinator,
      name: "a flag with errors",
      at: `${path}/flags`,
      then: press("Raise this flag"),
      heading: "Raise a flag",
    },
    {
      ...coordinator,
      name: "how worried, with a flag and a harm status beside a low level",
      at: `${path}/flags`,
      then: async (page) => {
        await page.getByLabel("County lines").check();
        await page.getByLabel("Reason").fill("Seen with train tickets to three towns.");
        await press("Raise this flag")(page);
        await page.getByRole("button", { name: "Record harm status" }).click();
        await page.getByLabel("Being exploited").check();
        await page.getByLabel("Reason").fill("Said so herself, to her youth worker.");
        await press("Record this harm status")(page);
      },
      heading: "How worried we are",
    },
    {
      ...coordinator,
      name: "a review of a flag",
      at: `${path}/worry`,
      then: (page) => page.getByRole("link", { name: /^Review/ }).click(),
      heading: "Review the flag",
    },
    {
      ...coordinator,
      name: "the end of a flag, with errors",
      at: `${path}/worry`,
      then: async (page) => {
        await page.getByRole("link", { name: /^End/ }).click();
        await press("End this flag")(page);
      },
      heading: "End the flag",
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
      name: "a level that someone else recorded meanwhile",
      at: `${path}/level`,
      then: async (page) => {
        await site.app.query(
          "update protect.tracker_entries set version = version + 1 where person_id = $1",
          [child.personId],
        );
        await page.getByRole("radio", { name: "Low" }).check();
        await page.getByLabel("Reason").fill("Nothing new.");
        await press("Record this level")(page);
      },
      heading: "Record a level",
    },
    {
      ...coordinator,
      name: "a professional network",
      at: `${path}/circle`,
      heading: "Who is involved",
    },
    {
      ...coordinator,
      name: "a professional network with errors",
      at: `${path}/circle`,
      then: press("Add to the professional network"),
      heading: "Who is involved",
    },
    {
      ...coordinator,
      name: "where a child can be found",
      at: `${path}/whereabouts`,
      heading: "Home, school and contacts",
    },
    {
      ...coordinator,
      name: "where a child can be found, with errors",
      at: `${path}/whereabouts`,
      then: press("Add"),
      heading: "Home, school and contacts",
    },
    {
      ...coordinator,
      name: "protecting, with errors",
      at: `${path}/whereabouts/protect`,
      then: press("Protect"),
      heading: "Protect where this child can be found",
    },
    {
      ...coordinator,
      name: "the configuration",
      at: "/admin/configuration",
      heading: "Configuration",
    },
    {
      ...coordinator,
      name: "the levels as configured",
      at: "/admin/configuration/level-scheme",
      heading: "Risk levels",
    },
    {
      ...coordinator,
      name: "a page without permission",
      at: "/audit",
      heading: "You do not have permission",
    },
    {
      as: "school",
      name: "the children of someone who works with none",
      at: "/children",
      heading: "Children you work with",
    },
    {
      as: "school",
      name: "a child out of reach",
      at: path,
      heading: "Page not found",
    },
    { ...coordinator, name: "access", at: `${path}/access`, heading: "Access" },
    {
      ...coordinator,
      name: "restricting with errors",
      at: `${path}/restrict`,
      then: press("Restrict this record"),
      heading: "Restrict this record",
    },
    ...conflictPages(path),
    ...missingPages(path),
    { as: "police", name: "finding", at: "/find", heading: "Is a child known?" },
    {
      as: "police",
      name: "finding with errors",
      at: "/find",
      then: press("Ask"),
      heading: "Is a child known?",
    },
    {
      as: "police",
      name: "an emergency",
      at: `/emergency/${child.personId}`,
      heading: "Open a record in an emergency",
    },
    {
      as: "governance",
      name: "emergency openings",
      at: "/emergency/reviews",
      heading: "Emergency openings",
    },
    { as: "governance", name: "notices", at: "/notices", heading: "Your notices" },
    {
      as: "governance",
      name: "whose information it is",
      at: "/governance/controllers",
      heading: "Whose information it is",
    },
    { as: "mash", name: "the MASH queue", at: "/mash", heading: "Multi-agency safeguarding hub" },
    {
      as: "mash",
      name: "what the MASH has decided",
      at: "/mash?show=decided",
      heading: "Multi-agency safeguarding hub",
    },
    {
      as: "mash",
      name: "concerns about a child",
      at: `${path}/concerns`,
      heading: "Concerns about",
    },
    ...healthPages,
    ...auditPages(child),
    ...alarmPages,
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
    ...concernPages,
    ...accountPages,
    ...gridPages,
    ...frontDoorPages,
    ...mashPages,
    ...samePages,
    ...meetingPages(path),
    ...pathwayPages(path),
    ...recoveryPages(path),
    ...educationPages(path),
    ...visitPages(path),
    ...documentPages(path),
    ...elsewherePages(path),
    ...familyPages(path),
    ...lifePages(path),
    ...workPages(path),
    ...flagPages(path),
    ...panelPages(path),
    ...planPages(path),
    ...exploitationPages(path),
    ...trackerPages(site, child),
    ...importPages(site),
    ...afterAWhile(site, path),
  ];
}
