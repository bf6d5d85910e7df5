import type { Page } from "playwright-core";
import type { Stop } from "./stop.ts";

const press = (name: string) => (page: Page) =>
  page.getByRole("button", { name, exact: true }).click();

/** The first of these cells on the page: whoever's it is. */
const cell = (page: Page, column: string) =>
  page.getByLabel(new RegExp(`^${column}, .*Anastasia Wilhelmina Oluwaseun`)).first();

/** Editing in place, in every state that it can be in. */
export const gridPages: readonly Stop[] = [
  { name: "the grid", as: "coordinator", at: "/children/edit", heading: "Edit the tracker" },
  {
    name: "the grid with an error",
    as: "coordinator",
    at: "/children/edit",
    then: async (page) => {
      await cell(page, "Last panel").fill("31/2/26");
      await press("Save")(page);
    },
    heading: "Edit the tracker",
  },
  {
    name: "the reason of a decision",
    as: "coordinator",
    at: "/children/edit",
    then: async (page) => {
      await cell(page, "Level").selectOption("Low");
      await press("Save")(page);
      await press("Save all of it")(page);
    },
    heading: "Give the reason for 1 decision",
  },
  {
    name: "the grid after a save",
    as: "coordinator",
    at: "/children/edit",
    then: async (page) => {
      await cell(page, "Last panel").fill("3/11/26");
      await press("Save")(page);
    },
    heading: "Edit the tracker",
  },
  {
    name: "what was saved",
    as: "coordinator",
    at: "/children/edit/saves",
    heading: "What you saved",
  },
  {
    name: "columns of their own, with errors",
    as: "coordinator",
    at: "/children/columns",
    then: press("Add the column"),
    heading: "Columns of your own",
  },
  {
    name: "adding a child, with errors",
    as: "coordinator",
    at: "/children/new",
    then: press("Add the child"),
    heading: "Add a child",
  },
];
