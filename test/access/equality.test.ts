import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { aFlag } from "./world.ts";

/** Outcomes by group: counts for who reads counts, and nothing that tells of one child. */
let app: TestApp;
beforeAll(async () => {
  app = await anApp();
  for (let nth = 0; nth < 24; nth += 1) {
    const child = await aChild(app, { familyName: "Qxequal", level: 2 });
    if (nth < 20)
      await saidEthnicity(
        child,
        nth % 2 === 0 ? "white-irish" : nth < 15 ? "white-roma" : "asian-indian",
      );
    if (nth < 6 || nth >= 14) await aFlag(app, child);
  }
  // Within the twelve whole months.
  await app.query("update protect.flags set raised_on = '2026-10-20'");
}, 120_000);
afterAll(() => app.close());

/** As the child said, by the list in force. */
const saidEthnicity = (child: Child, code: string) =>
  app.query(
    `insert into protect.identity_facts (identity_fact_id, partnership_id, person_id, kind, state, value, source, noted_on, recorded_by, recorded_at)
     select gen_random_uuid(), 1, $1, 'ethnicity', 'known', $2, 'child', '2026-11-01', staff_id, $3
     from directory.staff where email like 'lead@%'`,
    [child.personId, code, app.clock.now()],
  );

const tableOf = async (key: string, address = "/equality") => {
  const { html } = await (await app.signIn(key)).get(address);
  return html
    .split("<tr")
    .slice(2)
    .map((row) =>
      [...row.matchAll(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/g)].map(([, cell = ""]) =>
        cell
          .replaceAll(/<[^>]+>/g, " ")
          .replaceAll(/\s+/g, " ")
          .trim(),
      ),
    );
};

describe("equality of outcomes", () => {
  test("counts the whole partnership by group, and withholds what is small", async () => {
    const rows = await tableOf("commissioner");
    // Seventeen of one group by two codes, three of another, four who were not asked: too few to say how many.
    const text = JSON.stringify(rows);
    expect(rows.length).toBe(3);
    expect(rows.at(-1)?.[0]).toBe("Not asked yet");
    expect(rows.at(-1)?.[1]).toBe("fewer than 5");
    expect(text).not.toMatch(/Qxequal|C-\d/);
    expect(rows.map(([name]) => name)).toEqual([
      expect.stringContaining("Asian"),
      "White",
      "Not asked yet",
    ]);
    // Of those who are too few nothing else is said.
    expect(
      rows
        .at(-1)
        ?.slice(2)
        .filter((cell) => /^\d/.test(cell)),
    ).toEqual([]);
  });

  test("by sex says each number with its share, and of how many it is known", async () => {
    const { page } = await (await app.signIn("analyst")).get("/equality?by=sex");
    expect(page.text).toMatch(/Sex as recorded is known for \d+ of 24 children/);
    const rows = await tableOf("analyst", "/equality?by=sex");
    expect(rows.reduce((all, [, children]) => all + Number(children), 0)).toBe(24);
    expect(JSON.stringify(rows)).toMatch(/16 \(67%\)/);
  });

  test("the file says the same and withholds the same", async () => {
    const file = await (await app.signIn("board")).get("/equality/file");
    expect(file.status).toBe(200);
    const lines = file.html.trim().split(/\r?\n/);
    const rows = await tableOf("board");
    for (const [at, row] of rows.entries())
      expect(lines[at + 1]?.replaceAll('"', "")).toContain(`${row[0] ?? ""},${row[1] ?? ""}`);
    expect(file.html).toContain("fewer than 5");
  });

  test("a restricted child is counted like the others, so that no difference tells of one", async () => {
    const countOf = async () =>
      (await tableOf("analyst", "/equality?by=sex")).reduce((all, [, one]) => all + Number(one), 0);
    const before = await countOf();
    const hidden = await aChild(app, { familyName: "Qxequalhidden", level: 2 });
    await restrict(app, hidden);
    expect(await countOf()).toBe(before + 1);
  });

  test("is closed to who works with records alone", async () => {
    for (const key of ["lead", "school", "police", "nurse", "admin"])
      for (const address of ["/equality", "/equality/file"])
        expect((await (await app.signIn(key)).get(address)).status, `${key} ${address}`).toBe(403);
  });
});
