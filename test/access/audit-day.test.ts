import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const on = (day: string, more = ""): string =>
  `/audit?on-day=${day}&on-month=11&on-year=2026${more}`;
const refused = "Viewed the audit";

test("the audit of one day holds what happened on it by the clock of London, and nothing else", async () => {
  // 24 November 2026, 10:00, and then past midnight.
  expect((await (await app.signIn("school")).get("/audit")).status).toBe(403);
  app.clock.advance({ hours: 15 });
  const governance = await app.signIn("governance");
  const textOf = async (at: string): Promise<string> => (await governance.get(at)).page.text;
  expect(await textOf(on("24"))).toMatch(/24 November 2026, newest first[\s\S]*Claire Hale/);
  expect(await textOf(on("24", "&outcome=refused"))).toContain(refused);
  const next = await textOf(on("25"));
  expect(next).toContain("Femi Akande");
  expect(next).not.toContain("Claire Hale");
  expect(await textOf(on("23"))).toContain("Nothing has been recorded on this day.");
});

test("a day that is none lists nothing and says what to enter", async () => {
  const governance = await app.signIn("governance");
  for (const [day, words] of [
    ["31", "Day must be a real date"],
    ["26", "Day must be 25 November 2026 or earlier"],
    ["", "Day must include a day"],
  ] as const) {
    const { text } = (await governance.get(on(day))).page;
    expect(text, day).toContain(words);
    expect(text, day).not.toMatch(/newest first|Newest first/);
  }
});

test("the audit of one person is found by part of the name that it shows, with a day and an outcome", async () => {
  const governance = await app.signIn("governance");
  const rowsOf = async (query: string): Promise<string> => {
    const { html } = await governance.get(`/audit?${query}`);
    return html.slice(html.indexOf("<tbody"), html.indexOf("</tbody"));
  };
  const hers = await rowsOf("who=claire");
  expect(hers).toContain("Claire Hale");
  expect(hers).not.toContain("Femi Akande");
  expect(await rowsOf("who=Hale&outcome=refused")).toContain(refused);
  const none = (await governance.get("/audit?who=nobody-so-called")).page;
  expect(none.text).toContain("Nothing has been recorded by “nobody-so-called”.");
  expect(none.fields["who"]).toBe("nobody-so-called");
  // A wildcard of the database is a letter like any other.
  expect(await rowsOf("who=%25")).toContain("Nothing has been recorded");
  expect((await (await app.signIn("school")).get("/audit?who=claire")).status).toBe(403);
});
