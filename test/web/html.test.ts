import { HtmlValidate } from "html-validate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recommendedForForms } from "../../src/ui/fixtures/validation.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild } from "../harness/factories.ts";
import { everyPage, type Seen } from "./every-answer.ts";

const validator = new HtmlValidate(recommendedForForms);

let app: TestApp;
let seen: readonly Seen[];
beforeAll(async () => {
  app = await anApp({ template: "demo" });
  seen = await everyPage(
    app,
    await aChild(app, { familyName: "<b>O’Brien & “Sons”</b>", level: 3 }),
  );
});
afterAll(() => app.close());

test("every page is valid HTML, in every state", async () => {
  expect(seen.length).toBeGreaterThan(25);
  for (const { name, answer } of seen) {
    const report = await validator.validateString(answer.html);
    const messages = report.results.flatMap((result) =>
      result.messages.map(({ ruleId, message, line }) => `${ruleId}: ${message} (line ${line})`),
    );
    expect({ name, messages }).toEqual({ name, messages: [] });
  }
});

test("every page has one title, one first heading and a language", () => {
  for (const { name, answer } of seen) {
    expect({ name, headings: answer.html.match(/<h1\b/g)?.length }).toEqual({ name, headings: 1 });
    expect({
      name,
      title: answer.page.title.length > 10,
      lang: answer.html.includes('<html lang="en"'),
    }).toEqual({ name, title: true, lang: true });
  }
});

test("no id stands twice on a page", () => {
  for (const { name, answer } of seen) {
    const { ids } = answer.page;
    expect({ name, twice: ids.filter((id, index) => ids.indexOf(id) !== index) }).toEqual({
      name,
      twice: [],
    });
  }
});

test("every page with errors says so in its title and leads to each field", () => {
  const withErrors = seen.filter(({ answer }) => answer.page.errors.length > 0);
  expect(withErrors.length).toBeGreaterThanOrEqual(6);
  for (const { name, answer } of withErrors) {
    expect({ name, title: answer.page.title.startsWith("Error: ") }).toEqual({ name, title: true });
    for (const { href } of answer.page.errors) {
      expect({ name, ids: answer.page.ids }).toMatchObject({
        name,
        ids: expect.arrayContaining([href.slice(1)]) as string[],
      });
    }
  }
});
