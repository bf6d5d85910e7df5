import type { Page } from "playwright-core";
import { press, type } from "./steps.ts";
import type { Stop } from "./stop.ts";

const coordinator = { as: "coordinator" };

const pressing = (name: string) => (page: Page) => press(page, name);

/** The pathway, a child on it, and an assessment from its beginning to its end. */
export function pathwayPages(path: string): readonly Stop[] {
  const begin = async (page: Page): Promise<void> => {
    await type(page, { "Why is it begun?": "Two concerns in a week" });
    await press(page, "Begin");
  };
  const first = async (page: Page): Promise<void> => {
    await page.getByRole("main").getByRole("link", { name: "Strategy discussion" }).first().click();
  };
  return [
    { as: "school", name: "the pathway", at: "/pathway", heading: "Exploitation pathway" },
    {
      ...coordinator,
      name: "an earlier version of the pathway",
      at: "/pathway?on=2020-01-01",
      heading: "Exploitation pathway",
    },
    {
      ...coordinator,
      name: "days at each stage",
      at: "/pathway/drift",
      heading: "How long children have been at their stage",
    },
    { ...coordinator, name: "a child on the pathway", at: `${path}/pathway`, heading: "Pathway" },
    {
      ...coordinator,
      name: "a move along the pathway with errors",
      at: `${path}/pathway`,
      then: pressing("Move the child"),
      heading: "Pathway",
    },
    {
      ...coordinator,
      name: "an assessment to begin, with errors",
      at: `${path}/assessments/new?kind=child-and-family`,
      then: pressing("Begin"),
      heading: "Begin: Child and family assessment",
    },
    {
      ...coordinator,
      name: "an assessment",
      at: `${path}/assessments/new?kind=strategy-discussion`,
      then: begin,
      heading: "Strategy discussion",
    },
    {
      ...coordinator,
      name: "the assessments of a child",
      at: `${path}/assessments`,
      heading: "Assessments",
    },
    {
      as: "manager",
      name: "a manager's oversight with errors",
      at: `${path}/assessments`,
      then: async (page) => {
        await first(page);
        await press(page, "Record your oversight");
      },
      heading: "Strategy discussion",
    },
    {
      ...coordinator,
      name: "an assessment to finish, with errors",
      at: `${path}/assessments`,
      then: async (page) => {
        await first(page);
        await page.getByRole("main").getByRole("button", { name: "Finish this" }).click();
        await press(page, "Finish this assessment");
      },
      heading: "Finish: Strategy discussion",
    },
    { ...coordinator, name: "assessments that run", at: "/assessments", heading: "Assessments" },
  ];
}
