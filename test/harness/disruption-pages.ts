import type { Page } from "playwright-core";
import type { Site } from "./browser.ts";
import { agencyIdOf } from "./leads.ts";
import { ageFields, aMeasure, aPersonBorn, dayOf, safe, sendTo, stepFields } from "./measures.ts";
import { follow, press } from "./steps.ts";
import type { Stop } from "./stop.ts";

const coordinator = { as: "coordinator" };
const name = "Disruption plan";

/** A plan for a grown man, with an action that is open. */
export async function openDisruptionPlan({ app }: Site): Promise<void> {
  const by = await app.signIn("coordinator");
  const thingId = await aPersonBorn(app, { bornOn: null });
  await by.post(`/subjects/${thingId}/age`, ageFields());
  const measureId = await aMeasure(app, by, { thingId, over: { measure: "disruption-plan" } });
  await safe(app, by, measureId);
  await sendTo(app, by, { measureId, name: "step", form: stepFields("started") });
  await by.post(`/measures/${measureId}/actions/new`, {
    wording: "Visits the car wash with licensing officers of the area, by day and in plain clothes",
    agency: await agencyIdOf(app, "police"),
    ...dayOf("dueOn", "2027-01-20"),
  });
}

const form = (link: string | RegExp, button: string, heading: string): Stop => ({
  ...coordinator,
  name: `a plan for a person: ${heading}, with errors`,
  at: "/measures",
  then: async (page: Page) => {
    await follow(page, new RegExp(`^${name}`));
    await follow(page, link);
    await press(page, button);
  },
  heading,
});

/** A plan, and the forms of its actions. */
export const disruptionPages: readonly Stop[] = [
  {
    ...coordinator,
    name: "a plan for a person",
    at: "/measures",
    then: (page) => follow(page, new RegExp(`^${name}`)),
    heading: name,
  },
  form("Add an action", "Add the action", "Add an action"),
  form(/^Say what came of it/, "Save", "What came of the action?"),
];
