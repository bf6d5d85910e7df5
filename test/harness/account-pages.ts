import type { Page } from "playwright-core";
import type { Stop } from "./stop.ts";

const press = (name: string) => (page: Page) => page.getByRole("button", { name }).click();
const lead = { as: "lead" };
const admin = { as: "admin" };

/** One's own account, and the people whom an administrator looks after. */
export const accountPages: readonly Stop[] = [
  { ...lead, name: "the account", at: "/account", heading: "Your account" },
  { ...lead, name: "a new passkey", at: "/account/passkeys/new", heading: "Add a passkey" },
  {
    ...lead,
    name: "a new password with errors",
    at: "/account/password",
    then: press("Change the password"),
    heading: "Change your password",
  },
  {
    ...lead,
    name: "a new authenticator app with errors",
    at: "/account/app",
    then: press("Use this app from now on"),
    heading: "A new authenticator app",
  },
  {
    ...lead,
    name: "new recovery codes",
    at: "/account/recovery-codes",
    then: press("Make ten new codes"),
    heading: "Your recovery codes",
  },
  {
    name: "making a way in, with errors",
    at: "/join",
    then: press("Continue"),
    heading: "Set up your sign-in",
  },
  { ...admin, name: "people", at: "/admin/people", heading: "People" },
  {
    ...admin,
    name: "an invitation with errors",
    at: "/admin/people/invite",
    then: press("Invite"),
    heading: "Invite a person",
  },
  {
    ...admin,
    name: "a person, and a post with errors",
    at: "/admin/people",
    then: async (page) => {
      await page.getByRole("link", { name: "Mariam Begum" }).click();
      await press("Give the post")(page);
    },
    heading: "Mariam Begum",
  },
];
