import type { Page } from "playwright-core";
import { casePages } from "./case-pages.ts";
import { contextPages } from "./context-pages.ts";
import { disruptionPages } from "./disruption-pages.ts";
import { intelligencePages } from "./intelligence-pages.ts";
import { licensingPages } from "./licensing-pages.ts";
import { follow, press, type } from "./steps.ts";
import type { Stop } from "./stop.ts";

const coordinator = { as: "coordinator" };
const boardTitle = "Orders, notices and tactics";

/** Subjects that are no children, what links them with one, flags to look at, and the use of flags. */
export function flagPages(path: string): readonly Stop[] {
  const pressing = (button: string) => (page: Page) => press(page, button);
  const open = async (page: Page): Promise<void> => {
    await page.goto("/subjects?q=qx19zza");
    await follow(page, "Blue estate with quite a long description");
  };
  const add = async (page: Page): Promise<void> => {
    await type(page, {
      "Make, model and colour": "Blue estate with quite a long description",
      Registration: "QX19 ZZA",
      Source: "The school",
    });
    await press(page, "Save");
  };
  const again = async (page: Page): Promise<void> => {
    await open(page);
    await follow(page, "It is recorded twice");
  };
  return [
    ...intelligencePages,
    ...contextPages,
    ...casePages,
    ...disruptionPages,
    { ...coordinator, name: "subjects", at: "/subjects", heading: "People, places and networks" },
    {
      ...coordinator,
      name: "allegations to renew",
      at: "/overdue/allegations",
      heading: "Allegations to renew",
    },
    {
      ...coordinator,
      name: "suggested links",
      at: "/suggested-links",
      heading: "Suggested links",
    },
    {
      ...coordinator,
      name: "the kind of a new subject",
      at: "/subjects/new",
      heading: "Add a person, a place or another subject",
    },
    {
      ...coordinator,
      name: "a person of concern with errors",
      at: "/subjects/new?kind=person",
      then: pressing("Save"),
      heading: "Add: person of concern",
    },
    {
      ...coordinator,
      name: "a vehicle",
      at: "/subjects/new?kind=vehicle",
      then: add,
      heading: "Blue estate",
    },
    {
      ...coordinator,
      name: "a vehicle that is here already",
      at: "/subjects/new?kind=vehicle",
      then: add,
      heading: "Add: vehicle",
    },
    {
      ...coordinator,
      name: "a subject to link, with errors",
      at: "/subjects",
      then: async (page) => {
        await open(page);
        await press(page, "Link the child");
      },
      heading: "Blue estate",
    },
    ...licensingPages,
    { ...coordinator, name: "the board of measures", at: "/measures", heading: boardTitle },
    {
      ...coordinator,
      name: "the catalogue of measures",
      at: "/measures/catalogue",
      heading: "What can be considered",
    },
    {
      ...coordinator,
      name: "a measure to propose, with errors",
      at: "/subjects",
      then: async (page) => {
        await open(page);
        await follow(page, "Propose a measure");
        await press(page, "Propose the measure");
      },
      heading: "Propose a measure",
    },
    {
      ...coordinator,
      name: "a flag on a subject, with errors",
      at: "/subjects",
      then: async (page) => {
        await open(page);
        await page.getByRole("button", { name: "Raise a flag" }).click();
        await press(page, "Raise this flag");
      },
      heading: "Raise a flag",
    },
    {
      ...coordinator,
      name: "a subject recorded twice, with nothing found",
      at: "/subjects",
      then: async (page) => {
        await again(page);
        await type(page, { "Search for the other record": "no such car" });
        await press(page, "Search");
      },
      heading: "Recorded twice",
    },
    {
      ...coordinator,
      name: "a subject recorded twice, with errors",
      at: "/subjects/new?kind=vehicle",
      then: async (page) => {
        await type(page, {
          "Make, model and colour": "Blue estate, seen by someone else",
          Registration: "QX19 ZZB",
          Source: "The police",
        });
        await press(page, "Save");
        await again(page);
        await type(page, { "Search for the other record": "qx19zzb" });
        await press(page, "Search");
        await press(page, "Read them as one");
      },
      heading: "Recorded twice",
    },
    {
      ...coordinator,
      name: "a subject of two records",
      at: "/subjects",
      then: async (page) => {
        await again(page);
        await type(page, { "Search for the other record": "qx19zzb" });
        await press(page, "Search");
        await page.getByRole("radio", { name: /seen by someone else/ }).check();
        await type(page, { "How is it known that they are one?": "One letter was misread" });
        await press(page, "Read them as one");
      },
      heading: "Blue estate with quite a long description",
    },
    {
      ...coordinator,
      name: "two records taken apart, with errors",
      at: "/subjects",
      then: async (page) => {
        await open(page);
        await page.getByRole("link", { name: /^Take apart/ }).click();
        await press(page, "Separate them");
      },
      heading: "Take two records apart",
    },
    {
      ...coordinator,
      name: "what is linked with a child, with errors",
      at: `${path}/linked?q=qx19zza`,
      then: async (page) => {
        await follow(page, "Link Blue estate with quite a long description");
        await press(page, "Link with this child");
      },
      heading: "People, places and networks linked",
    },
    { ...coordinator, name: "flags to look at", at: "/overdue/flags", heading: "Flags to review" },
    {
      ...coordinator,
      name: "the use of a flag, with errors",
      at: `${path}/flags`,
      then: async (page) => {
        await page.getByLabel("Modern slavery or trafficking").check();
        await page.getByLabel("Reason").fill("Moved between three towns.");
        await press(page, "Raise this flag");
        await page
          .getByRole("link", { name: /^Requests, and what was decided/ })
          .first()
          .click();
        await press(page, "Ask");
      },
      heading: "Enforcement:",
    },
    {
      ...coordinator,
      name: "a request to use a flag",
      at: `${path}/worry`,
      then: async (page) => {
        await page
          .getByRole("link", { name: /^Requests, and what was decided/ })
          .first()
          .click();
        await type(page, {
          "What would it be used for?": "A search of the child",
          "Under which power or law?": "PACE 1984, section 1",
          "Why is it necessary?": "A weapon was seen",
          "What was considered in its place?": "Talking with the parents",
        });
        await press(page, "Ask");
      },
      heading: "Use of a flag for enforcement",
    },
    {
      as: "mash",
      name: "a decision on the use of a flag, with errors",
      at: "/enforcement",
      then: async (page) => {
        await follow(page, "A search of the child");
        await press(page, "Record the decision");
      },
      heading: "Use of a flag for enforcement",
    },
    {
      ...coordinator,
      name: "requests to use flags",
      at: "/enforcement",
      heading: "Use of flags for enforcement",
    },
    {
      as: "governance",
      name: "the register of the use of flags",
      at: "/governance/enforcement",
      heading: "Use of flags for enforcement",
    },
  ];
}
