import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildAssets, type Manifest } from "../../assets.mjs";
import { securityHeaders } from "../../src/platform/http/headers.ts";
import { ComponentsSample } from "../../src/ui/fixtures/index.ts";
import { renderPage } from "../../src/ui/layout/index.ts";
import { violations } from "../harness/axe.ts";
import { bothWays, connect, isFocused, listen, sizes } from "../harness/browser.ts";

const folder = "build/assets";
const nonce = "sample-nonce";

const isFont = /^font-[\w-]+\.woff2$/;

/** The sample page with the headers of every page, its own two files and the typeface. */
function serve({ css, js }: Manifest): Server {
  const assets = { css: `/assets/${css}`, js: `/assets/${js}` };
  const html = renderPage(ComponentsSample({ nonce, assets }));
  return createServer((request, response) => {
    const name = path.basename(request.url ?? "");
    if (request.url === "/") {
      response.writeHead(200, { "content-type": "text/html", ...securityHeaders(nonce, false) });
      response.end(html);
    } else if (name === css || name === js || isFont.test(name)) {
      const type = name === css ? "text/css" : name === js ? "text/javascript" : "font/woff2";
      void readFile(path.join(folder, name)).then((file) =>
        response.writeHead(200, { "content-type": type }).end(file),
      );
    } else {
      response.writeHead(404).end();
    }
  });
}

describe.each(bothWays)("the components under the policy of every page, $way", ({ javaScript }) => {
  const complaints: string[] = [];
  let server: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = serve(await buildAssets(folder));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    browser = await connect();
    const context = await browser.newContext({
      baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      javaScriptEnabled: javaScript,
      viewport: sizes.desk,
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(8_000);
    listen(context, complaints);
    page = await context.newPage();
    await page.goto("/");
  });
  afterAll(async () => {
    await browser.close();
    server.close();
    server.closeAllConnections();
  });

  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
  const firstColumn = () => page.locator("table.govuk-table tbody td:first-child").allInnerTexts();

  test("no violation of WCAG 2.2 AA, at a desk and on a phone", async () => {
    for (const size of [sizes.phone, sizes.desk]) {
      await page.setViewportSize(size);
      expect(javaScript ? await violations(page) : []).toEqual([]);
      const wide = await page.evaluate("document.documentElement.scrollWidth > innerWidth");
      expect(wide).toBe(false);
    }
  });

  test("a date is typed, or chosen from the calendar where there is script", async () => {
    const field = page.getByLabel("Date of the visit");
    await field.fill("25/11/2026");
    expect(await field.inputValue()).toBe("25/11/2026");
    expect(await button("Choose date").count()).toBe(javaScript ? 1 : 0);
    if (!javaScript) return;
    await button("Choose date").click();
    const dialog = page.getByRole("dialog", { name: "November 2026" });
    await dialog.getByRole("button", { name: "Thursday 26 November 2026" }).click();
    expect(await dialog.isVisible()).toBe(false);
    expect(await field.inputValue()).toBe("26/11/2026");
  });

  test("a table is sorted by what its cells mean", async () => {
    expect(await firstColumn()).toEqual(["Ada", "Ben", "Cal"]);
    expect(await button("Date").count()).toBe(javaScript ? 1 : 0);
    if (!javaScript) return;
    await button("Date").click();
    expect(await firstColumn()).toEqual(["Ben", "Ada", "Cal"]);
    await button("Visits").click();
    expect(await firstColumn()).toEqual(["Cal", "Ada", "Ben"]);
    expect(await page.getByRole("columnheader", { name: "Visits" }).getAttribute("aria-sort")).toBe(
      "ascending",
    );
  });

  test("an alert is taken away where there is script, and the focus is not lost", async () => {
    const alert = page.getByRole("region", { name: "success: Saved" });
    expect(await alert.isVisible()).toBe(true);
    expect(await button("Dismiss").count()).toBe(javaScript ? 1 : 0);
    if (!javaScript) return;
    await button("Dismiss").click();
    expect(await alert.count()).toBe(0);
    expect(await isFocused(page.getByRole("region", { name: "warning: Draft" }))).toBe(true);
  });

  test("tabs and accordion hide nothing without script", async () => {
    const school = page.getByText("Attends half days.");
    const chair = page.getByText("The chair records the decision");
    expect([await school.isVisible(), await chair.isVisible()]).toEqual([!javaScript, !javaScript]);
    if (!javaScript) return;
    await page.getByRole("tab", { name: "School" }).click();
    await button(/^Who decides/).click();
    expect([await school.isVisible(), await chair.isVisible()]).toEqual([true, true]);
  });

  test("a password can be looked at, and a file dropped, where there is script", async () => {
    const password = page.getByLabel("Password", { exact: true });
    expect(await password.getAttribute("type")).toBe("password");
    expect(await page.getByText("or drop file").count()).toBe(javaScript ? 1 : 0);
    if (!javaScript) return;
    await button("Show password").click();
    expect(await password.getAttribute("type")).toBe("text");
  });

  test("the way out is a link to an everyday site, which is not told where it came from", async () => {
    const leave = button(/Exit this page/);
    expect(await leave.getAttribute("href")).toBe("https://www.bbc.co.uk/weather");
    expect(await leave.getAttribute("rel")).toBe("nofollow noreferrer");
  });

  test("the browser refused nothing and complained of nothing", () => {
    expect(complaints).toEqual([]);
  });
});
