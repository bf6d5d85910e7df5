import type { Page } from "playwright-core";
import type { Site } from "./browser.ts";
import { actionFields, anOpenContext, factFields } from "./contexts.ts";
import { follow, press } from "./steps.ts";
import type { Stop } from "./stop.ts";
import { aSharedThing, setSuggested } from "./suggested.ts";

const coordinator = { as: "coordinator" };
const park = "A park with quite a long name, which young people call by another";
const adults = [
  "A man who is called by a long name and seen there",
  "Another man, of a longer name still, who is seen with him",
] as const;

/** An open case with an action and a fact in it, and two adults who have one car: a link is suggested. */
export async function openCase({ app }: Site): Promise<void> {
  await setSuggested(app, { isOn: true });
  await aSharedThing(app, { names: adults });
  const by = await app.signIn("coordinator");
  const refer = { kind: "online", name: park };
  const id = await anOpenContext({ app, by, manager: by }, { refer });
  await by.post(`/contexts/${id}/actions/new`, actionFields());
  await by.post(`/contexts/${id}/facts/new`, factFields());
}

/** A form of the case as it comes back with errors. */
const form = (link: string | RegExp, button: string, heading = String(link)): Stop => ({
  ...coordinator,
  name: `an open case: ${heading}, with errors`,
  at: "/contexts",
  then: async (page: Page) => {
    await follow(page, park);
    await follow(page, link);
    await press(page, button);
  },
  heading,
});

/** The form of a suggestion: of the link’s name only its first words are seen. */
const suggested = (link: string, button: string, heading: string): Stop => ({
  ...coordinator,
  name: `a suggested link: ${link}, with errors`,
  at: "/suggested-links",
  then: async (page) => {
    await follow(page, new RegExp(`^${link} .*${adults[0]}`));
    await press(page, button);
  },
  heading,
});

/** The forms of an open case, and what is suggested: taken or declined. */
export const casePages: readonly Stop[] = [
  {
    ...coordinator,
    name: "an open case",
    at: "/contexts",
    then: (page) => follow(page, park),
    heading: park,
  },
  form(/^Assess: /, "Save the assessment", "Assess: "),
  form("Add an action", "Add the action"),
  form(/^Say what came of it/, "Save", "What came of the action?"),
  form("Record a fact, before", "Save the fact"),
  form(/^Record it after/, "Save", "Record the fact, after"),
  form("Record what young people there say", "Save their words"),
  form("Record where the harm moved", "Save"),
  form("Review", "Save the review"),
  form("Hand the case on", "Hand it on"),
  form("Close", "Close the case", "Close the case"),
  suggested("Record the link", "Save the link", "Record a link with"),
  suggested("Decline", "Decline the link", "Decline a link with"),
];
