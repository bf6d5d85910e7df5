import type { Page } from "playwright-core";
import { choose, follow, group, press, type } from "./steps.ts";
import type { Stop } from "./stop.ts";

const school = { as: "school" };
const officer = { as: "intelligence" };
const begins = "A black Corsa with a long description waits at the back gate on Fridays";

/** What somebody saw, in every field that is asked. */
async function send(page: Page): Promise<void> {
  await type(page, {
    "What was seen or heard?": begins,
    "When?": "Most Fridays",
    "How is it known?": "Seen by our cleaner",
  });
  await choose(group(page, "Could a child be recognised as the source?"), "No");
  await choose(
    group(
      page,
      "Did a child say any of it, and has the child been told that this may go to police?",
    ),
    "No child said it",
  );
  await choose(
    group(
      page,
      "Has a child been asked to find out more, or to watch, photograph or report anything?",
    ),
    "No",
  );
  await press(page, "Send to police");
}

const open = (page: Page): Promise<void> => follow(page, begins);

/** What is sent to police, by who sends it and by the police’s officers. */
export const intelligencePages: readonly Stop[] = [
  {
    ...school,
    name: "information for police, with errors",
    at: "/intelligence/send",
    then: (page) => press(page, "Send to police"),
    heading: "Send information to police",
  },
  {
    ...school,
    name: "information that was sent to police",
    at: "/intelligence/send",
    then: send,
    heading: "Sent on",
  },
  { ...school, name: "what was sent", at: "/intelligence/sent", heading: "What you sent" },
  { ...officer, name: "intelligence to sanitise", at: "/intelligence", heading: "Intelligence" },
  {
    ...officer,
    name: "intelligence that is late",
    at: "/intelligence?show=late",
    heading: "Intelligence",
  },
  {
    ...officer,
    name: "an intelligence entry",
    at: "/intelligence",
    then: open,
    heading: "Information of",
  },
  {
    ...officer,
    name: "a text to sanitise, with errors",
    at: "/intelligence",
    then: async (page) => {
      await open(page);
      await follow(page, "Sanitise");
      await press(page, "Save the sanitised text");
    },
    heading: "Sanitise",
  },
  {
    ...officer,
    name: "an entry to close, with errors",
    at: "/intelligence",
    then: async (page) => {
      await open(page);
      await follow(page, "Close: not used");
      await press(page, "Close it");
    },
    heading: "Close: not used",
  },
];
