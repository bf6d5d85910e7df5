import type { Page } from "playwright-core";
import type { Stop } from "./stop.ts";

const press = (name: string) => (page: Page) => page.getByRole("button", { name }).click();

async function send(page: Page): Promise<void> {
  await page.getByLabel("First name").fill("Anastasia Wilhelmina");
  await page.getByLabel("Last name").fill("Featherstonehaugh <b>");
  await page.getByLabel("Neither is known").check();
  await page
    .getByLabel("What worries you?")
    .fill("Is said to be promiscuous.\nGone on two nights.");
  await press("Send to the MASH")(page);
  await page.getByRole("heading", { name: "Sent" }).waitFor();
}

const follow = (name: string) => async (page: Page) => {
  await send(page);
  await page.getByRole("link", { name }).click();
};

const school = { as: "school" };
const form = "/concerns/new?danger=no";

/** Every page on the sender's side of a concern. */
export const concernPages: readonly Stop[] = [
  { ...school, name: "no concerns yet", at: "/concerns", heading: "Concerns" },
  { ...school, name: "the first question", at: "/concerns/new", heading: "Is a child in danger" },
  {
    ...school,
    name: "the first question, not answered",
    at: "/concerns/new",
    then: press("Continue"),
    heading: "Is a child in danger",
  },
  { ...school, name: "ring 999", at: "/concerns/new?danger=yes", heading: "Ring 999 now" },
  {
    ...school,
    name: "a concern that may be urgent",
    at: "/concerns/new?danger=not-known",
    heading: "Tell the MASH",
  },
  {
    ...school,
    name: "a concern with errors",
    at: form,
    then: press("Send to the MASH"),
    heading: "Tell the MASH",
  },
  { ...school, name: "a concern that was sent", at: form, then: send, heading: "Sent" },
  {
    ...school,
    name: "a concern",
    at: form,
    then: follow("See what you sent"),
    heading: "Anastasia",
  },
  {
    ...school,
    name: "the team’s concerns",
    at: form,
    then: follow("Your team’s concerns"),
    heading: "Concerns",
  },
  ...[
    "Brothers, sisters and household",
    "What the parent or carer knows",
    "The child’s own words",
    "SAFEGUARD screening",
    "Your own chronology",
  ].map((part) => ({ ...school, name: part, at: form, then: follow(part), heading: part })),
  {
    ...school,
    name: "a part with errors",
    at: form,
    then: async (page) => {
      await follow("The child’s own words")(page);
      await press("Add to the concern")(page);
    },
    heading: "The child’s own words",
  },
];
