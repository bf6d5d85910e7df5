import { press } from "./steps.ts";
import type { Stop } from "./stop.ts";

const coordinator = { as: "coordinator" };

/** The safety plan in every state, and what the child says: one plan grows from stop to stop. */
export function planPages(path: string): readonly Stop[] {
  const at = `${path}/safety-plan`;
  const withErrors = (part: string, button: string, heading: string): Stop => ({
    ...coordinator,
    name: `${heading.toLowerCase()}, with errors`,
    at: `${at}/${part}`,
    then: (page) => press(page, button),
    heading,
  });
  return [
    withErrors("outcomes", "Add this outcome", "Add an outcome"),
    {
      ...coordinator,
      name: "a plan with an outcome",
      at: `${at}/outcomes`,
      then: async (page) => {
        await page.getByRole("main").getByRole("textbox").first().fill("Sleeps at home <b>");
        await press(page, "Add this outcome");
      },
      heading: "Plan",
    },
    {
      ...coordinator,
      name: "an outcome that is rated, with errors",
      at: `${path}/plan`,
      then: async (page) => {
        await page
          .getByRole("link", { name: /Sleeps at home/ })
          .first()
          .click();
        await press(page, "Record this rating");
      },
      heading: "An outcome of the plan",
    },
    withErrors("parts/contingencies", "Save", "If it goes wrong"),
    withErrors("parts/trusted", "Save", "An adult the child trusts"),
    {
      ...coordinator,
      name: "what they want",
      at: `${at}/wants`,
      heading: "What they want, and what they think of the plan",
    },
    withErrors("agree", "Agree this plan", "Agree this plan"),
    {
      ...coordinator,
      name: "the plan, agreed",
      at: `${at}/agree`,
      then: async (page) => {
        await page.getByLabel("Who agreed it", { exact: true }).fill("The child and her mother");
        await press(page, "Agree this plan");
      },
      heading: "Plan",
    },
    { ...coordinator, name: "versions of a plan", at: `${at}/versions`, heading: "Versions" },
    { ...coordinator, name: "a version of a plan", at: `${at}/versions/1`, heading: "Version 1" },
    {
      ...coordinator,
      name: "the plan for the family",
      at: `${at}/family`,
      heading: "What we agreed, for the family",
    },
    { ...coordinator, name: "the carer’s sheet", at: `${at}/carer`, heading: "Carer’s sheet" },
    withErrors("close", "Close the plan", "Close the plan"),
    {
      ...coordinator,
      name: "the child’s words, with errors",
      at: `${path}/voice`,
      then: (page) => press(page, "Add the child’s words"),
      heading: "What the child says",
    },
  ];
}
