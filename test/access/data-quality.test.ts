import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild } from "../harness/factories.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

/** What stands in the line of one measure: known, asked, not known, children. */
async function lineOf(key: string, text: string): Promise<readonly string[]> {
  const { html } = await (await app.signIn(key)).get("/data-quality");
  const row = html.split("<tr").find((one) => one.includes(text)) ?? "";
  return [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = ""]) =>
    cell.replaceAll(/<[^>]+>/g, " ").trim(),
  );
}

describe("data quality", () => {
  test("counts the whole partnership for who sees counts, and is closed to who works with records alone", async () => {
    for (let nth = 0; nth < 12; nth++)
      await aChild(app, { familyName: `Qxquality${nth}`, ...(nth < 6 ? { level: 2 } : {}) });
    const { html } = await (await app.signIn("commissioner")).get("/data-quality");
    expect(html).not.toMatch(/Qxquality|C-\d/);
    expect(await lineOf("commissioner", "Level decided")).toEqual(["6", "0", "6", "12"]);
    expect(await lineOf("commissioner", "Harm status decided")).toEqual(["0", "0", "12", "12"]);
    expect(await lineOf("commissioner", "Level reviewed in time")).toEqual(["6", "0", "0", "6"]);
    for (const key of ["lead", "school", "police", "admin"])
      expect((await (await app.signIn(key)).get("/data-quality")).status, key).toBe(403);
  });

  test("tells no reader of counts whether one restricted child more is there", async () => {
    const before = await lineOf("analyst", "Level decided");
    expect(before).toHaveLength(4);
    const { personId } = await aChild(app, { familyName: "Qxhidden", level: 3 });
    await app.query("update subjects.people set restricted = true where person_id = $1", [
      personId,
    ]);
    const after = await lineOf("analyst", "Level decided");
    // Counted with the others: a figure that left them out would tell who they are by its difference.
    expect(Number(after[3])).toBe(Number(before[3]) + 1);
  });

  test("a fact is known, or the child did not say; and the home leads to where least is known", async () => {
    const home = (await (await app.signIn("analyst")).get("/home")).page.text;
    expect(home).toContain("Data quality");
    expect(home).toMatch(/Not (?:so|known) for \d+ of \d+ open children/);
  });

  test("only who opens records is led to the tracker", async () => {
    const seen = async (key: string) => (await (await app.signIn(key)).get("/data-quality")).html;
    expect(await seen("coordinator")).toContain('href="/children?lead=none"');
    expect(await seen("analyst")).not.toContain('href="/children');
  });
});
