import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publicSays } from "../../src/rooms/intake/front-door/public-says.ts";
import { viewsByAddress } from "../../src/rooms/intake/front-door/web/views-by-address.ts";
import { standingViews } from "../../src/pages.tsx";
import { publicRoute } from "../../src/platform/http/route.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { toldForm } from "../harness/front-door.ts";
import { auditDuring } from "./walk.ts";

/** Pages of the front door that fail: the way out is on each, in the words of the form. */
let app: TestApp;
let anybody: Client;
const breaks = publicRoute({
  method: "GET",
  path: "/tell-us/breaks",
  access: { public: "fails, for this test" },
  actsAs: "front-door",
  cookieless: "as every page of the front door",
  audit: { action: "public.help" },
  input: {},
  handle: () => Promise.reject(new Error("Qxbroken")),
});
beforeAll(async () => {
  app = await anApp({ moreRoutes: [breaks] });
  anybody = app.nobody();
  anybody.cookies.clear();
});
afterAll(() => app.close());

type Answer = Awaited<ReturnType<Client["get"]>>;
const fail = async (): Promise<readonly (readonly [number, string, Answer])[]> => [
  [404, "notFound", await anybody.get("/tell-us/nothing")],
  [400, "notRight", await anybody.get("/tell-us/%ZZ")],
  [
    413,
    "tooLarge",
    await anybody.post("/tell-us/send", {
      ...toldForm({ worry: "x".repeat(9_000_000) }),
      _csrf: "",
    }),
  ],
  [500, "failed", await anybody.get("/tell-us/breaks")],
  [404, "notFound", await anybody.get("/signs/nobody")],
];

const langOf = (html: string) => /<html[^>]* lang="(\w+)"/.exec(html)?.[1];

/** The form from today on, in what stands for another language. */
async function inLanguage(says: object): Promise<void> {
  await app.query("delete from directory.configuration where kind in ('public-form')");
  const form = {
    name: "Q",
    source: "Q",
    title: "Q",
    intro: "Q",
    about: "Q",
    whom: "Q",
    you: "Q",
    danger: { question: "Q", hint: "Q" },
    worry: { question: "Q", hint: "Q" },
    lang: "ur",
    says,
  };
  await app.query(
    `insert into directory.configuration (configuration_id, partnership_id, kind, key, body, in_force_from)
     select gen_random_uuid(), partnership_id, 'public-form', 'public-form', $1, $2::date from directory.partnerships`,
    [JSON.stringify(form), app.clock.today()],
  );
  app.clock.advance({ seconds: 61 });
}

const failing = Object.fromEntries(
  Object.keys(publicSays.failing).map((key) => [key, `Qx ${key}`]),
) as Readonly<Record<keyof typeof publicSays.failing, string>>;

test("has the way out, 999 and nothing official, in English while nothing else is worded", async () => {
  for (const [status, key, { status: was, html, page }] of await fail()) {
    expect([key, was]).toEqual([key, status]);
    expect(page.text).toContain(publicSays.failing[key as keyof typeof failing]);
    expect(html).toContain('data-module="govuk-exit-this-page"');
    expect(page.text).toContain("Ring 999");
    expect(html).not.toMatch(/OFFICIAL|Qxbroken|multi-agency/);
    expect(langOf(html)).toBe("en");
  }
});

test("speaks the language of the form where someone worded it, and is read once a minute", async () => {
  await inLanguage({ failing, buttons: { exit: "Qx exit" }, ringing: { danger: "Qx {999}" } });
  const events = await auditDuring(app, async () => {
    for (const [at, [status, key, { status: was, html, page }]] of (await fail()).entries()) {
      expect([key, was]).toEqual([key, status]);
      // The signs are in English, and so is what stands instead of them.
      const isForm = at < 4;
      expect(langOf(html)).toBe(isForm ? "ur" : "en");
      expect(page.text.includes(`Qx ${key}`)).toBe(isForm);
      expect(page.text.includes("Qx exit")).toBe(isForm);
      expect(page.text).toContain("999");
      expect(html).toContain('data-module="govuk-exit-this-page"');
    }
  });
  expect(events.filter(({ action }) => action === "public.failing")).toHaveLength(1);
});

test("is in English wholly where the form is in another language and these pages are not", async () => {
  await inLanguage({ buttons: { exit: "Qx exit" } });
  for (const [, key, { html, page }] of await fail()) {
    expect(langOf(html)).toBe("en");
    expect([key, page.text.includes("Qx")]).toEqual([key, false]);
  }
});

test("is as before everywhere else, and for whoever is signed in", async () => {
  const { html, page } = await app.nobody().get("/tell-usual");
  expect(html).not.toContain("govuk-exit-this-page");
  expect(page.text).toContain("multi-agency safeguarding hub");
});

describe("when nothing can be read", () => {
  test("the last words are kept, and a busy Lantern does not ask", async () => {
    await inLanguage({ failing });
    let asked = 0;
    let isDown = false;
    const database: typeof app.db = {
      ...app.db,
      as: (actor, work) => {
        asked += 1;
        return isDown ? Promise.reject(new Error("down")) : app.db.as(actor, work);
      },
    };
    const { viewsAt, refresh } = viewsByAddress({
      database,
      clock: app.clock,
      views: standingViews,
    });
    expect((await viewsAt("/tell-us/send", false)).busy().title).toBe(publicSays.failing.busy);
    expect(asked).toBe(0);
    await refresh();
    expect((await viewsAt("/tell-us/send", false)).busy().title).toBe("Qx busy");
    isDown = true;
    app.clock.advance({ seconds: 61 });
    const views = await viewsAt("/tell-us", true);
    expect([views.failed("1").title, views.inDoubt("1").title, asked]).toEqual([
      "Qx failed",
      "Qx inDoubt",
      2,
    ]);
    expect((await viewsAt("/children", true)).notFound).toBe(standingViews.notFound);
  });
});
