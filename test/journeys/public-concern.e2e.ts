import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { aSite, bothWays, says, type Site } from "../harness/browser.ts";
import { sendAs } from "../harness/concerns.ts";
import { choose, follow, press, type } from "../harness/steps.ts";

describe.each(bothWays)("at the front door, $way", ({ javaScript }) => {
  let site: Site;
  let anybody: Page;
  let mash: Page;

  beforeAll(async () => {
    site = await aSite();
    anybody = await site.open({ javaScript });
    mash = await site.openAs("mash", { javaScript });
  });
  afterAll(() => site.close());

  test("a neighbour tells what worries them, and the MASH takes it on", async () => {
    await anybody.goto("/signs");
    await follow(anybody, "You are a parent or a carer");
    await follow(anybody, "write to us");
    await choose(anybody, "I do not know");
    await press(anybody, "Continue");
    await press(anybody, "Check my answers");
    await says(anybody.getByRole("alert"), "Write what worries you");
    await type(anybody, {
      "What worries you?": "A man waits for her in a grey van",
      "First name, or what they are called (optional)": "Billie",
      "About how old (optional)": "about 14",
    });
    await press(anybody, "Check my answers");
    await says(anybody.getByRole("main"), "A man waits for her in a grey van");
    await press(anybody, "Change something");
    await type(anybody, { "Last name (optional)": "Marsh" });
    await press(anybody, "Check my answers");
    await press(anybody, "Send");
    await says(anybody.getByRole("main"), "We have your message");
    expect(await anybody.title()).toBe("Your message");
    expect(await anybody.context().cookies()).toEqual([]);

    await mash.goto("/mash");
    await follow(mash, /From the public/);
    await follow(mash, /Billie Marsh/);
    await press(mash, "Accept as a concern");
    await says(mash.getByRole("main"), "From the public, not verified");
    await says(mash.getByRole("main"), "A man waits for her in a grey van");
  });

  test("a practice nurse answers by a link", async () => {
    const school = await site.app.signIn("school");
    await sendAs(school, { familyName: "Quarry", givenName: "Ida" });
    await mash.goto("/mash");
    await follow(mash, /Quarry/);
    await follow(mash, "Ask a professional who has no account");
    await type(mash, { "Who is asked?": "The practice nurse, Hillside surgery" });
    await choose(mash, "Early help, with consent");
    await press(mash, "Make the link");
    const text = await mash.getByRole("main").innerText();
    const code = /\b(\d{3}) (\d{3})\b/.exec(text.slice(text.indexOf("The code, to tell")));
    await anybody.goto(/\/p\/[a-z2-9]{24}/.exec(text)?.[0] ?? "");
    await type(anybody, { "Your code": `${code?.[1] ?? ""} ${code?.[2] ?? ""}` });
    await press(anybody, "Next");
    await type(anybody, {
      "What would help, in your view?": "A later appointment",
      "Your name and post": "Pat Lee, practice nurse",
    });
    await press(anybody, "Send my answer");
    await says(anybody.getByRole("main"), "We have your answer");
    await mash.goto("/mash");
    await follow(mash, /Quarry/);
    await says(mash.getByRole("main"), "A later appointment");
  });
});
