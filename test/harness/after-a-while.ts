import type { Page } from "playwright-core";
import { signIn, type Site } from "./browser.ts";
import type { Stop } from "./stop.ts";

const press = (name: string) => (page: Page) => page.getByRole("button", { name }).click();

/** Last, because they move the clock past everybody's session. */
export function afterAWhile(site: Site, path: string): readonly Stop[] {
  const sendLate = async (page: Page): Promise<void> => {
    await page.getByLabel("Headline").fill("Two calls on Tuesday");
    site.app.clock.advance({ hours: 1 });
    await press("Add to the chronology")(page);
  };
  return [
    {
      as: "coordinator",
      name: "signed out while typing",
      at: `${path}/note`,
      then: sendLate,
      heading: "Sign in",
    },
    {
      as: "lead",
      name: "signed in again with what was typed",
      at: `${path}/note`,
      then: async (page) => {
        // An hour has gone by since the lead was last here.
        await signIn(page, "lead", site.app);
        await page.goto(`${path}/note`);
        await sendLate(page);
        await signIn(page, "lead", site.app);
      },
      heading: "You are signed in again",
    },
  ];
}
