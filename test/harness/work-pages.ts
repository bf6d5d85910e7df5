import type { Page } from "playwright-core";
import { press, type } from "./steps.ts";
import type { Stop } from "./stop.ts";

const pressing = (name: string) => (page: Page) => press(page, name);

/** Disagreements, supervision, the team, and how one is told by mail. */
export function workPages(path: string): readonly Stop[] {
  const coordinator = { as: "coordinator" };
  const raise = async (page: Page): Promise<void> => {
    await page.getByLabel("A decision").check();
    await page.getByLabel("Which agency do you disagree with?").selectOption({ index: 1 });
    await type(page, {
      "What do you disagree about, and why?": "Closed while two others named the same car",
      "What do you ask for?": "Look again",
    });
    await press(page, "Raise it");
  };
  return [
    {
      ...coordinator,
      name: "how one is told by mail",
      at: "/notices/outside",
      heading: "Email notifications",
    },
    {
      ...coordinator,
      name: "a disagreement to raise, with errors",
      at: `${path}/escalations/new`,
      then: pressing("Raise it"),
      heading: "Raise a disagreement",
    },
    {
      ...coordinator,
      name: "a disagreement",
      at: `${path}/escalations/new`,
      then: raise,
      heading: "Disagreement:",
    },
    {
      ...coordinator,
      name: "a disagreement to end, with errors",
      at: `${path}/escalations`,
      then: async (page) => {
        await page.getByRole("main").getByRole("table").getByRole("link").first().click();
        await press(page, "It is resolved");
      },
      heading: "Disagreement:",
    },
    {
      ...coordinator,
      name: "the disagreements about a child",
      at: `${path}/escalations`,
      heading: "Disagreements between agencies",
    },
    {
      ...coordinator,
      name: "disagreements that are open",
      at: "/escalations",
      heading: "Disagreements between agencies",
    },
    {
      as: "manager",
      name: "supervision of a child, with errors",
      at: `${path}/supervision`,
      then: pressing("Record supervision"),
      heading: "Supervision",
    },
    { as: "manager", name: "a team", at: "/team", heading: "Your team" },
    {
      as: "manager",
      name: "one of a team",
      at: "/team",
      then: (page) => page.getByRole("link", { name: "Mariam Begum" }).click(),
      heading: "Mariam Begum",
    },
    {
      as: "manager",
      name: "all that a colleague holds",
      at: "/team",
      then: async (page) => {
        await page.getByRole("link", { name: "Mariam Begum" }).click();
        await page.getByRole("link", { name: "Pass their work on" }).click();
        await page.getByRole("link", { name: "Pass on all of it in one list" }).click();
      },
      heading: "Pass on the work of",
    },
  ];
}
