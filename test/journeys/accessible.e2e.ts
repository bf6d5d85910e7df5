import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { allRoutes } from "../../src/routes.ts";
import { keepAsSent } from "../harness/as-sent.ts";
import { violations } from "../harness/axe.ts";
import { aSite, resize, says, sizes, type Site } from "../harness/browser.ts";
import { aHardChild, everyPage } from "../harness/every-page.ts";
import { outsideTheWindow } from "../harness/outside-window.ts";
import { isInTurn } from "../harness/rotation.ts";
import { again, sample, touchedOf } from "../harness/sample.ts";
import type { Stop } from "../harness/stop.ts";

/** What shows at a desk alone is looked for on one in so many pages, on others with each commit. */
const oneIn = 8;
const routes = allRoutes({ secrets: deriveSecrets("a table to read"), isEvaluation: true });

type OneWindow = { readonly page: Page; readonly newest: () => Promise<string> };

/** At 400 % a page has the layout of a phone: what can go wrong there is that it does not fit. */
describe("every page on a phone and at 400 %, with script and as it was sent, in turn at a desk", () => {
  const isTouched = touchedOf(routes);
  const windows = new Map<string, OneWindow>();
  let site: Site;
  let stops: readonly Stop[] = [];
  let plain: Page;
  beforeAll(async () => {
    site = await aSite({ browser: "for-many-pages" });
    stops = everyPage(site, await aHardChild(site));
    // What was sent to others is laid out in a window of this site, where its styles are found.
    plain = await site.open({ javaScript: false, size: sizes.phone });
    await plain.goto("/sign-in");
  });
  afterAll(() => site.close());

  /** One window for each person, so that nobody signs in twice. */
  async function windowOf(as: string | undefined): Promise<OneWindow> {
    const key = as ?? "nobody";
    const known = windows.get(key);
    if (known) return known;
    const size = sizes.phone;
    const page = await (as ? site.openAs(as, { size }) : site.open({ size }));
    const opened = { page, newest: keepAsSent(page).newest };
    windows.set(key, opened);
    return opened;
  }

  // What stays in view lies over what is scrolled past: a foot is in its own place at the end, the
  // way out of a public page at the top.
  const scroll = (page: Page): Promise<void> =>
    page.evaluate(
      "scrollTo(0, document.querySelector('.govuk-exit-this-page') ? 0 : document.documentElement.scrollHeight)",
    );

  async function outside(page: Page, way: string): Promise<readonly string[]> {
    const found: string[] = [];
    for (const size of ["phone", "zoomed"] as const) {
      await resize(page, sizes[size]);
      const where = await outsideTheWindow(page);
      if (where !== "") found.push(`(${size}${way}): outside the window: ${where}`);
    }
    await resize(page, sizes.phone);
    return found;
  }

  async function onAPhone(page: Page): Promise<readonly string[]> {
    await scroll(page);
    const faults = await violations(page);
    return [...faults.map((fault) => `(phone): ${fault}`), ...(await outside(page, ""))];
  }

  async function atADesk(page: Page): Promise<readonly string[]> {
    await resize(page, sizes.desk);
    await scroll(page);
    const faults = await violations(page);
    await resize(page, sizes.phone);
    return faults.map((fault) => `(desk): ${fault}`);
  }

  async function withoutScript(sent: string): Promise<readonly string[]> {
    if (sent === "") return ["was not kept as it was sent"];
    await plain.setContent(sent);
    return outside(plain, ", without script");
  }

  async function faultsOf({ name, as, at, then, heading }: Stop, nth: number): Promise<string[]> {
    const { page, newest } = await windowOf(as);
    await page.goto(at);
    await then?.(page);
    await says(page.getByRole("heading", { level: 1 }), heading);
    const found = [...(await onAPhone(page)), ...(await withoutScript(await newest()))];
    if (isTouched(at) || isTouched(new URL(page.url()).pathname) || isInTurn(sample, nth, oneIn))
      found.push(...(await atADesk(page)));
    found.push(...site.complaints.splice(0));
    return found.map((fault) => `${name} ${fault}`);
  }

  const parts = 6;
  test.each(Array.from({ length: parts }, (_, part) => [part + 1]))(
    `no violation of WCAG 2.2 AA, no console error, nothing that the policy refused (%d of ${parts})`,
    async (part) => {
      const size = Math.ceil(stops.length / parts);
      const found: string[] = [];
      const first = (part - 1) * size;
      for (const [nth, stop] of stops.slice(first, first + size).entries()) {
        // A page that is not reached hides no other.
        const broken = (error: unknown) => [`${stop.name}: ${String(error)}`];
        found.push(...(await faultsOf(stop, first + nth).catch(broken)));
      }
      expect(found, again).toEqual([]);
      expect(size).toBeGreaterThan(20);
    },
    900_000,
  );
});

test("the check notices a fault when there is one", async () => {
  const site = await aSite();
  const page = await site.open();
  await page.goto("/sign-in");
  const input = "document.querySelector('label[for=email]').remove()";
  await page.evaluate(input);
  expect(await violations(page)).toContainEqual(expect.stringContaining("label: #email"));
  const script = "document.createElement('script')";
  await page.evaluate(`{ const s = ${script}; s.textContent = '1'; document.head.append(s); }`);
  await expect.poll(() => site.complaints.join()).toContain("Content Security Policy");
  await site.close();
});
