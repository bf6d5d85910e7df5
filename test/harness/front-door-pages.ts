import type { Page } from "playwright-core";
import { shippedFrontDoor } from "../../src/rooms/intake/front-door/shipped-front-door.ts";
import type { Site } from "./browser.ts";
import { pressing } from "./acts.ts";
import { follow, press, type } from "./steps.ts";
import type { Stop } from "./stop.ts";

const wrote = async (page: Page): Promise<void> => {
  await type(page, { "What worries you?": "A man waits for her at the gate" });
  await press(page, "Check my answers");
};
const sent = async (page: Page): Promise<void> => {
  await wrote(page);
  await press(page, "Send");
};
const read = async (page: Page): Promise<void> => {
  await page.goto("/tell-us?danger=no");
  await sent(page);
  await page.goto("/mash/public");
  await follow(page, /name not given/);
};
const asked = async (page: Page): Promise<void> => {
  await follow(page, /Featherstonehaugh/);
  await follow(page, "Ask a professional who has no account");
};
const made = async (page: Page): Promise<void> => {
  await asked(page);
  await type(page, { "Who is asked?": "The practice nurse, Hillside surgery" });
  await page.getByLabel("Early help, with consent").check();
  await press(page, "Make the link");
};
const opened = async (page: Page): Promise<void> => {
  await made(page);
  const text = await page.getByRole("main").innerText();
  const code = /\b(\d{3}) (\d{3})\b/.exec(text.slice(text.indexOf("The code, to tell")));
  await page.goto(/\/p\/[a-z2-9]{24}/.exec(text)?.[0] ?? "");
  await type(page, { "Your code": `${code?.[1] ?? ""}${code?.[2] ?? ""}` });
  await press(page, "Next");
};
const answered = async (page: Page): Promise<void> => {
  await opened(page);
  await type(page, {
    "What would help, in your view?": "A later appointment",
    "Your name and post": "Pat Lee, nurse",
  });
  await press(page, "Send my answer");
};

const words = "/admin/configuration/public-form/words";

/** Words that a colleague of the MASH's began, with one that is long. */
export async function makeWords({ app: { query } }: Site): Promise<void> {
  const [shipped] = shippedFrontDoor.flatMap((item) =>
    item.kind === "public-form" ? [item.body] : [],
  );
  await query(
    `insert into identify.public_words (public_words_id, partnership_id, body, begun_by, begun_at, saved_by, saved_at)
     select gen_random_uuid(), s.partnership_id, $1::jsonb, s.staff_id, now(), s.staff_id, now()
     from directory.staff s where s.email = 'coordinator@eastmoor.example'
     on conflict do nothing`,
    [JSON.stringify({ ...shipped, title: "Tell Featherstonehaugh-Wolstenholme-Papadimitriou" })],
  );
}

const mash = { as: "mash" };
const tell = "/tell-us?danger=no";

/** Pages for everybody, the queue of what they told, and links for professionals. */
export const frontDoorPages: readonly Stop[] = [
  { name: "signs", at: "/signs", heading: "Signs of exploitation" },
  { name: "signs for children", at: "/signs/children", heading: "You are under 18" },
  {
    name: "signs for those who work with children",
    at: "/signs/professionals",
    heading: "You work",
  },
  { name: "signs for sexual health", at: "/signs/sexual-health", heading: "Sexual health" },
  {
    name: "a poster for a profession",
    at: "/signs/police/poster",
    heading: "A child who is found",
  },
  { name: "signs for hotels", at: "/signs/hotels", heading: "Hotels" },
  { name: "a poster", at: "/signs/hotels/poster", heading: "Rooms are used" },
  { name: "what to do now", at: "/what-to-do-now", heading: "What to do now" },
  { name: "telling, with errors", at: "/tell-us?asked=yes", heading: "Tell us" },
  { name: "ring first", at: "/tell-us?danger=yes", heading: "Ring 999 now" },
  {
    name: "a worry with errors",
    at: tell,
    then: pressing("Check my answers"),
    heading: "Tell us what worries you",
  },
  { name: "a worry, looked at", at: tell, then: wrote, heading: "Is this right?" },
  { name: "a worry that was sent", at: tell, then: sent, heading: "We have your message" },
  {
    name: "the status, with errors",
    at: "/tell-us/status",
    then: pressing("Look"),
    heading: "Your message",
  },
  {
    name: "three questions, with errors",
    at: "/do-you-know",
    then: pressing("See what is right"),
    heading: "Do you know who to ring?",
  },
  {
    name: "what is right",
    at: "/do-you-know",
    heading: "What is right",
    then: async (page) => {
      await page.getByLabel("Ring 999").check();
      await press(page, "See what is right");
    },
  },
  {
    ...mash,
    name: "what the public told",
    at: "/mash/public",
    heading: "Messages from the public",
  },
  {
    ...mash,
    name: "a message of the public",
    at: "/mash/public",
    then: read,
    heading: "Age not given",
  },
  {
    ...mash,
    name: "a message of the public, with errors",
    at: "/mash/public",
    then: async (page) => {
      await read(page);
      await press(page, "Set it aside");
    },
    heading: "Age not given",
  },
  {
    as: "coordinator",
    name: "how the public is asked",
    at: "/admin/configuration/public-form/preview",
    heading: "How the public is asked",
  },
  ...[
    { at: words, heading: "Text of the public form" },
    { at: `${words}/ringing`, heading: "Who to ring" },
    { at: `${words}/fields`, heading: "Labels and hints" },
    { at: `${words}/asked`, heading: "Headings and questions" },
    { at: `${words}/preview`, heading: "How the public is asked" },
  ].map((stop) => ({ ...stop, as: "coordinator", name: `words of the form: ${stop.at}` })),
  {
    as: "mash",
    name: "putting words in force, with errors",
    at: `${words}/put`,
    then: pressing("Put them in force"),
    heading: "Put the words in force",
  },
  {
    as: "analyst",
    name: "who knows who to ring",
    at: "/route-checks",
    heading: "Public awareness check",
  },
  {
    ...mash,
    name: "asking a professional",
    at: "/mash",
    then: asked,
    heading: "Ask a professional",
  },
  {
    ...mash,
    name: "a link for a professional",
    at: "/mash",
    then: made,
    heading: "The link is ready",
  },
  {
    ...mash,
    name: "a professional’s questions",
    at: "/mash",
    then: opened,
    heading: "Your answer for",
  },
  {
    ...mash,
    name: "a professional’s answer",
    at: "/mash",
    then: answered,
    heading: "We have your answer",
  },
  {
    name: "a professional’s link that is over",
    at: `/p/${"a".repeat(24)}`,
    heading: "This link does not",
  },
];
