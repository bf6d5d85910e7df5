import type { AddressInfo } from "node:net";
import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoEmail, demoPassword } from "../../src/demonstration/index.ts";
import { aSite, says, shownCode, signOut, type Site } from "../harness/browser.ts";

/** A passkey in a real browser, with a device that the browser itself stands in for. */
let site: Site;
let home: string;
beforeAll(async () => {
  site = await aSite();
  // An address of numbers is no site that a passkey can belong to.
  home = `http://localhost:${(site.app.server.server.address() as AddressInfo).port}`;
});
afterAll(() => site.close());

type Device = { readonly cdp: CDPSession; readonly id: string };

async function aDevice(page: Page): Promise<Device> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId: id } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, id };
}

async function signInByCode(page: Page, key: string): Promise<void> {
  site.app.clock.advance({ seconds: 30 });
  await page.goto(`${home}/sign-in`);
  await page.getByLabel("Work email address").fill(demoEmail(key));
  await page.getByLabel("Password").fill(demoPassword);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("One-time code").fill(await shownCode(page));
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.locator(".app-account > summary").waitFor();
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.goto(`${home}/account`);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByLabel("What to call it").fill(name);
  await page.getByRole("button", { name: "Add the passkey" }).click();
  await says(page.locator("main"), name);
}

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole("button", { name, exact: true }).click();

test("a passkey is added, signs in, confirms, and is removed", async () => {
  const page = await site.open();
  const { cdp, id } = await aDevice(page);
  await signInByCode(page, "lead");
  await addPasskey(page, "Work laptop");
  await signOut(page);

  await press(page, "Sign in with a passkey");
  await page.locator(".app-account > summary").waitFor();
  await page.goto(`${home}/account`);
  await says(page.locator("main"), /Passkey\s+This one/);
  await says(page.locator("main"), "Chrome");

  // Six minutes later recovery codes are asked for: the passkey confirms, and what was asked is done.
  site.app.clock.advance({ minutes: 6 });
  await page.goto(`${home}/account/recovery-codes`);
  await press(page, "Make ten new codes");
  await says(page.locator("h1"), "Confirm that it is you");
  await press(page, "Confirm with a passkey");
  await says(page.locator("h1"), "You have confirmed that it is you");
  await press(page, "Continue");
  await says(page.locator("h1"), "Your recovery codes");
  const [code = ""] = await page.locator("main li").allInnerTexts();

  // A recovery code stands in for the one-time code, once.
  for (const works of [true, false]) {
    const other = await site.open();
    await other.goto(`${home}/sign-in`);
    await other.getByLabel("Work email address").fill(demoEmail("lead"));
    await other.getByLabel("Password").fill(demoPassword);
    await press(other, "Continue");
    await other.getByLabel("One-time code").fill(code.toUpperCase());
    await press(other, "Sign in");
    const sign = works ? /My work/ : /wrong, or is a recovery code that has been used/;
    await says(other.locator("main"), sign);
  }

  // A device whose person is not there, or that is another, signs nobody in.
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId: id, isUserVerified: false });
  await page.goto(`${home}/account`);
  await signOut(page);
  await press(page, "Sign in with a passkey");
  await says(page.locator("main"), "The passkey was not given");
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId: id, isUserVerified: true });

  await press(page, "Sign in with a passkey");
  await page.locator(".app-account > summary").waitFor();
  await page.goto(`${home}/account`);
  await page.getByRole("link", { name: "Remove Work laptop" }).click();
  await press(page, "Remove the passkey");
  await says(page.locator("main"), "You have none.");
  await signOut(page);
  await press(page, "Sign in with a passkey");
  await says(page.locator("main"), "The passkey was not accepted");
}, 180_000);

test("an answer is taken once, and a copied device is noticed by its counter", async () => {
  const page = await site.open();
  const { cdp, id } = await aDevice(page);
  await signInByCode(page, "manager");
  await addPasskey(page, "Key on my ring");
  const { credentials } = await cdp.send("WebAuthn.getCredentials", { authenticatorId: id });
  const [copied] = credentials;
  await signOut(page);
  let sent = "";
  page.on("request", (request) => {
    if (request.url().endsWith("/sign-in/passkey")) sent = request.postData() ?? "";
  });
  await press(page, "Sign in with a passkey");
  await page.locator(".app-account > summary").waitFor();
  expect(sent).toContain("answer=");
  // The same form again, from the same browser: the challenge was answered before.
  await signOut(page);
  const again = await page.evaluate(async (body) => {
    const csrf = document.querySelector<HTMLInputElement>("input[name=_csrf]")?.value ?? "";
    const form = new URLSearchParams(body);
    form.set("_csrf", csrf);
    return (await fetch("/sign-in/passkey", { method: "POST", body: form })).status;
  }, sent);
  expect(again).toBe(401);
  // The key as it was before it signed: its counter is behind.
  await cdp.send("WebAuthn.removeCredential", {
    authenticatorId: id,
    credentialId: copied?.credentialId ?? "",
  });
  if (copied) await cdp.send("WebAuthn.addCredential", { authenticatorId: id, credential: copied });
  await press(page, "Sign in with a passkey");
  await says(page.locator("main"), "The passkey was not accepted");
}, 180_000);

test("without JavaScript the page offers password and code, and no passkey", async () => {
  const page = await site.open({ javaScript: false });
  await page.goto(`${home}/sign-in`);
  expect(await page.getByRole("button", { name: "Sign in with a passkey" }).isVisible()).toBe(
    false,
  );
  await signInByCode(page, "nurse");
});

test("who needs a stronger factor adds a passkey first, and then gets in with it", async () => {
  await site.app.query(
    `update directory.configuration set body = body || '{"strongFor": ["mash-decision-maker"]}' where kind = 'second-factor'`,
  );
  const page = await site.open();
  await aDevice(page);
  await signInByCode(page, "mash");
  await says(page.locator("h1"), "One more step");
  await page.goto(`${home}/mash`);
  await says(page.locator("h1"), "One more step");
  await press(page, "Add a passkey");
  await page.getByLabel("What to call it").fill("Duty desk");
  await press(page, "Add the passkey");
  await says(page.locator("h1"), "One more step");
  await press(page, "Continue with your passkey");
  await says(page.locator("h1"), "MASH");
  expect(site.complaints).toEqual([]);
}, 180_000);
