import type { Page } from "playwright-core";
import { demoEmail, demoPassword } from "../../src/demonstration/index.ts";
import { press } from "./steps.ts";
import type { Stop } from "./stop.ts";

async function firstStep(page: Page): Promise<void> {
  await page.getByLabel("Work email address").fill(demoEmail("nurse"));
  await page.getByLabel("Password").fill(demoPassword);
  await press(page, "Continue");
}

export const beforeSigningIn: readonly Stop[] = [
  { name: "sign-in", at: "/sign-in", heading: "Sign in" },
  {
    name: "sign-in with errors",
    at: "/sign-in",
    then: (page) => press(page, "Continue"),
    heading: "Sign in",
  },
  {
    name: "the one-time code",
    at: "/sign-in",
    then: firstStep,
    heading: "Enter your one-time code",
  },
  {
    name: "a wrong one-time code",
    at: "/sign-in",
    then: async (page) => {
      await firstStep(page);
      await page.getByLabel("One-time code").fill("12345");
      await press(page, "Sign in");
    },
    heading: "Enter your one-time code",
  },
  { name: "help", at: "/help", heading: "Help" },
  { name: "a help page", at: "/help/tracker", heading: "The tracker" },
  { name: "an address that leads nowhere", at: "/nowhere", heading: "Page not found" },
];
