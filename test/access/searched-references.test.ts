import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";

let app: TestApp;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  child = await aChild(app, { familyName: "Searched", givenName: "Amelia" });
});
afterAll(() => app.close());

const found = async (key: "coordinator" | "nurse", text: string): Promise<boolean> => {
  const client = await app.signIn(key);
  const { html } = await client.get(`/children?q=${encodeURIComponent(text)}`);
  return html.includes(`/children/${child.personId}`);
};
/** As it is read out: without the check digit, and the number alone. */
const typed = (): readonly string[] => {
  const [prefix = "", number = ""] = child.reference.split("-");
  return [child.reference, `${prefix}-${number}`, number, `${prefix}${number}`.toLowerCase()];
};

describe("a record is found on the tracker by what is read out of its reference", () => {
  test("whole, without the check digit, and by its number, and kept on one line", async () => {
    for (const text of typed())
      expect({ text, is: await found("coordinator", text) }).toEqual({ text, is: true });
    const { html } = await (await app.signIn("coordinator")).get("/children?q=Searched");
    expect(html).toContain(`<span class="app-reference">${child.reference}</span>`);
  });

  test("by nobody who does not reach it", async () => {
    for (const text of typed()) expect(await found("nurse", text)).toBe(false);
    await restrict(app, child);
    for (const text of typed()) expect(await found("coordinator", text)).toBe(false);
  });
});
