import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild, restrict } from "../harness/factories.ts";
import { anEpisode } from "../harness/missing.ts";
import { cast, letIn } from "./world.ts";

/** What each role starts with: what waits for them, and nothing of a record out of their reach. */
let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const mainOf = (html: string): string => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "";
const homeOf = async (key: string) => {
  const client = await app.signIn(key);
  const start = (await client.get("/")).location ?? "";
  const answer = await client.get(start);
  return { client, start, answer, main: mainOf(answer.html), text: answer.page.text };
};
const needsIn = (main: string): readonly string[] =>
  [...(/app-needs[\s\S]*?<\/section>/.exec(main)?.[0] ?? "").matchAll(/href="([^"]*)"/g)].map(
    ([, href = ""]) => href,
  );

describe("with nothing in it", () => {
  test.each(cast)("the home of %s opens, says what will come and leads on", async (key) => {
    const { answer, main, start } = await homeOf(key);
    expect([key, start, answer.status]).toEqual([key, start, 200]);
    const links = [...main.matchAll(/<a [^>]*href="([/#][^"]*)"/g)].length;
    expect([key, links > 0]).toEqual([key, true]);
  });

  test.each([
    ["chair", "Next meetings", "No meeting is booked"],
    ["chair", "Minutes to approve: 0", "No minutes wait"],
    ["training", "Training that expires", "No lead has training recorded yet"],
    ["analyst", "Unmet need", "No service was recorded as needed"],
    ["analyst", "Data quality", "How well records are recognised"],
    ["commissioner", "What is counted", "Public awareness check"],
    ["board", "What you may ask for", "Lifting a legal hold"],
    ["councillor", "What is open to you", "A figure that is not here"],
    ["scrutineer", "Records open to you: 0", "A sample of records, for a limited time"],
    ["auditor", "Records open to you: 0", "No record is open to you now"],
    ["intelligence", "People, places and networks", "No person of concern"],
    ["school", "Concerns your team sent", "Nothing has been sent yet"],
  ])("%s reads %s", async (key, heading, says) => {
    const { text } = await homeOf(key);
    expect(text).toContain(heading);
    expect(text).toContain(says);
  });

  test("every link of a home opens for whose home it is", async () => {
    for (const key of [
      "chair",
      "training",
      "analyst",
      "board",
      "councillor",
      "auditor",
      "police",
    ]) {
      const { client, main } = await homeOf(key);
      const hrefs = new Set([...main.matchAll(/<a [^>]*href="(\/[^"#]*)"/g)].map(([, to]) => to));
      for (const href of hrefs)
        expect([key, href, (await client.get(href ?? "")).status]).toEqual([key, href, 200]);
    }
  });
});

describe("of a child who is missing", () => {
  test("only those who reach the record read a count or a name", async () => {
    const child = await aChild(app, { familyName: "Qxhomemissing" });
    await anEpisode(app, child, { since: "2026-11-23T20:00:00Z" });
    await letIn(app, child, "police");
    for (const key of cast) {
      const { client, main, text } = await homeOf(key);
      const reaches = (await client.get(`/children/${child.personId}`)).status === 200;
      const worksWithChildren = (await client.get("/missing")).status === 200;
      const counts = needsIn(main).includes("/missing");
      expect([key, counts]).toEqual([key, reaches && worksWithChildren]);
      if (!reaches) expect([key, text.includes("Qxhomemissing")]).toEqual([key, false]);
    }
  });

  test("a restricted record is on no home but of those named on it", async () => {
    const child = await aChild(app, { familyName: "Qxhomehidden" });
    await anEpisode(app, child, { since: "2026-11-23T20:00:00Z" });
    const before = await homeOf("mash");
    await letIn(app, child, "coordinator");
    await restrict(app, child);
    const [mash, coordinator] = [await homeOf("mash"), await homeOf("coordinator")];
    expect(before.text).toContain("2 children missing now");
    expect(mash.text).toContain("1 child missing now");
    expect(coordinator.text).toContain("2 children missing now");
    expect(mash.text).not.toContain("Qxhomehidden");
  });
});

describe("a number on a home is the length of its list", () => {
  test("of who is missing, possible duplicates, pattern alerts, papers and proposals", async () => {
    const same = { familyName: "Qxtwin", givenName: "Asha", bornOn: "2011-02-03" };
    await aChild(app, same);
    await aChild(app, same);
    for (const key of ["coordinator", "mash", "manager"]) {
      const { client, main } = await homeOf(key);
      const shown = [
        ...main.matchAll(/href="([^"]*)">\s*<span class="app-counts__number">(\d+)<\/span>/g),
      ];
      for (const [, href = "", count = ""] of shown.filter(([, to]) =>
        ["/missing", "/same-child", "/standing-queries", "/closings"].includes(to ?? ""),
      )) {
        const list = await client.get(href);
        expect([key, href, list.status]).toEqual([key, href, 200]);
        expect([key, href, new RegExp(`\\b${count}\\b`).test(list.page.text)]).toEqual([
          key,
          href,
          true,
        ]);
      }
    }
  });
});

test("the concerns that a school sent stand on its home alone, with where the decision stands", async () => {
  await sendAs(await app.signIn("school"), { familyName: "Qxsentz" });
  expect((await homeOf("school")).text).toMatch(/Qxsentz\s?Sent: Decision due/);
  for (const key of cast.filter((one) => !["school", "mash"].includes(one)))
    expect([key, (await homeOf(key)).text.includes("Qxsentz")]).toEqual([key, false]);
});
