import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const on = (day: string, more = ""): string =>
  `/audit?on-day=${day}&on-month=11&on-year=2026${more}`;
const refused = "Looked at the audit";

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
