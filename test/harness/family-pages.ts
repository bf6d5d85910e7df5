import type { Page } from "playwright-core";
import type { Site } from "./browser.ts";
import { press, type } from "./steps.ts";
import type { Stop } from "./stop.ts";

const coordinator = { as: "coordinator" };
const pressing = (name: string) => (page: Page) => press(page, name);

/** The partnership has turned the page for carers on. */
export async function turnCarerPageOn({ app }: Site): Promise<void> {
  await app.query(
    `update directory.configuration set body = jsonb_set(body, '{carerPage}', '{"isOn":true}') where kind = 'family-links'`,
  );
}

/** Links for families with what is behind them, moments, and several children side by side. */
export function familyPages(path: string): readonly Stop[] {
  const made = async (page: Page): Promise<void> => {
    await page.getByLabel("A parent", { exact: true }).check();
    await type(page, {
      "Into whose hands does it go, and who else sees that phone or post?": "Her own telephone",
    });
    await page.getByLabel("Yes: I asked them").check();
    await press(page, "Make the link");
  };
  const opened = async (page: Page): Promise<void> => {
    await made(page);
    await open(page);
  };
  const forCarers = async (page: Page): Promise<void> => {
    await page.getByLabel("Nothing: give them the page for parents and carers").check();
    await opened(page);
  };
  const open = async (page: Page): Promise<void> => {
    const text = await page.getByRole("main").innerText();
    const at = /\/f\/[a-z2-9]{24}/.exec(text)?.[0] ?? "";
    const code = /\b(\d{3}) (\d{3})\b/.exec(text);
    await page.goto(at);
    await type(page, { "Your code": `${code?.[1] ?? ""}${code?.[2] ?? ""}` });
    await press(page, "Next");
  };
  const sent = async (page: Page): Promise<void> => {
    await opened(page);
    await type(page, { "What worries you?": "He comes home late" });
    await press(page, "Send my message");
  };
  const written = async (page: Page): Promise<void> => {
    await opened(page);
    await type(page, { "What worries you?": "He comes home late" });
    await page.getByLabel("Everybody who is helping").check();
    await press(page, "Send my message");
    await page.goto(`${path}/family-views`);
    await page
      .getByRole("link", { name: /Say that you have read/ })
      .first()
      .click();
  };
  const recorded = async (page: Page): Promise<void> => {
    await page.getByLabel("Excluded from school").check();
    await type(page, { "Who told you?": "The school" });
    await press(page, "Record and tell who answers for the child");
  };
  const ask = `${path}/family-views/ask`;
  return [
    {
      ...coordinator,
      name: "what the family wrote",
      at: `${path}/family-views`,
      heading: "What the family wrote",
    },
    {
      ...coordinator,
      name: "a link to ask by, with errors",
      at: ask,
      then: pressing("Make the link"),
      heading: "Ask for views by a link",
    },
    {
      ...coordinator,
      name: "a link that is ready",
      at: ask,
      then: made,
      heading: "The link is ready",
    },
    {
      ...coordinator,
      name: "questions behind a link",
      at: ask,
      then: opened,
      heading: "You were asked for your views by",
    },
    {
      ...coordinator,
      name: "the page for parents and carers",
      at: ask,
      then: forCarers,
      heading: "For parents and carers",
    },
    {
      ...coordinator,
      name: "an answer that was sent",
      at: ask,
      then: sent,
      heading: "We have your message",
    },
    {
      ...coordinator,
      name: "a message of a family",
      at: ask,
      then: written,
      heading: "A parent wrote",
    },
    { name: "a link that is over", at: `/f/${"a".repeat(24)}`, heading: "This link does not work" },
    {
      ...coordinator,
      name: "moments of a child",
      at: `${path}/moments`,
      heading: "Reachable moments for this child",
    },
    {
      ...coordinator,
      name: "a moment to record, with errors",
      at: `${path}/moments/new`,
      then: pressing("Record and tell who answers for the child"),
      heading: "Reachable moment for this child",
    },
    {
      ...coordinator,
      name: "a moment",
      at: `${path}/moments/new`,
      then: recorded,
      heading: "Excluded from school",
    },
    {
      ...coordinator,
      name: "moments that are open",
      at: "/moments",
      heading: "Reachable moments",
    },
    {
      ...coordinator,
      name: "several children side by side",
      at: `${path}/group-chronology`,
      heading: "Chronology of several children",
    },
    {
      ...coordinator,
      name: "one child of several",
      at: `${path}/group-chronology/print`,
      heading: "Chronology of",
    },
  ];
}
